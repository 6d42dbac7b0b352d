import Archives
import Testing

@testable import Documents

@Suite("DOCX articles")
struct DOCXArticleTests {
  @Test(
    "the blocks and codes of a body",
    arguments: [
      (p(r("نص ") + r("عريض", "<w:b/><w:bCs/>") + r(" نص")), ["نص <bold>عريض</bold> نص"]),
      // Arabic is bold by a property of its own.
      (p(r("نص", "<w:b/>")), ["نص"]),
      (p(r("text", "<w:b/><w:i w:val=\"0\"/>")), ["<bold>text</bold>"]),
      (p(r("a", "<w:b/>") + r("b ", "<w:b/>") + r("c")), ["<bold>ab</bold> c"]),
      (p(r("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), ["a<tab/>b<lineBreak/>c"]),
      (
        p("<w:hyperlink r:id=\"rId9\">" + r("رابط") + "</w:hyperlink>" + r(".")),
        ["<link>رابط</link>."]
      ),
      (
        p(
          field("begin") + "<w:r><w:instrText> HYPERLINK \"http://x\" </w:instrText></w:r>"
            + field("separate") + r("رابط") + field("end")
        ), ["<link>رابط</link>"]
      ),
      (
        p(
          r("a") + "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>" + r("b")
            + "</w:ins><w:moveFrom>" + r("y") + "</w:moveFrom><w:moveTo>" + r("c") + "</w:moveTo>"
        ), ["abc"]
      ),
      (p(r("a") + r("hidden", "<w:vanish/>") + r("b")), ["ab"]),
      (p(r("a"), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + p(r("b")), ["ab"]),
      (p(r("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), ["a<footnote/>", "حاشية"]),
      (
        p(
          "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(r("box"))
            + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("box"))
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + r("text")
        ), ["text", "box"]
      ),
      (
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p(r("x"))
          + "</w:sdtContent></w:sdt>", ["x"]
      ),
      (p("") + p(r("  ")) + p(r("x")), ["x"]),
    ]
  )
  func readsBodies(body: String, blocks: [String]) throws {
    let article = try DOCXArticleReader.read(document(body), keepsEverything: false)
    // The footnote stands in each document; where it is not mentioned, it is left out here.
    let expected = blocks.contains("حاشية") ? blocks : blocks + ["حاشية"]
    #expect(shown(article) == expected)
  }

  @Test("styles, lists, tables and directions say what a paragraph is")
  func keepsKinds() throws {
    let article = try DOCXArticleReader.read(
      document(
        p(r("عنوان"), "<w:pStyle w:val=\"H\"/><w:bidi/>")
          + p(r("أ"), list(1, 0)) + p(r("ب"), list(1, 1)) + p(r("ج"), list(1, 1))
          + p(r("د"), list(2, 0)) + p(r("قول"), "<w:pStyle w:val=\"Q\"/>")
          + "<w:tbl><w:tr>" + tc(p(r("1")) + p(r("2"))) + tc(p(r("3"))) + "</w:tr></w:tbl>"
      ),
      keepsEverything: true
    )
    #expect(
      article.blocks.map(\.kind) == [
        .paragraph, .heading(level: 2), .listItem(.init(level: 1, number: 1)),
        .listItem(.init(level: 2, number: 5)), .listItem(.init(level: 2, number: 6)),
        .listItem(.init(level: 1)), .paragraph,
        .tableCell(.init(table: 1, row: 1, column: 1)),
        .tableCell(.init(table: 1, row: 1, column: 1)),
        .tableCell(.init(table: 1, row: 1, column: 2)), .footnote,
      ]
    )
    #expect(article.blocks[6].quotationLevel == 1)
    #expect(article.title == "العنوان")
    #expect(article.direction == .leftToRight)
    #expect(article.blocks[1].direction == .rightToLeft)
    #expect(article.text.hasPrefix("رأس الصفحة"))
  }

  @Test("a package without a document, or with a damaged one, is refused")
  func refusesPackages() throws {
    #expect(throws: ArticleError.self) {
      try DOCXArticleReader.read(ZipWriter.archive([("a.xml", [])]), keepsEverything: false)
    }
    #expect(throws: ArticleError.self) {
      try DOCXArticleReader.read(document("<w:p>"), keepsEverything: false)
    }
  }
}

private func p(_ runs: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
}

private func r(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

private func tc(_ content: String) -> String { "<w:tc><w:tcPr/>\(content)</w:tc>" }

private func list(_ list: Int, _ level: Int) -> String {
  "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
}

private func field(_ type: String) -> String {
  "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>"
}

/// Returns a package with a body, and with styles, lists, a header and a footnote beside it.
func document(_ body: String) throws -> [UInt8] {
  let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  let namespaces = """
    xmlns:w="\(word)" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """
  func relationships(_ list: [(String, String, String)]) -> String {
    let items = list.map { identifier, type, target in
      let mode = type == "hyperlink" ? " TargetMode=\"External\"" : ""
      return
        "<Relationship Id=\"\(identifier)\" Type=\"http://x/\(type)\" Target=\"\(target)\"\(mode)/>"
    }
    return "<Relationships>\(items.joined())</Relationships>"
  }
  let styles = """
    <w:styles \(namespaces)><w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/>\
    </w:style><w:style w:styleId="H"><w:name w:val="مخصص"/><w:basedOn w:val="B"/></w:style>\
    <w:style w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>
    """
  let numbering = """
    <w:numbering \(namespaces)><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt \
    w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="5"/><w:numFmt w:val="lowerLetter"/>\
    </w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt \
    w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>\
    <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>
    """
  let parts: [(String, String)] = [
    ("[Content_Types].xml", "<Types/>"),
    ("_rels/.rels", relationships([("rId1", "officeDocument", "word/document.xml")])),
    (
      "word/_rels/document.xml.rels",
      relationships([
        ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "/word/numbering.xml"),
        ("rId3", "footnotes", "footnotes.xml"), ("rId4", "header", "header1.xml"),
        ("rId9", "hyperlink", "https://example.org"),
      ])
    ),
    ("word/styles.xml", styles), ("word/numbering.xml", numbering),
    (
      "word/footnotes.xml",
      """
      <w:footnotes \(namespaces)><w:footnote w:type="separator" w:id="0">\(p(r("---")))</w:footnote>\
      <w:footnote w:id="2">\(p(r("حاشية")))</w:footnote></w:footnotes>
      """
    ),
    ("word/header1.xml", "<w:hdr \(namespaces)>\(p(r("رأس الصفحة")))</w:hdr>"),
    (
      "word/document.xml",
      "<w:document \(namespaces)><w:body>\(body)<w:sectPr/></w:body></w:document>"
    ),
    ("docProps/core.xml", "<cp xmlns:dc=\"d\"><dc:title>العنوان</dc:title></cp>"),
  ]
  return try ZipWriter.archive(parts.map { ($0.0, Array($0.1.utf8)) })
}

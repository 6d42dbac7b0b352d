import Archives
import Model
import Testing

@testable import Documents

@Suite("OpenDocument texts")
struct OpenDocumentTests {
  private static let head = """
    <office:document-content xmlns:office="\(OpenDocumentNamespace.office)" \
    xmlns:text="\(OpenDocumentNamespace.text)" xmlns:table="\(OpenDocumentNamespace.table)" \
    xmlns:style="\(OpenDocumentNamespace.style)" xmlns:fo="\(OpenDocumentNamespace.formatting)" \
    xmlns:xlink="\(OpenDocumentNamespace.link)" xmlns:draw="d" xmlns:svg="s">\
    <office:automatic-styles><style:style style:name="T1" style:family="text">\
    <style:text-properties fo:font-weight="bold"/></style:style>\
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations">\
    <style:paragraph-properties style:writing-mode="rl-tb"/></style:style>\
    <text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>\
    </text:list-style></office:automatic-styles><office:body><office:text>
    """

  private func read(_ body: String, keepsEverything: Bool = false) throws -> Article {
    let content = Self.head + body + "</office:text></office:body></office:document-content>"
    let bytes = try ZipWriter.archive([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)), ("META-INF/manifest.xml", Array("<m/>".utf8)),
    ])
    #expect(try ArticleSniffer.format(of: bytes, name: "a.odt") == .openDocument)
    return try OpenDocumentReader.read(
      bytes,
      keepsEverything: keepsEverything,
      interruption: .never
    )
  }

  @Test(
    "paragraphs and their codes",
    arguments: [
      ("<text:p>واحد</text:p><text:p/><text:p>اثنان</text:p>", ["واحد", "اثنان"]),
      (
        "<text:p>a<text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d</text:p>",
        ["a  b<tab/>c<lineBreak/>d"]
      ),
      (
        "<text:p>a <text:span text:style-name=\"T1\">b</text:span> <text:a xlink:href=\"u\">c</text:a></text:p>",
        ["a <bold>b</bold> <link>c</link>"]
      ),
      (
        "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note>b</text:p><text:p>c</text:p>",
        ["a<footnote/>b", "c", "n"]
      ),
      ("<text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>", ["ab"]),
      ("<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a</text:p>", ["a"]),
      (
        "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p>",
        ["ab", "box"]
      ),
      (
        "<text:p>a<draw:frame><draw:image/><svg:desc>وصف</svg:desc></draw:frame></text:p>",
        ["a<image/>"]
      ),
      ("<text:section><text:p>a</text:p></text:section>", ["a"]),
    ] as [(String, [String])]
  )
  func readsParagraphs(body: String, blocks: [String]) throws {
    #expect(try shown(read(body)) == blocks)
  }

  @Test("headings, lists, tables, quotations and directions keep what they are")
  func keepsKinds() throws {
    let article = try read(
      """
      <text:h text:outline-level="2">h</text:h><text:list text:style-name="L1"><text:list-item>\
      <text:p>a</text:p><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p>\
      </text:list-item></text:list></text:list-item><text:list-item><text:p>d</text:p>\
      </text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>1</text:p>\
      </table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell>\
      <text:p>4</text:p></table:table-cell></table:table-row></table:table>\
      <text:p text:style-name="P1">ق</text:p>
      """
    )
    #expect(
      article.blocks.map(\.kind) == [
        .heading(level: 2), .listItem(.init(level: 1, number: 1)),
        .listItem(.init(level: 1, number: 1, isContinued: true)), .listItem(.init(level: 2)),
        .listItem(.init(level: 1, number: 2)),
        .tableCell(.init(table: 1, row: 1, column: 1)),
        .tableCell(.init(table: 1, row: 1, column: 4)), .paragraph,
      ]
    )
    #expect(article.blocks.last?.quotationLevel == 1)
    #expect(article.blocks.last?.direction == .rightToLeft)
  }

  @Test("what is written is read back the same, with terms and comments around it")
  func writesAndReads() throws {
    let html = """
      <h1>عنوان</h1><p>قال <b>الوزير</b> إن <a href="https://example.com/">الهدنة</a>  صامدة<br>الآن.</p>
      <ul><li>a<ol><li>b<li>c</ol><li>d</ul><ol start=4><li>e</ol>
      <table><tr><th>1<td>2<tr><td>3<td>4</table><blockquote>قول</blockquote><pre>x  y</pre>
      """
    let article = try HTMLArticleReader.read(html, keepsEverything: true)
    var document = AnnotatedDocument(
      file: "a.html",
      sourceLanguage: .arabic,
      targetLanguage: .english,
      article: article
    )
    document.segments = article.blocks.enumerated().map {
      AnnotatedSegment(paragraph: $0 + 1, range: $1.range)
    }
    let bytes = try document.bytes(as: .openDocument)
    let again = try OpenDocumentReader.read(bytes, keepsEverything: false, interruption: .never)
    #expect(shown(again) == shown(article))
    #expect(again.blocks.map(\.quotationLevel) == article.blocks.map(\.quotationLevel))
    #expect(again.blocks.map(\.kind).prefix(7) == article.blocks.map(\.kind).prefix(7))
    #expect(bytes[30..<38].elementsEqual("mimetype".utf8))
    #expect(again.direction == .rightToLeft)
  }

  @Test("what is no text, or encrypted, or damaged, is refused")
  func refuses() throws {
    let spreadsheet = try ZipWriter.archive([
      ("content.xml", Array("<a><spreadsheet/></a>".utf8)), ("META-INF/manifest.xml", []),
    ])
    #expect(throws: (any Error).self) {
      try OpenDocumentReader.read(spreadsheet, keepsEverything: false, interruption: .never)
    }
    let encrypted = try ZipWriter.archive([
      ("content.xml", Array("x".utf8)),
      ("META-INF/manifest.xml", Array("<manifest:encryption-data/>".utf8)),
    ])
    #expect(throws: ArchiveError(.encrypted)) {
      try OpenDocumentReader.read(encrypted, keepsEverything: false, interruption: .never)
    }
    #expect(throws: ArticleError.self) { try read("<text:p>a</text:q>") }
  }
}

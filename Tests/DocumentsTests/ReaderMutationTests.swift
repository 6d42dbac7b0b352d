import Archives
import TestSupport
import Testing

@testable import Documents

/// Damages files at random, always the same way: a reader gives an article or an error.
@Suite("Damaged articles")
struct ReaderMutationTests {
  private static let markup = """
    <html lang="ar" dir="rtl"><head><title>خبر</title></head><body><nav><a href="/">x</a></nav>
    <article><h1>خبر</h1><p>قال <b>الوزير</b> إن <a href="u">الهدنة</a> مستمرة، وإنها دائمة.<br><br>
    ثم غادر.</p><ul><li>أ<li>ب<ol start="9"><li value="2">ج</ol></ul><table><tr><th>1<td colspan=3>2
    </table><pre> x\n y</pre><blockquote>&laquo;قول&raquo; &#x41;&bogus;</blockquote></article></body>
    """
  private static let markdown = """
    ---\ntitle: خبر\n---\n# خبر\n\n* أ\n  1. ب\n\n> **قول** _x_ `y` [z](u "t") ![i](s)\n\n| a | b |
    |---|---|\n| 1 | ~~2~~ |\n\n```\ncode\n```\n<div dir=rtl>\n\nنص[^1]\n\n</div>\n\n[^1]: حاشية
    """
  private static let job = """
    <xliff version="2.1" srcLang="ar" trgLang="en"><file id="f"><unit id="u"><originalData><data
     id="d">x</data></originalData><segment state="final"><source><pc id="1" dataRefStart="d">جملة</pc>
    <ph id="2"/><sc id="3"/>.<ec startRef="3"/><mrk id="m">a</mrk></source><target>S</target></segment>
    <ignorable><source> </source></ignorable></unit><trans-unit id="t"><source><g id="1">a<x id="2"/>
    <bpt id="3">b</bpt>c<ept id="3"/><it id="4" pos="open"/></g></source><seg-source><mrk mtype="seg"
     mid="1">a</mrk></seg-source><target><mrk mtype="seg" mid="1">b</mrk></target></trans-unit></file>
    </xliff>
    """

  @Test("HTML", arguments: [UInt64(1), 2])
  func html(seed: UInt64) throws {
    try mutate(Self.markup, seed: seed, count: 1_500) { bytes in
      let text = try decodeHTML(bytes)
      try check(HTMLArticleReader.read(text, keepsEverything: false))
      try check(HTMLArticleReader.read(text, keepsEverything: true))
    }
  }

  @Test("Markdown", arguments: [UInt64(3), 4])
  func markdown(seed: UInt64) throws {
    try mutate(Self.markdown, seed: seed, count: 1_500) { bytes in
      try check(MarkdownArticleReader.read(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test("XLIFF", arguments: [UInt64(5), 6])
  func xliff(seed: UInt64) throws {
    try mutate(Self.job, seed: seed, count: 3_000) { try check(XLIFFArticleReader.read($0)) }
  }

  @Test("DOCX: the text of its main part", arguments: [UInt64(7), 8])
  func docxText(seed: UInt64) throws {
    let body = """
      <w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>\
      </w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>نص</w:t><w:tab/><w:fldChar w:fldCharType="begin"/>\
      <w:instrText>HYPERLINK "x"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>r</w:t>\
      <w:fldChar w:fldCharType="end"/></w:r><w:hyperlink r:id="rId9"><w:r><w:t>l</w:t></w:r>\
      </w:hyperlink><w:r><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r>\
      </w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
      """
    try mutate(body, seed: seed, count: 500) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      try check(DOCXArticleReader.read(document(text), keepsEverything: true))
    }
  }

  @Test("DOCX: the package", arguments: [UInt64(9)])
  func docxPackage(seed: UInt64) throws {
    let bytes = try document("<w:p><w:r><w:t>نص</w:t></w:r></w:p>")
    try mutate(bytes, seed: seed, count: 1_000) { bytes in
      guard try ArticleSniffer.format(of: bytes, name: "") == .docx else { return }
      try check(DOCXArticleReader.read(bytes, keepsEverything: true))
    }
  }

  private func mutate(
    _ text: String,
    seed: UInt64,
    count: Int,
    _ body: ([UInt8]) throws -> Void
  ) throws {
    try mutate(Array(text.utf8), seed: seed, count: count, body)
  }

  /// Calls `body` with changed copies of some bytes; an error of a reader is what is hoped for.
  private func mutate(
    _ bytes: [UInt8],
    seed: UInt64,
    count: Int,
    _ body: ([UInt8]) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !changed.isEmpty {
        let start = Int.random(in: 0..<changed.count, using: &generator)
        let end = min(changed.count, start + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: changed[start] = UInt8.random(in: 0...255, using: &generator)
        case 1: changed.removeSubrange(start..<end)
        case 2: changed.insert(contentsOf: changed[start..<end], at: start)
        case 3:
          changed.replaceSubrange(start..<end, with: "<>&;\"'".utf8.shuffled(using: &generator))
        default: changed.removeSubrange(end...)
        }
      }
      do {
        try body(changed)
      } catch is LawBroken {
        throw LawBroken(description: "seed \(seed)")
      } catch {}
    }
  }

  private struct LawBroken: Error {
    var description = ""
  }

  /// Holds an article to what every article promises.
  private func check(_ article: Article) throws {
    let count = article.text.utf8.count
    var end = 0
    for (index, block) in article.blocks.enumerated() {
      guard block.range.lowerBound >= end, block.range.upperBound <= count else {
        throw LawBroken()
      }
      end = block.range.upperBound
      var position = block.range.lowerBound
      let segments = article.segments?.filter { $0.block == index }.map(\.range) ?? []
      for part in article.runs(ofBlock: index, segments: segments).flatMap(\.parts) {
        switch part {
        case .text(let range):
          guard range.lowerBound == position else { throw LawBroken() }
          position = range.upperBound
        case .code(let code, .standalone):
          guard article.codes[code].range.lowerBound == position else { throw LawBroken() }
          position = article.codes[code].range.upperBound
        case .code(let code, _):
          guard article.codes.indices.contains(code) else { throw LawBroken() }
        }
      }
      guard position == block.range.upperBound else { throw LawBroken() }
    }
    for pair in zip(article.marks, article.marks.dropFirst()) where pair.0.offset > pair.1.offset {
      throw LawBroken()
    }
  }
}

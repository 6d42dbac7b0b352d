import Testing

@testable import Documents

@Suite("Article builder")
struct ArticleBuilderTests {
  @Test("white space at the edges of codes and blocks is put outside of them")
  func trimsEdges() {
    var builder = ArticleBuilder(collapsesSpace: true)
    builder.beginBlock(.paragraph)
    builder.text("\n  قال ")
    builder.open(bold)
    builder.text("  الوزير\t ")
    builder.close()
    builder.text(" أمس. \n")
    let article = builder.finish(.html)
    #expect(article.text == "قال الوزير أمس.")
    #expect(shown(article) == ["قال <bold>الوزير</bold> أمس."])
  }

  @Test("a code that is open where a block ends goes on in the next")
  func splitsCodes() {
    var builder = ArticleBuilder(collapsesSpace: true)
    builder.beginBlock(.heading(level: 1))
    builder.open(bold)
    builder.text("one")
    builder.beginBlock(.paragraph)
    builder.text("two")
    builder.close()
    builder.beginBlock(.paragraph)
    builder.text("three")
    let article = builder.finish(.html)
    #expect(article.text == "one\n\ntwo\n\nthree")
    #expect(shown(article) == ["<bold>one</bold>", "<bold>two</bold>", "three"])
    #expect(article.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .paragraph])
  }

  @Test("line breaks at the edges of a block and empty codes are left out, images are kept")
  func keepsWhatStandsForSomething() {
    var builder = ArticleBuilder(collapsesSpace: true)
    builder.beginBlock(.paragraph)
    builder.standalone(lineBreak)
    builder.open(bold)
    builder.close()
    builder.text("a ")
    builder.standalone(lineBreak)
    builder.text(" b")
    builder.standalone(lineBreak)
    builder.beginBlock(.paragraph)
    builder.text("  ")
    builder.beginBlock(.paragraph)
    builder.standalone(Article.Code(.image, isPaired: false))
    let article = builder.finish(.html)
    #expect(shown(article) == ["a<lineBreak/>b", "<image/>"])
    #expect(article.codes.count == 2)
    #expect(article.text == "a\nb\n\n")
  }

  @Test("runs cover a block, and codes between segments are with neither or their own")
  func runsCoverBlocks() {
    var builder = ArticleBuilder(collapsesSpace: true)
    builder.beginBlock(.paragraph)
    builder.open(bold)
    builder.text("One. Two")
    builder.close()
    builder.open(Article.Code(.italic, isPaired: true))
    builder.text(" more.")
    builder.close()
    builder.standalone(lineBreak)
    builder.text("Three.")
    let article = builder.finish(.html)
    #expect(article.text == "One. Two more.\nThree.")
    let segments = [0..<4, 5..<14, 15..<21]
    let runs = article.runs(ofBlock: 0, segments: segments)
    #expect(
      runs.map { "\($0.segment.map(String.init) ?? "-"):\(shown($0.parts, of: article))" } == [
        "0:<bold>One.", "-: ", "1:Two</bold> <italic>more.</italic>", "-:<lineBreak/>", "2:Three.",
      ]
    )
  }

  @Test("segments of a document have the range of their text")
  func keepsSegments() {
    var builder = ArticleBuilder(collapsesSpace: false)
    builder.beginBlock(.paragraph)
    for (name, text) in [("1", "One. "), ("2", ""), ("3", "Two.")] {
      builder.beginSegment(Article.Segment(identifier: name, block: 0, range: 0..<0))
      builder.text(text)
      builder.endSegment()
    }
    builder.beginBlock(.paragraph)
    builder.beginSegment(Article.Segment(identifier: "4", block: 0, range: 0..<0))
    builder.text(" Three")
    let article = builder.finish(.xliff)
    #expect(article.text == "One. Two.\n\nThree")
    #expect(article.segments?.map(\.identifier) == ["1", "3", "4"])
    #expect(article.segments?.map(\.range) == [0..<4, 5..<9, 11..<16])
    #expect(article.segments?.map(\.block) == [0, 0, 1])
  }

  private var bold: Article.Code { Article.Code(.bold, isPaired: true) }
  private var lineBreak: Article.Code { Article.Code(.lineBreak, isPaired: false) }
}

/// The blocks of an article with the kinds of their codes as tags.
func shown(_ article: Article) -> [String] {
  article.blocks.indices.map { block in
    shown(article.runs(ofBlock: block, segments: []).first?.parts ?? [], of: article)
  }
}

func shown(_ parts: [Article.Part], of article: Article) -> String {
  let bytes = Array(article.text.utf8)
  return parts.map { part in
    switch part {
    case .text(let range): String(decoding: bytes[range], as: UTF8.self)
    case .code(let code, .opening): "<\(article.codes[code].kind)>"
    case .code(let code, .closing): "</\(article.codes[code].kind)>"
    case .code(let code, .standalone): "<\(article.codes[code].kind)/>"
    }
  }.joined()
}

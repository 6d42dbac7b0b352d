import Archives
import Model
import TestSupport
import Testing

@testable import Documents

/// Articles that make a careless reader or writer look at the same text again and again, or make more
/// of themselves than was written.
@Suite("Hostile articles")
struct HostileArticleTests {
  /// A kind of article at any size.
  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let size: Int
    let article: @Sendable (_ size: Int) throws -> [UInt8]
    let format: ArticleFormat

    init(
      _ name: String,
      _ format: ArticleFormat,
      size: Int,
      _ article: @escaping @Sendable (Int) throws -> [UInt8]
    ) {
      testDescription = name
      (self.format, self.size, self.article) = (format, size, article)
    }

    init(
      _ name: String,
      _ format: ArticleFormat,
      _ piece: String,
      size: Int = 10_000,
      before: String = "",
      after: String = ""
    ) {
      self.init(name, format, size: size) { size in
        Array((before + String(repeating: piece, count: size / piece.utf8.count) + after).utf8)
      }
    }
  }

  static let cases: [Hostile] = [
    Hostile("attributes", .html, size: 20_000) { size in
      Array("<p \((0..<size / 8).map { "a\($0)=1 " }.joined())>نص</p>".utf8)
    },
    Hostile("looks with attributes", .html, size: 8_000) { size in
      Array(
        ((0..<size / 10).map { "<b a=\($0)>x</b><b a=\($0)>" }.prefix(700).joined()
          + String(repeating: "<p>x", count: size / 4)).utf8
      )
    },
    Hostile("links in tables", .html, "<table><a href=x>"),
    Hostile("paragraphs that end", .html, "<p></p></p>x"),
    Hostile(
      "headings",
      .html,
      "<h1>a</h1>",
      before: "<html><body><p>A long paragraph of prose, with marks. And more of it.</p>"
    ),
    Hostile("headers", .html, "<header><p>a</header>", before: "<html><body>"),
    Hostile("lists", .html, "<li><br>a"),
    Hostile("comments", .html, "<!--"),
    Hostile("raw text without an end", .html, "<iframe><xmp>"),
    Hostile("references", .html, "&amp;&x;&copy"),
    Hostile("quotes", .html, "<a b='"),
    Hostile("emphasis", .markdown, "*a **b "),
    Hostile("links that do not end", .markdown, "[a](<b"),
    Hostile("pieces of HTML", .markdown, "<div>a\n\n</div>\n\n"),
    Hostile("brackets", .markdown, "["),
    Hostile("entities in DOCX", .docx, size: 40_000) { size in
      try docx("<w:p><w:r><w:t>\(String(repeating: "&#x627;", count: size / 7))</w:t></w:r></w:p>")
    },
    Hostile("runs in DOCX", .docx, size: 40_000) { size in
      let runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t> </w:t></w:r>"
      return try docx("<w:p>\(String(repeating: runs, count: size / runs.utf8.count))</w:p>")
    },
    Hostile("joined paragraphs in DOCX", .docx, size: 40_000) { size in
      let paragraph = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
      return try docx(String(repeating: paragraph, count: size / paragraph.utf8.count))
    },
    Hostile("tags in subtitles", .subRip, "<<i>< ", before: "1\n00:00:01,000 --> 00:00:02,000\n"),
    Hostile(
      "empty lines in subtitles",
      .subRip,
      "\n",
      before: "1\n00:00:01,000 --> 00:00:02,000\na"
    ),
  ]

  private static func docx(_ body: String) throws -> [UInt8] {
    try document(body)
  }

  @Test("readers take time that grows with the size", .timeLimit(.minutes(20)), arguments: cases)
  func readingIsLinear(hostile: Hostile) throws {
    let small = try hostile.article(hostile.size)
    let large = try hostile.article(4 * hostile.size)
    try expectLinear {
      try read(small, hostile.format)
    } large: {
      try read(large, hostile.format)
    }
  }

  @Test("readers end when they are told to", arguments: cases)
  func readingIsInterrupted(hostile: Hostile) throws {
    let bytes = try hostile.article(4 * hostile.size)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: InterruptionError.cancelled) {
      _ = try hostile.format.read(bytes, .init(), Interruption(cancellation: cancellation))
    }
  }

  private func read(_ bytes: [UInt8], _ format: ArticleFormat) throws {
    do {
      _ = try format.read(bytes, .init(), .never)
    } catch is ArticleError {}
  }

  @Test(
    "what makes more of itself than any article is refused",
    arguments: [
      (
        "one address a million times", ArticleFormat.markdown,
        "[a]: /\(String(repeating: "x", count: 100_000))\n\n\(String(repeating: "[a] ", count: 10_000))"
      ),
      (
        "rows without cells", .markdown,
        "|\(String(repeating: "a|", count: 2_000))\n|\(String(repeating: "-|", count: 2_000))\n"
          + String(repeating: "|x|\n", count: 200)
      ),
      ("elements in elements", .html, String(repeating: "<div>", count: 5_000)),
    ]
  )
  func refusesExpansion(name: String, format: ArticleFormat, text: String) {
    #expect(throws: ArticleError.self) { try format.read(Array(text.utf8), .init(), .never) }
  }

  @Test("a document has no more paragraphs than any real one")
  func refusesParagraphs() throws {
    let bytes = try document(String(repeating: "<w:p/>", count: 1_000_001))
    #expect(throws: ArticleError.self) { try DOCXArticleReader.read(bytes, keepsEverything: false) }
  }

  @Test(
    "writers take time that grows with the size",
    .timeLimit(.minutes(20)),
    arguments: AnnotationFormat.all.map(\.name)
  )
  func writingIsLinear(name: String) throws {
    let format = try #require(AnnotationFormat.named(name))
    let (small, large) = (Self.lines(500), Self.lines(2_000))
    try expectLinear {
      _ = try small.bytes(as: format)
    } large: {
      _ = try large.bytes(as: format)
    }
  }

  @Test(
    "one segment with many terms and placeables is written in linear time",
    .timeLimit(.minutes(20))
  )
  func longSegment() throws {
    let (small, large) = (Self.oneSegment(300), Self.oneSegment(1_200))
    for format in AnnotationFormat.all {
      try expectLinear {
        _ = try small.bytes(as: format)
      } large: {
        _ = try large.bytes(as: format)
      }
    }
  }

  @Test("writers end when they are told to", arguments: AnnotationFormat.all.map(\.name))
  func writingIsInterrupted(name: String) throws {
    let format = try #require(AnnotationFormat.named(name))
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: InterruptionError.cancelled) {
      try Self.lines(10).bytes(as: format, Interruption(cancellation: cancellation))
    }
  }

  /// A document of so many lines, each a block with one segment.
  private static func lines(_ count: Int) -> AnnotatedDocument {
    let text = String(repeating: "a.\n", count: count)
    var article = Article(format: .plainText, text: text)
    article.blocks = (0..<count).map { Article.Block(.paragraph, range: 3 * $0..<3 * $0 + 2) }
    return AnnotatedDocument(
      file: "a.txt",
      sourceLanguage: .english,
      targetLanguage: .arabic,
      article: article,
      segments: (0..<count).map { AnnotatedSegment(paragraph: $0 + 1, range: 3 * $0..<3 * $0 + 2) }
    )
  }

  /// A document of one segment with so many terms, links and numbers.
  private static func oneSegment(_ count: Int) -> AnnotatedDocument {
    let piece = "bomb 12 link "
    let text = String(repeating: piece, count: count)
    var article = Article(format: .html, text: text)
    article.blocks = [Article.Block(.paragraph, range: 0..<text.utf8.count - 1)]
    var segment = AnnotatedSegment(paragraph: 1, range: 0..<text.utf8.count - 1)
    let term = Term(text: "bomb")
    let concept = ConceptEntry(identifier: "c", languages: [])
    for number in 0..<count {
      let start = number * piece.utf8.count
      var link = Article.Code(.link, isPaired: true, reference: "https://example.com/\(number)")
      link.range = start + 8..<start + 12
      article.codes.append(link)
      article.marks.append(.init(offset: start + 8, edge: .opening, code: number))
      article.marks.append(.init(offset: start + 12, edge: .closing, code: number))
      segment.terms.append(
        AnnotatedTerm(
          occurrence: TermOccurrence(
            range: start..<start + 4,
            term: 0,
            isNested: false,
            form: TermForm(kind: .exact)
          ),
          term: term,
          concept: concept,
          glossary: "g",
          equivalents: [Term(text: "قنبلة")]
        )
      )
      segment.placeables.append(
        AnnotatedPlaceable(range: start + 5..<start + 7, kind: "number", value: "12")
      )
    }
    return AnnotatedDocument(
      file: "a.html",
      sourceLanguage: .english,
      targetLanguage: .arabic,
      article: article,
      segments: [segment]
    )
  }
}

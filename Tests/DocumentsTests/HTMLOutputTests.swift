import Model
import Testing

@testable import Documents

@Suite("Annotated pages")
struct HTMLOutputTests {
  @Test(
    "only links of the web and of mail stay links",
    arguments: [
      ("https://example.com/a?b=1&c", true), ("HTTP://example.com", true),
      ("mailto:desk@example.com", true), ("javascript:alert(1)", false), ("/relative", false),
      (" javascript:alert(1)", false), ("java\nscript:alert(1)", false),
      ("data:text/html,x", false),
      ("vbscript:x", false), ("https://", false), ("https://example.com/ onclick=x", false),
      ("", false),
    ]
  )
  func sanitizesLinks(address: String, isKept: Bool) {
    #expect((HTMLText.harmlessAddress(address) != nil) == isKept)
  }

  @Test(
    "the first line of a plain text is its headline if it is short and has no stop",
    arguments: [(20, "", true), (160, "", true), (161, "", false), (20, ".", false)]
  )
  func headline(length: Int, end: String, isHeadline: Bool) throws {
    let first = String(repeating: "ن", count: length - end.count) + end
    let second = "نص الخبر هنا."
    let bounds = [0, first.utf8.count, first.utf8.count + 2 + second.utf8.count]
    var article = Article(format: .plainText, text: first + "\n\n" + second)
    article.blocks = [
      Article.Block(.paragraph, range: 0..<bounds[1]),
      Article.Block(.paragraph, range: bounds[1] + 2..<bounds[2]),
    ]
    var document = AnnotatedDocument(
      file: "a.txt",
      sourceLanguage: .arabic,
      targetLanguage: .english,
      article: article
    )
    document.segments = [
      AnnotatedSegment(paragraph: 1, range: 0..<bounds[1]),
      AnnotatedSegment(paragraph: 2, range: bounds[1] + 2..<bounds[2]),
    ]
    // A page without a headline gets a heading of its own.
    #expect(try document.html().contains("<h1><bdi>") != isHeadline)
  }

  @Test("codes, segments and terms that cross each other become elements that nest")
  func nestsCrossingSpans() throws {
    // <b> goes over the border of two segments and ends within a term of the second.
    let page = try Crossing.document.html()
    #expect(page.contains("<b>one.</b></span><b> </b><span class=\"segment\" id=\"s2\"><span"))
    #expect(page.contains("<b>two</b> three</a>"))
    #expect(isBalanced(page), "\(page)")
  }

  @Test(
    "a term that is a link, or holds one, is no second link",
    arguments: [5..<14, 5..<8, 9..<14]
  )
  func keepsLinksApart(range: Range<Int>) throws {
    var document = Crossing.document
    var link = Article.Code(.link, isPaired: true, reference: "https://example.com")
    link.range = range
    document.article.codes = [link]
    document.article.marks[0].offset = range.lowerBound
    document.article.marks[1].offset = range.upperBound
    let page = try document.html()
    #expect(isBalanced(page), "\(page)")
    #expect(!page.contains("<a class=\"word\""))
    #expect(page.contains("href=\"https://example.com\""))
  }

  @Test("what an article says is text, never markup")
  func escapes() throws {
    var document = Crossing.document
    document.file = "<script>alert(1)</script>"
    document.article.title = "</title><script>"
    let page = try document.html()
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("</title><script>\n</head>"))
    #expect(page.contains("&lt;script&gt;alert(1)"))
  }

  /// Whether every element ends in the reverse order of the beginnings.
  private func isBalanced(_ page: String) -> Bool {
    let empty: Set<Substring> = ["meta", "br", "!DOCTYPE"]
    var open: [Substring] = []
    let body = page.split(separator: "<main").dropFirst().first.map { "<main" + $0 } ?? ""
    let main = body.split(separator: "</main>").first.map { $0 + "</main>" } ?? ""
    for tag in main.split(separator: "<").compactMap({ $0.split(separator: ">").first }) {
      let name = tag.split(separator: " ").first ?? tag
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else if !empty.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}

/// A document in which a code goes over the border of two segments and overlaps a term.
enum Crossing {
  /// A term in a place, with an equivalent.
  static func term(_ range: Range<Int>) -> AnnotatedTerm {
    AnnotatedTerm(
      occurrence: TermOccurrence(
        range: range,
        term: 0,
        isNested: false,
        form: TermForm(kind: .exact)
      ),
      term: Term(text: "truce"),
      concept: ConceptEntry(identifier: "truce"),
      glossary: "test",
      equivalents: [Term(text: "هدنة")]
    )
  }

  /// `one. two three`, with `one. two` bold and `two three` a term.
  static var document: AnnotatedDocument {
    var article = Article(format: .html, text: "one. two three")
    article.blocks = [Article.Block(.paragraph, range: 0..<14)]
    var bold = Article.Code(.bold, isPaired: true, data: "<b>", closingData: "</b>")
    bold.range = 0..<8
    article.codes = [bold]
    article.marks = [
      Article.CodeMark(offset: 0, edge: .opening, code: 0),
      Article.CodeMark(offset: 8, edge: .closing, code: 0),
    ]
    var second = AnnotatedSegment(paragraph: 1, range: 5..<14)
    second.terms = [
      AnnotatedTerm(
        occurrence: TermOccurrence(
          range: 5..<14,
          term: 0,
          isNested: false,
          form: TermForm(kind: .exact)
        ),
        term: Term(text: "two three"),
        concept: ConceptEntry(identifier: "two-three"),
        glossary: "test",
        equivalents: [Term(text: "اثنان ثلاثة"), Term(text: "سيئ", status: .forbidden)]
      )
    ]
    return AnnotatedDocument(
      file: "test.html",
      sourceLanguage: .english,
      targetLanguage: .arabic,
      article: article,
      segments: [AnnotatedSegment(paragraph: 1, range: 0..<4), second]
    )
  }
}

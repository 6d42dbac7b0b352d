import Model
import Testing

@testable import Documents

@Suite("HTML articles")
struct HTMLArticleTests {
  @Test(
    "the blocks and codes of a piece of HTML",
    arguments: [
      ("<p>واحد<p>اثنان", ["واحد", "اثنان"]),
      ("text <b>bold <i>both</i></b> end", ["text <bold>bold <italic>both</italic></bold> end"]),
      ("a&nbsp;b &laquo;c&raquo; &#1575;&amp;", ["a\u{A0}b «c» ا&"]),
      ("<p>one<br>two<br><br>three<br></p>", ["one<lineBreak/>two", "three"]),
      ("<span><p>x</p><p>y</p></span>", ["<other>x</other>", "<other>y</other>"]),
      ("<p>a<script>b</script><!-- c --><style>d</style>e</p>", ["ae"]),
      ("<p>  spaces \n\t in   <span> lines </span> </p>", ["spaces in <other>lines</other>"]),
      ("<p><img src=x alt=وصف> خبر <img src=pixel></p>", ["<image/>خبر"]),
      ("<p>&nbsp;</p><p></p><p>x</p>", ["x"]),
      ("<a href='/x'>رابط</a>", ["<link>رابط</link>"]),
      ("كلام<div>كتلة</div>كلام", ["كلام", "كتلة", "كلام"]),
    ]
  )
  func readsPieces(html: String, blocks: [String]) throws {
    #expect(try shown(HTMLArticleReader.read(html, keepsEverything: false)) == blocks)
  }

  @Test("headings, lists, tables, quotations and preformatted text keep what they are")
  func keepsKinds() throws {
    let html = """
      <h2>عنوان</h2><ul><li>a<ol start=3><li>b<li>c</ol></li><li><p>d</p><p>e</p></li></ul>
      <table><tr><th>م<th>ع<tr><td>1<td>2</table><blockquote>قول</blockquote><pre> x
        y</pre>
      """
    let article = try HTMLArticleReader.read(html, keepsEverything: false)
    #expect(
      article.blocks.map(\.kind) == [
        .heading(level: 2), .listItem(.init(level: 1)), .listItem(.init(level: 2, number: 3)),
        .listItem(.init(level: 2, number: 4)), .listItem(.init(level: 1)),
        .listItem(.init(level: 1, isContinued: true)),
        .tableCell(.init(table: 1, row: 1, column: 1, isHeader: true)),
        .tableCell(.init(table: 1, row: 1, column: 2, isHeader: true)),
        .tableCell(.init(table: 1, row: 2, column: 1)),
        .tableCell(.init(table: 1, row: 2, column: 2)), .paragraph, .preformatted,
      ]
    )
    #expect(article.blocks.map(\.quotationLevel).suffix(2) == [1, 0])
    #expect(article.blocks.last?.hasLines == true)
    #expect(article.text.hasSuffix("x\n  y"))
  }

  @Test("language and direction are those of the page, and of blocks that differ")
  func keepsLanguage() throws {
    let html = """
      <html lang="ar-EG" dir="RTL"><head><title> عنوان\n الصفحة </title></head>
      <body><p>عربي</p><p lang=en dir=ltr>English</p></body></html>
      """
    let article = try HTMLArticleReader.read(html, keepsEverything: true)
    #expect(article.title == "عنوان الصفحة")
    #expect(article.language?.description == "ar-EG")
    #expect(article.direction == .rightToLeft)
    #expect(article.blocks.map { $0.language?.description } == [nil, "en"])
    #expect(article.blocks.map(\.direction) == [nil, .leftToRight])
  }

  @Test("a link keeps where it leads, and codes are written as tags")
  func keepsData() throws {
    let html = "<p>قالت <a href=\"https://example.org/?a=1&amp;b\" title='\"'>الوكالة</a></p>"
    let article = try HTMLArticleReader.read(html, keepsEverything: false)
    let code = try #require(article.codes.first)
    #expect(code.reference == "https://example.org/?a=1&b")
    #expect(code.data == "<a href=\"https://example.org/?a=1&amp;b\" title=\"&quot;\">")
    #expect(code.closingData == "</a>")
  }

  @Test("the article is found on a page", arguments: HTMLPages.all)
  func findsArticle(page: HTMLPages.Page) throws {
    let article = try HTMLArticleReader.read(page.html, keepsEverything: false)
    let bytes = Array(article.text.utf8)
    let blocks = article.blocks.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      .filter { !$0.isEmpty }
    #expect(blocks == page.article)
    let all = try HTMLArticleReader.read(page.html, keepsEverything: true)
    #expect(page.surroundings.allSatisfy(all.text.contains))
  }

  @Test("elements that nest deeper than any real ones are refused")
  func refusesDepth() {
    let html = String(repeating: "<div>", count: 50_000)
    #expect(throws: (any Error).self) {
      try HTMLArticleReader.read(html, keepsEverything: false)
    }
  }

  @Test("a page is decoded by its mark, its declaration, or as UTF-8")
  func decodes() throws {
    // «سلام» in windows-1256.
    let arabic: [UInt8] = [0xD3, 0xE1, 0xC7, 0xE3]
    let declared = Array("<meta http-equiv=x content='text/html; charset=windows-1256'>".utf8)
    #expect(try decodeHTML(declared + arabic).hasSuffix("سلام"))
    #expect(try decodeHTML(Array("<META CHARSET=\"x-cp1256\">".utf8) + arabic).hasSuffix("سلام"))
    #expect(try decodeHTML(Array("<p>سلام".utf8)) == "<p>سلام")
    #expect(try decodeHTML([0xFF, 0xFE, 0x33, 0x06]) == "س")
    let utf8 = Array("<meta charset=utf-8>".utf8)
    let long = Array(String(repeating: "سلام ", count: 200).utf8)
    #expect(try decodeHTML(utf8 + long + [0xC7] + long).contains("\u{FFFD}"))
    #expect(throws: ArticleError.self) { try decodeHTML(utf8 + arabic) }
    #expect(throws: ArticleError.self) { try decodeHTML(arabic) }
    #expect(throws: ArticleError.self) {
      try decodeHTML(Array("<meta charset=none>".utf8) + arabic)
    }
    #expect(try decodeText(arabic, encoding: "windows-1256") == "سلام")
    #expect(throws: ArticleError.self) { try decodeText(arabic, encoding: "no such thing") }
  }
}

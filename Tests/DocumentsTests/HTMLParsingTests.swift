import Model
import Testing

@testable import Documents

@Suite("HTML as browsers read it")
struct HTMLParsingTests {
  /// A page and the blocks that a reader sees.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let html: String
    let blocks: [String]

    init(_ name: String, _ html: String, _ blocks: [String]) {
      (testDescription, self.html, self.blocks) = (name, html, blocks)
    }
  }

  @Test(
    "void elements have no content, and unknown ones pass theirs through",
    arguments: [
      Case("wbr", "<p>مج<wbr>لس الأمن</p>", ["مجلس الأمن"]),
      Case("embed", "<p>قريبا <embed src=v.swf> غدا.</p>", ["قريبا غدا."]),
      Case("source and track", "<p>a <source src=x><track src=y> b</p>", ["a b"]),
      Case("keygen, param", "<p>a <keygen>b <param name=x>c</p>", ["a b c"]),
      Case("input", "<p>a <input name=x> b</p>", ["a b"]),
      Case("br between", "one.<br><br>two<wbr>three.<p>four</p>", ["one.", "twothree.", "four"]),
      Case("unknown", "<p>a <x-note>b</x-note> c</p>", ["a b c"]),
      Case(
        "data, time, mark",
        "<p><data value=1>a</data> <time>b</time></p>",
        [
          "<other>a</other> <other>b</other>"
        ]
      ),
      Case("map", "<map name=m>a<area href=x>b</map>", ["ab"]),
      Case("search, dialog that is open", "<search>a</search><dialog open>b</dialog>", ["a", "b"]),
      Case("self-closing means nothing", "<p/>a<div/>b</div>", ["a", "b"]),
      Case("not a tag", "<p>a < b, 1<2 and </ c>d</p>", ["a < b, 1<2 and d"]),
    ]
  )
  func voidElements(example: Case) throws {
    let found = try blocks(example.html)
    #expect(found == example.blocks)
  }

  @Test(
    "end tags that are missing are supplied, and those too many mean nothing",
    arguments: [
      Case(
        "p, li, td",
        "<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<td>f<tr><td>g<td>h</table>",
        [
          "a", "b", "c", "d", "e", "f", "g", "h",
        ]
      ),
      Case("dt and dd", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a", "b", "c", "d"]),
      Case("head", "<head><title>t</title><p>a</p>", ["a"]),
      Case("headings", "<h1>a<h2>b</h2>c", ["a", "b", "c"]),
      Case("title without an end", "<title>t<p>a</p>", ["t", "a"]),
      Case("select without an end", "<select><option>x<p>a</p>", ["a"]),
      Case("svg without an end", "<svg><path d='M0'><p>a</p>", ["a"]),
      Case("noscript without an end", "<noscript><p>a</p>", ["a"]),
      Case("end tags of nothing", "a</p></div></b></td></li></x>b", ["ab"]),
      Case(
        "bold over paragraphs",
        "<b>x<p>a</b>b</p>",
        [
          "<bold>x</bold>", "<bold>a</bold>b",
        ]
      ),
      Case("bold over cells", "<table><tr><td><b>a<td>b</table>c", ["<bold>a</bold>", "b", "c"]),
      Case(
        "crossed",
        "<p>a<b>b<i>c</b>d</i>e</p>",
        [
          "a<bold>b<italic>c</italic></bold><italic>d</italic>e"
        ]
      ),
      Case("a in a", "<a href=x>a<a href=y>b</a>", ["<link>a</link><link>b</link>"]),
      Case(
        "a around blocks",
        "<a href=x><h2>a</h2><p>b</p></a>",
        [
          "<link>a</link>", "<link>b</link>",
        ]
      ),
      Case(
        "text in a table",
        "<table>a<tr>b<td>c<td>d<tr><td>e<td>f</table>",
        [
          "ab", "c", "d", "e", "f",
        ]
      ),
      Case(
        "table in a table",
        "<table><tr><td>a<table><tr><td>b</table>c</table>",
        [
          "a", "b", "c",
        ]
      ),
      Case("body twice", "<body lang=en>a<body dir=rtl>b</body>c</html>d", ["abcd"]),
    ]
  )
  func missingEnds(example: Case) throws {
    let found = try blocks(example.html)
    #expect(found == example.blocks)
  }

  @Test(
    "what nobody reads is left out, and no more",
    arguments: [
      Case("template", "<template><p>x</template><p>a", ["a"]),
      Case("noscript", "<p>a<noscript><img alt=x>y</noscript>b", ["ab"]),
      Case(
        "script with tags",
        "<script>if (a<b) '</p>'; <!-- <script>x</script> --></script>a",
        ["a"]
      ),
      Case("style", "<style>p > a { }</style>a", ["a"]),
      Case("textarea, iframe", "<textarea><p>x</textarea><iframe><p>y</iframe>a", ["a"]),
      Case("comments", "a<!-- <p>x --><!-->b<!--->c<!-- x --!>d", ["abcd"]),
      Case(
        "conditional comments",
        "<!--[if IE]><p>x</p><![endif]-->a<![if !IE]>b<![endif]>",
        ["ab"]
      ),
      Case("conditional, shown", "<!--[if !IE]><!-->a<!--<![endif]-->", ["a"]),
      Case("instructions, CDATA", "<?php x ?>a<![CDATA[x]]>b", ["ab"]),
      Case("xmp and listing", "<xmp><b>a</b></xmp><listing>b</listing>", ["<b>a</b>", "b"]),
      Case(
        "AMP",
        "<p>a<amp-ad>x</amp-ad></p><amp-social-share>y</amp-social-share>",
        ["a"]
      ),
      Case(
        "a picture of AMP before the text",
        "<amp-img alt=وصف src=x></amp-img><p>a<amp-ad>x</amp-ad></p>",
        ["<image/>", "a"]
      ),
      Case(
        "pictures alone",
        "<p><img alt=x src=x></p><p><img alt=y src=y></p><p>a<img alt=z src=z></p>",
        ["<image/>", "<image/>", "a<image/>"]
      ),
      Case("plaintext", "a<plaintext><b>b", ["a", "<b>b"]),
    ]
  )
  func leavesOut(example: Case) throws {
    let found = try blocks(example.html)
    #expect(found == example.blocks)
  }

  @Test(
    "references to characters",
    arguments: [
      ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&copy 2026 &copyx", "© 2026 ©x"),
      ("&laquo;&raquo;&hellip;", "«»…"), ("&#1575;&#x627;&#X627", "ااا"),
      ("&#150;&#x92;", "–’"), ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&bogus; &; & &#; &#x;", "&bogus; &; & &#; &#x;"), ("&number &notit;", "&number ¬it;"),
      ("&comma;&colon;&NewLine;&period;", ",: ."), ("a&#99999999999999999999;b", "a\u{FFFD}b"),
    ]
  )
  func references(html: String, text: String) throws {
    #expect(try HTMLArticleReader.read("<p>\(html)", keepsEverything: true).text == text)
  }

  @Test("an ampersand in an address is no reference unless it is written as one")
  func referencesInAttributes() throws {
    let article = try HTMLArticleReader.read(
      "<a href='/?a=1&copy=2&amp;lt=3&reg;'>x</a>",
      keepsEverything: true
    )
    #expect(article.codes.first?.reference == "/?a=1&copy=2&lt=3®")
  }

  @Test(
    "text that nobody sees is no paragraph",
    arguments: [
      "&#65279;", "&#8203;", "&#8206;", "&#8207;", "&#x61C;", "&#x202A;&#x202E;", "&shy; &nbsp;",
    ]
  )
  func invisibleText(mark: String) throws {
    let html = "<p>قبل</p><p>\(mark)</p><p><b>\(mark)</b></p><p>بعد\(mark)</p>"
    let article = try HTMLArticleReader.read(html, keepsEverything: true)
    #expect(article.blocks.count == 2)
    #expect(article.text.hasPrefix("قبل\n\nبعد"))
  }

  @Test("what is protected is a code that says so, also where a whole block is")
  func protectedText() throws {
    let html = """
      <p>Open <span translate=no>NATO Viewer</span> to <b class=notranslate>see</b> NATO.</p>
      <p translate=no>NATO <i>Viewer</i></p><p translate=no>a <span translate=yes>b</span></p>
      """
    let article = try HTMLArticleReader.read(html, keepsEverything: true)
    let text = Array(article.text.utf8)
    let protected = article.codes.filter(\.isProtected)
      .map { String(decoding: text[$0.range], as: UTF8.self) }
    #expect(protected == ["NATO Viewer", "see", "NATO", "Viewer", "a"])
  }

  private func blocks(_ html: String) throws -> [String] {
    try shown(HTMLArticleReader.read(html, keepsEverything: true))
  }
}

import Testing

@testable import Documents

@Suite("Markdown articles")
struct MarkdownArticleTests {
  @Test(
    "the blocks and codes of a text",
    arguments: [
      (
        "# عنوان\n\nنص **غامق** و*مائل*.",
        ["عنوان", "نص <bold>غامق</bold> و<italic>مائل</italic>."]
      ),
      ("سطر\nثان", ["سطر ثان"]),
      ("سطر\\\nثان  \nثالث", ["سطر<lineBreak/>ثان<lineBreak/>ثالث"]),
      ("[نص](http://x \"t\") `code`", ["<link>نص</link> <monospace>code</monospace>"]),
      ("![وصف *الصورة*](a.png) نص", ["<image/>نص"]),
      ("كلام ~~محذوف~~", ["كلام <strikethrough>محذوف</strikethrough>"]),
      ("a <b>c</b> &amp; \\*d\\*", ["a <other/>c<other/> & *d*"]),
      ("<div><p>كتلة <b>x</b></p></div>\n\nنص", ["كتلة <bold>x</bold>", "نص"]),
      ("نص[^1]\n\n[^1]: حاشية", ["نص<footnote/>", "حاشية"]),
      ("---\ntitle: \"هدنة\"\ndate: 2024\n---\nنص", ["هدنة", "نص"]),
      ("---\n\nنص", ["نص"]),
    ]
  )
  func readsTexts(markdown: String, blocks: [String]) throws {
    #expect(try shown(MarkdownArticleReader.read(markdown)) == blocks)
  }

  @Test("headings, lists, quotations, tables and code keep what they are")
  func keepsKinds() throws {
    let article = try MarkdownArticleReader.read(
      """
      ### h

      - a

        b

        2. c
      - d

      > q

      | x | y |
      |---|---|
      | 1 | 2 |

      ```
      code
        here
      ```
      """
    )
    #expect(
      article.blocks.map(\.kind) == [
        .heading(level: 3), .listItem(.init(level: 1)),
        .listItem(.init(level: 1, isContinued: true)), .listItem(.init(level: 2, number: 2)),
        .listItem(.init(level: 1)), .paragraph,
        .tableCell(.init(table: 1, row: 1, column: 1, isHeader: true)),
        .tableCell(.init(table: 1, row: 1, column: 2, isHeader: true)),
        .tableCell(.init(table: 1, row: 2, column: 1)),
        .tableCell(.init(table: 1, row: 2, column: 2)), .preformatted,
      ]
    )
    #expect(article.blocks.map(\.quotationLevel)[5] == 1)
    #expect(article.text.hasSuffix("code\n  here"))
  }

  @Test("the direction of HTML around a text is the text's")
  func keepsDirection() throws {
    let article = try MarkdownArticleReader.read("<div dir=\"rtl\">\n\nنص\n\n</div>\n")
    #expect(article.direction == .rightToLeft)
    #expect(shown(article) == ["نص"])
  }
}

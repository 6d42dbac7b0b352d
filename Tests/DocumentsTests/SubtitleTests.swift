import Model
import Testing

@testable import Documents

@Suite("Subtitles")
struct SubtitleTests {
  private func read(_ text: String, _ format: ArticleFormat) throws -> Article {
    try format.read(Array(text.utf8), .init(), .never)
  }

  @Test("each subtitle is a block with its number; its lines are one text")
  func readsSubRip() throws {
    let text = """
      \u{FEFF}1
      00:00:01,000 --> 00:00:04,000
      قال <i>الوزير</i> إن
      الهدنة صامدة.

      2
      00:00:05,000 --> 00:00:06,500 X1:1 X2:2
      {\\an8}- من هناك؟
      - أنا.

      """
    let article = try read(text, .subRip)
    #expect(
      shown(article) == [
        "قال <italic>الوزير</italic> إن<lineBreak/>الهدنة صامدة.",
        "<other/>- من هناك؟<lineBreak/>- أنا.",
      ]
    )
    #expect(article.blocks.map(\.identifier) == ["1", "2"])
    #expect(article.blocks.map(\.hasLines) == [false, true])
    #expect(article.format == .subRip)
  }

  @Test("heads, remarks, styles and settings of WebVTT are no text; references are resolved")
  func readsWebVTT() throws {
    let text = """
      WEBVTT - Title
      Kind: captions

      NOTE
      a remark --> no times

      STYLE
      ::cue { color: red }

      intro
      00:01.000 --> 00:02.000 line:0 align:start
      <v Speaker>He said &lt;no&gt; &amp; left</v>

      01:00:03.000 --> 01:00:04.000
      <c.loud>two</c> <00:00:03.500>words

      """
    let article = try read(text, .webVTT)
    #expect(
      shown(article) == [
        "<other>He said <no> & left</other>", "<other>two</other> <other/>words",
      ]
    )
    #expect(article.blocks.map(\.identifier) == ["intro", nil])
  }

  @Test(
    "what players read loses nothing",
    arguments: [
      (
        "no number", "00:00:01,000 --> 00:00:02,000\na\n\n00:00:03,000 --> 00:00:04,000\nb",
        ["a", "b"]
      ),
      (
        "no blank line", "1\n00:00:01,0 --> 00:00:02,0\na\n2\n00:00:03,0 --> 00:00:04,0\nb",
        ["a", "b"]
      ),
      (
        "a blank line inside",
        "1\n00:00:01,0 --> 00:00:02,0\na\n\nb\n\n2\n00:00:03,0 --> 00:00:04,0\nc",
        ["a<lineBreak/>b", "c"]
      ),
      (
        "a number as text", "1\n00:00:01,0 --> 00:00:02,0\n42\n\n2\n00:00:03,0 --> 00:00:04,0\nc",
        ["42", "c"]
      ),
      (
        "CRLF",
        "1\r\n00:00:01,0 --> 00:00:02,0\r\na\r\nb\r\n\r\n2\r\n00:00:03,0 --> 00:00:04,0\r\nc\r\n",
        ["a<lineBreak/>b", "c"]
      ),
      (
        "signs that are no tags", "1\n00:00:01,0 --> 00:00:02,0\n1 < 2 {x} & <3", ["1 < 2 {x} & <3"]
      ),
      (
        "tags without an end",
        "1\n00:00:01,0 --> 00:00:02,0\n<i>a\n\n2\n00:00:03,0 --> 00:00:04,0\nb",
        ["<italic>a</italic>", "b"]
      ),
      ("empty", "1\n00:00:01,0 --> 00:00:02,0\n\u{200F}\n\n2\n00:00:03,0 --> 00:00:04,0\nb", ["b"]),
    ] as [(String, String, [String])]
  )
  func readsQuirks(name: String, text: String, blocks: [String]) throws {
    #expect(try shown(read(text, .subRip)) == blocks)
  }

  @Test("a file without times, or with text before them, is refused with the line")
  func refuses() throws {
    #expect(throws: ArticleError.self) { try read("1\n2\n", .subRip) }
    #expect(throws: ArticleError.self) { try read("", .webVTT) }
    let error = #expect(throws: ArticleError.self) {
      try read("\nSome text\n1\n00:00:01,0 --> 00:00:02,0\na", .subRip)
    }
    #expect(error?.line == 2)
  }

  @Test("the bytes tell WebVTT, and SubRip where no name does")
  func sniffs() throws {
    let cue = Array("1\n00:00:01,000 --> 00:00:02,000\na\n".utf8)
    #expect(try ArticleSniffer.format(of: cue, name: "") == .subRip)
    #expect(try ArticleSniffer.format(of: cue, name: "a.srt") == .subRip)
    #expect(try ArticleSniffer.format(of: cue, name: "a.txt") == .plainText)
    #expect(try ArticleSniffer.format(of: Array("WEBVTT\n\n".utf8), name: "a") == .webVTT)
    #expect(throws: ArticleError.self) {
      try ArticleSniffer.format(of: cue, name: "a.vtt")
    }
  }
}

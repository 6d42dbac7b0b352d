import Model
import Testing

@testable import WebServer

@Suite("Markup of t5memory")
struct T5MemoryMarkupTests {
  private static func code(_ name: String, _ attributes: [(String, String)]) -> SegmentPart {
    .code(InlineCode(name: name, attributes: attributes.map { Attribute($0.0, $0.1) }))
  }

  @Test(
    "text, references and codes are read",
    arguments: [
      ("", []), ("هدنة", [.text("هدنة")]),
      ("a &amp; b &lt;c&gt; &quot;&apos;", [.text("a & b <c> \"'")]),
      ("&#x645;&#1605;", [.text("مم")]), ("&#55357;&#56832;!", [.text("😀!")]),
      ("&#xD83D;&#xDE00;", [.text("😀")]), ("&#xD83D;x", [.text("\u{FFFD}x")]),
      ("AT&T; a & b &unknown; &#99999999999;", [.text("AT&T; a & b &unknown; &#99999999999;")]),
      ("a&#1;\u{2}\u{FFFF}\t", [.text("a\u{FFFD}\u{FFFD}\u{FFFD}\t")]),
      ("&#x110000;", [.text("\u{FFFD}")]),
      (
        "<bx id=\"1\" rid=\"7\"/>a<ex id='2' rid='7'/><x id=\"3\"/>",
        [
          code("bpt", [("i", "7"), ("x", "1")]), .text("a"), code("ept", [("i", "7"), ("x", "2")]),
          code("ph", [("x", "3")]),
        ]
      ),
      ("<bpt x=\"1\" i=\"2\"/>", [code("bpt", [("i", "2"), ("x", "1")])]),
      (
        "<g id=\"1\">a</g>",
        [code("bpt", [("i", "1"), ("x", "1")]), .text("a"), code("ept", [("i", "1")])]
      ),
      ("a<x  id=\"1\" />b", [.text("a"), code("ph", [("x", "1")]), .text("b")]),
    ] as [(String, [SegmentPart])]
  )
  func reads(_ markup: String, _ parts: [SegmentPart]) throws {
    #expect(try T5MemoryMarkup(markup).parts == parts)
  }

  @Test(
    "what is no XML is refused",
    arguments: [
      "a < b", "<x", "<x id=1/>", "<x id=\"1/>", "<g id=\"1\">a", "a</g>", "<g>a</x>", "<>",
      "<p>a</p>", "<x / y/>",
    ]
  )
  func refuses(_ markup: String) {
    #expect(throws: T5MemoryMarkup.Fault.self) { try T5MemoryMarkup(markup) }
  }

  private func tags(_ source: String, _ target: String, query: String = "") throws -> [String] {
    let tags = T5MemoryTags(
      source: try T5MemoryMarkup(source).parts,
      target: try T5MemoryMarkup(target).parts,
      query: try T5MemoryMarkup(query).parts
    )
    return [tags.source, tags.target]
  }

  @Test("what is written is read again, with codes numbered in their order")
  func numbers() throws {
    let plain = "a &amp; b &lt;c&gt; \"هدنة\" 😀"
    #expect(try tags(plain, plain) == [plain, plain])
    #expect(
      try tags(
        "<bx id=\"5\" rid=\"9\"/>a<ex id=\"6\" rid=\"9\"/><x id=\"7\"/>",
        "<x id=\"7\"/><bx id=\"5\" rid=\"9\"/>b<ex id=\"6\" rid=\"9\"/>"
      ) == [
        "<bx id=\"1\" rid=\"1\"/>a<ex id=\"2\" rid=\"1\"/><x id=\"3\"/>",
        "<x id=\"3\"/><bx id=\"1\" rid=\"1\"/>b<ex id=\"2\" rid=\"1\"/>",
      ]
    )
  }

  @Test("codes that are those of the segment looked up have its numbers")
  func takesNumbers() throws {
    #expect(
      try tags(
        "<bpt i=\"1\"/>a<ept i=\"1\"/> <ph x=\"1\"/>",
        "<ph x=\"1\"/><bpt i=\"1\"/>b<ept i=\"1\"/><x id=\"99\"/>",
        query: "<bx id=\"11\" rid=\"3\"/>a<ex id=\"12\" rid=\"3\"/> <x id=\"14\"/>"
      ) == [
        "<bx id=\"11\" rid=\"3\"/>a<ex id=\"12\" rid=\"3\"/> <x id=\"14\"/>",
        "<x id=\"14\"/><bx id=\"11\" rid=\"3\"/>b<ex id=\"12\" rid=\"3\"/><x id=\"15\"/>",
      ]
    )
  }

  @Test("what translate5 protects comes back as it was sent, and takes no number")
  func keepsProtected() throws {
    let number = "<t5:n id=\"1\" r=\"a=&gt;b\" n=\"10\"/>"
    #expect(
      try tags("a \(number) <x id=\"4\"/>", "\(number)") == ["a \(number) <x id=\"1\"/>", number]
    )
  }

  @Test("a segment of 64 KiB of references and codes is read in linear time")
  func readsLong() throws {
    let markup = String(repeating: "&amp;<x id=\"1\"/>", count: 40_000)
    #expect(try T5MemoryMarkup(markup).parts.count == 80_000)
  }
}

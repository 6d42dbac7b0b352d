import TestSupport
import Testing

@testable import XMLStreams

private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

struct XMLStreamWriterTests {
  @Test("indents elements and leaves mixed content alone")
  func indents() {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("a", ["k": "1", "absent": nil])
    writer.start("b", content: .mixed)
    writer.text("x ")
    writer.start("c")
    writer.end()
    writer.text(" y")
    writer.end()
    writer.start("d")
    writer.end()
    writer.comment("a--b-")
    writer.end()
    #expect(
      string(writer.takeBytes()) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a k="1">
          <b>x <c/> y</b>
          <d/>
          <!--a- -b- -->
        </a>

        """
    )
    #expect(writer.takeBytes().isEmpty)
  }

  @Test("escapes what XML would change, and replaces what it cannot hold")
  func escapes() {
    var writer = XMLStreamWriter()
    writer.start("a", ["k": "<\"&\t\r\n>'"], content: .mixed)
    writer.text("<&>\t\r\n\u{0}\u{B}\u{FFFF}\u{FFFD}\u{EFFF}")
    writer.end()
    #expect(
      string(writer.bytes)
        == "<a k=\"&lt;&quot;&amp;&#x9;&#xD;&#xA;>'\">&lt;&amp;&gt;\t&#xD;\n"
        + "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{EFFF}</a>\n"
    )
    #expect(writer.replacedCharacterCount == 3)
  }

  @Test("what is written is read back the same", arguments: 0..<10)
  func roundTrips(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("ab<>&\"'\t\r\n ]بت😀\u{200F}\u{85}\u{2028}".unicodeScalars)
    for _ in 0..<100 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        if let scalar = alphabet.randomElement(using: &generator) { text.append(scalar) }
      }
      let value = String(text)
      var writer = XMLStreamWriter()
      writer.element("a", ["k": value], text: value)
      let recorded = try XMLStreamReader.parse(document: writer.bytes, handler: Recorder()).events
      #expect(recorded == ["start a k=\(value)", "text \(value)", "end a"])
    }
  }
}

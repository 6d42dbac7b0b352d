import TestSupport
import Testing

@testable import XMLStreams

@Suite("Repair of XML")
struct XMLRepairTests {
  /// Gathers text, names and lines.
  private struct Gatherer: XMLEventHandler {
    var text = ""
    var lines: [Int] = []

    mutating func startElement(_ tag: XMLStartTag) { lines.append(tag.position.line) }
    mutating func endElement(_ name: XMLName) {}
    mutating func characters(_ characters: XMLBytes) { text += characters.string }
  }

  @Test(
    "what was meant is read, and the lines that were changed are told",
    arguments: [
      ("<a>x</a>", "x", []), ("<a>\n\u{8}x\n</a>", "\nx\n", [2]), ("<a>x\u{B}y</a>", "x y", [1]),
      ("<a>&#x0B;</a>", " ", [1]), ("<a>\nA & B\n&nbsp;</a>", "\nA & B\n\u{A0}", [2, 3]),
      ("<a>1 < 2</a>", "1 < 2", [1]), ("<a>&#xD83D;&#xDE00;</a>", "😀", [1]),
      ("<a><![CDATA[&nbsp;]]>&#1;</a>", "&nbsp;", [1]),
    ] as [(String, String, [Int])]
  )
  func repairs(document: String, text: String, lines: [Int]) throws {
    let (handler, repaired) = try XMLStreamReader.parseRepairing(document: Array(document.utf8)) {
      Gatherer()
    }
    #expect(handler.text == text && repaired == lines)
  }

  @Test(
    "what cannot be repaired is told as it was",
    arguments: [
      "<a>", "<a></b>", "<a>\u{1}</b>", "<a>&unknown;\u{1}</a>", "text", "<a b=\"1\" b=\"2\"/>",
    ]
  )
  func refuses(document: String) {
    #expect(throws: XMLError.self) {
      try XMLStreamReader.parseRepairing(document: Array(document.utf8)) { Gatherer() }
    }
  }

  @Test(
    "a declaration may have white space before it, cut anywhere",
    arguments: [
      ("\n<?xml version=\"1.0\"?>\n<a>x</a>", [3]),
      (" \t\r\n <?xml version=\"1.0\"?><a>x</a>", [2]),
      ("\n\n<a>x</a>", [3]), ("<?xml version=\"1.0\"?>\n<a>x</a>", [2]),
      ("\n<?xml-stylesheet href=\"x\"?><a>x</a>", [2]), ("\n<?xm?><a>x</a>", [2]),
      ("\u{FEFF}\n<?xml version=\"1.0\" encoding=\"utf-8\"?><a>x</a>", [2]),
    ] as [(String, [Int])]
  )
  func allowsSpace(document: String, lines: [Int]) throws {
    try forEachSplit(document.utf8) { pieces in
      let reader = XMLStreamReader(handler: Gatherer())
      for piece in pieces { try reader.parse(piece) }
      try reader.finish()
      #expect(reader.handler.text == "x" && reader.handler.lines == lines)
    }
  }

  @Test("a declaration after a blank line still names the encoding")
  func keepsEncoding() throws {
    let document =
      Array("\n<?xml version=\"1.0\" encoding=\"windows-1256\"?><a>".utf8) + [0xCD]
      + Array("</a>".utf8)
    let reader = XMLStreamReader(handler: Gatherer())
    try reader.parse(document)
    try reader.finish()
    #expect(reader.handler.text == "ح")
  }
}

import NIOCore
import NIOEmbedded
import Testing

@testable import DICTServer

@Suite("Lines of DICT")
struct DICTLineDecoderTests {
  private func lines(_ pieces: [String]) throws -> [DICTLine] {
    let channel = EmbeddedChannel(handler: ByteToMessageHandler(DICTLineDecoder()))
    for piece in pieces { try channel.writeInbound(ByteBuffer(string: piece)) }
    _ = try channel.finish()
    var lines: [DICTLine] = []
    while let line = try channel.readInbound(as: DICTLine.self) { lines.append(line) }
    return lines
  }

  private func text(_ text: String) -> DICTLine { .text(Array(text.utf8)) }

  @Test("lines end with CR LF or LF, several in a packet or one in many")
  func splits() throws {
    #expect(
      try lines(["SHOW DB\r\nDEFINE * كتاب\nQUIT\r\n"])
        == [text("SHOW DB"), text("DEFINE * كتاب"), text("QUIT")]
    )
    let bytes = "DEFINE * كتاب\r\nQUIT\r\n"
    #expect(
      try lines(bytes.unicodeScalars.map { String($0) }) == [text("DEFINE * كتاب"), text("QUIT")]
    )
    #expect(try lines(["QUIT"]).isEmpty)
  }

  @Test("a line of 1,024 bytes is taken, a longer one is not, and the next is")
  func limits() throws {
    let longest = String(repeating: "a", count: 1_022)
    #expect(
      try lines([longest + "\r\n", longest + "bb\r\n", "QUIT\r\n"])
        == [text(longest), .tooLong, text("QUIT")]
    )
    let endless = Array(repeating: String(repeating: "a", count: 4_000), count: 50)
    #expect(try lines(endless + ["\r\nQUIT\n"]) == [.tooLong, text("QUIT")])
  }
}

import TestSupport
import Testing

@testable import Files

@Suite("Lines of bytes that come in pieces")
struct LineSplitterTests {
  @Test(
    "wherever the pieces end, the lines are the same",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
      ("a\rb\r", ["a", "b"]), ("\n\na", ["", "", "a"]), ("\r\n\r\n", ["", ""]),
      ("a\n\rb", ["a", "", "b"]), ("\r\r\n\n", ["", "", ""]), ("سطر\r\nآخر", ["سطر", "آخر"]),
    ] as [(String, [String])]
  )
  func splits(text: String, lines: [String]) {
    forEachSplit(text.utf8) { pieces in
      #expect(Self.lines(of: pieces) == lines, "\(pieces)")
    }
  }

  @Test("a line of many pieces takes linear time")
  func readsLongLine() {
    let piece = [UInt8](repeating: 0x61, count: 1 << 10)
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      clock.measure {
        let lines = Self.lines(of: Array(repeating: piece, count: count))
        #expect(lines.map(\.utf8.count) == [count << 10])
      }
    }
    _ = time(1_000)
    // Looking again at what was looked at would make 8 times as many pieces cost 64 times as much.
    #expect(time(8_000) < time(1_000) * 30)
  }

  private static func lines(of pieces: [[UInt8]]) -> [String] {
    var splitter = LineSplitter()
    var lines: [String] = []
    func take(isFinal: Bool) {
      while let line = splitter.next(isFinal: isFinal) {
        lines.append(String(decoding: line, as: UTF8.self))
      }
    }
    for piece in pieces {
      splitter.read { $0 += piece }
      take(isFinal: false)
    }
    take(isFinal: true)
    return lines
  }
}

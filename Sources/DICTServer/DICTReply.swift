/// The bytes of an answer: status lines, and texts that end with a line of one full stop.
///
/// No line is longer than 1,024 bytes with its end. Reference: RFC 2229, 2.3 and 2.4.
struct DICTReply {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  private static let maximumLineLength = 1_022

  /// Adds a status line: a code and what it says; longer ones are cut off.
  mutating func status(_ code: Int, _ words: String) {
    let line = Array("\(code) \(Self.onOneLine(words))".utf8)
    bytes += line[..<Self.end(of: line, from: 0)]
    endLine()
  }

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - text: The text; a line too long for the protocol goes on in the next.
  ///   - hasHeader: Whether a MIME header stands before it.
  /// - Complexity: O(length of the text)
  mutating func text(_ text: String, hasHeader: Bool) {
    if hasHeader {
      for line in [
        "Content-type: text/plain; charset=utf-8", "Content-transfer-encoding: 8bit", "",
      ] {
        bytes += line.utf8
        endLine()
      }
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      append(Array(line.utf8))
    }
    bytes += ".".utf8
    endLine()
  }

  private mutating func append(_ line: [UInt8]) {
    var start = 0
    repeat {
      let end = Self.end(of: line, from: start)
      // A full stop at the beginning would end the text.
      if end > start, line[start] == UInt8(ascii: ".") { bytes.append(UInt8(ascii: ".")) }
      bytes += line[start..<end]
      endLine()
      start = end
    } while start < line.count
  }

  private mutating func endLine() { bytes += [0x0D, 0x0A] }

  /// Returns where a piece ends that begins at `start`: before the first scalar that has no room.
  private static func end(of line: [UInt8], from start: Int) -> Int {
    // A full stop may be doubled.
    guard line.count - start >= maximumLineLength else { return line.count }
    var end = start + maximumLineLength - 1
    while line[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Returns a text in quotation marks, as it stands among the words of a line.
  ///
  /// It is cut off after 400 bytes, so that a line has room for two.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in onOneLine(text).unicodeScalars {
      guard quoted.utf8.count < 400 else { break }
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Returns a text with spaces for its control characters and line breaks.
  private static func onOneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
            ? " " : $0
        }
      )
    )
  }
}

/// Takes a text apart into lines, while its bytes come piece by piece.
///
/// A line ends with LF, CR LF or CR; a byte order mark at the start is no part of the first line.
///
/// - Complexity: O(bytes), however the text is cut
struct LineSplitter {
  /// How long a line may be, in bytes.
  static let longestLine = 16 << 20

  /// The number of the line that comes next, counted from 1.
  private(set) var number = 1
  private var line: [UInt8] = []
  private var endsWithReturn = false

  /// Takes the next piece, and passes on each line that ends in it.
  mutating func split(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: (_ line: [UInt8], _ number: Int) throws -> Void
  ) throws {
    for byte in bytes {
      if endsWithReturn {
        endsWithReturn = false
        if byte == 0x0A { continue }
      }
      guard byte == 0x0A || byte == 0x0D else {
        line.append(byte)
        guard line.count <= Self.longestLine else {
          throw BilingualError(.tooLong(limit: Self.longestLine), line: number)
        }
        continue
      }
      endsWithReturn = byte == 0x0D
      try pass(to: body)
    }
  }

  /// Ends the text, and passes on the last line if no line break ends it.
  mutating func finish(to body: (_ line: [UInt8], _ number: Int) throws -> Void) throws {
    if !line.isEmpty { try pass(to: body) }
  }

  private mutating func pass(to body: ([UInt8], Int) throws -> Void) throws {
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    number += 1
    try body(line, number - 1)
    line.removeAll(keepingCapacity: true)
  }
}

extension String {
  /// The text of a line.
  ///
  /// - Throws: `BilingualError`, when it is not UTF-8.
  init(line: [UInt8], number: Int) throws {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw BilingualError(.notText, line: number)
    }
    self = text
  }
}

/// Returns a text without white space around it.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text).drop(while: \.isWhitespace)
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}

/// Finds the lines in bytes that come in pieces, and passes over what is too long.
///
/// Each byte is looked at once, and no more than a line of the limit is kept.
struct MessageLines {
  enum Line {
    case message([UInt8])
    case tooLong
  }

  private let limit: Int
  private var piece: [UInt8] = []
  private var position = 0
  private var line: [UInt8] = []
  private var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// Takes the next piece; the lines of the one before were all taken.
  ///
  /// - Returns: Whether there is nothing more.
  mutating func read(_ fill: (inout [UInt8]) throws -> Int) rethrows -> Bool {
    piece.removeAll(keepingCapacity: true)
    position = 0
    return try fill(&piece) == 0
  }

  /// Returns the next line that is not blank; `nil` where it is not complete, or there is none.
  mutating func next(isFinal: Bool) -> Line? {
    while position < piece.count || (isFinal && (isTooLong || !line.isEmpty)) {
      let end = piece[position...].firstIndex(of: 0x0A)
      append(piece[position..<(end ?? piece.count)])
      position = end.map { $0 + 1 } ?? piece.count
      guard end != nil || isFinal else { return nil }
      if let found = take() { return found }
    }
    return nil
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    if line.count + bytes.count > limit {
      isTooLong = true
      line = []
    } else if !isTooLong {
      line += bytes
    }
  }

  private mutating func take() -> Line? {
    defer {
      line = []
      isTooLong = false
    }
    if isTooLong { return .tooLong }
    return line.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ? nil : .message(line)
  }
}

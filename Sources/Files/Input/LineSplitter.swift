/// Finds the lines in bytes that come in pieces.
///
/// Lines end with a line feed, a carriage return, or both; what follows the last end is a line only
/// where it is not empty. Each byte is looked at once, so the time is linear in their number, however
/// they are cut into pieces.
package struct LineSplitter: Sendable {
  private var buffer: [UInt8] = []
  /// Where the next line begins.
  private var start = 0
  /// Up to where no end of a line stands.
  private var searched = 0
  /// Whether a line feed at `start` belongs to the carriage return before it.
  private var endedWithReturn = false

  /// Creates a splitter for one text.
  package init() {}

  /// Takes the next piece: `fill` adds bytes to the end of the buffer.
  ///
  /// - Throws: what `fill` throws.
  package mutating func read<Failure: Error>(
    _ fill: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    buffer.removeFirst(start)
    searched = max(0, searched - start)
    start = 0
    try fill(&buffer)
  }

  /// Returns the next line without its end.
  ///
  /// - Parameter isFinal: Whether nothing will follow, so that the text's end is also the line's.
  /// - Returns: The line; `nil` where it is not complete, or there is none.
  package mutating func next(isFinal: Bool) -> ArraySlice<UInt8>? {
    if endedWithReturn, start < buffer.count {
      endedWithReturn = false
      if buffer[start] == 0x0A { start += 1 }
    }
    searched = max(searched, start)
    while searched < buffer.count, buffer[searched] != 0x0A, buffer[searched] != 0x0D {
      searched += 1
    }
    guard searched < buffer.count || (isFinal && start < searched) else { return nil }
    let line = buffer[start..<searched]
    endedWithReturn = searched < buffer.count && buffer[searched] == 0x0D
    start = min(buffer.count, searched + 1)
    return line
  }
}

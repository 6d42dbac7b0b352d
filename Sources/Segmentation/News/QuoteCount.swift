/// Counts the straight quotation marks of a paragraph, to tell one that closes from one that opens.
///
/// It reads each byte at most once however often it is asked, so it costs nothing where a text has
/// no doubtful mark, and little elsewhere.
struct QuoteCount {
  private var position = 0
  private var isOpen = false

  /// Starts again with a paragraph.
  mutating func restart(at offset: Int) {
    position = offset
    isOpen = false
  }

  /// Whether a straight quotation mark at `offset` would close a quotation.
  mutating func isOpen(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    while position < offset {
      if bytes[position] == UInt8(ascii: "\""), !isInchMark(at: position, in: bytes) {
        isOpen.toggle()
      }
      position += 1
    }
    return isOpen
  }

  private func isInchMark(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard !isOpen, offset > 0 else { return false }
    return bytes.kind(before: offset).kind == .digit
  }
}

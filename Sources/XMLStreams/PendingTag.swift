/// Counts the attributes of a start tag that the parser has not seen the end of.
///
/// The parser compares each attribute of a tag with all before it, so a tag with very many has to be
/// refused before the parser comes to it.
struct PendingTag {
  private var offset = 1
  private var quote: UInt8 = 0
  private var count = 0

  /// Counts the attributes that have ended so far.
  ///
  /// - Parameter markup: What the parser has not taken yet; what was there at the last call is still.
  /// - Returns: How many there are; 0 where the markup is no start tag.
  /// - Complexity: O(bytes that are new since the last call)
  mutating func attributeCount(in markup: UnsafeBufferPointer<UInt8>) -> Int {
    guard markup.count > 1, markup[0] == UInt8(ascii: "<"), isNameStart(markup[1]) else { return 0 }
    while offset < markup.count {
      let byte = markup[offset]
      offset += 1
      if quote != 0 {
        guard byte == quote else { continue }
        quote = 0
        count += 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return count
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

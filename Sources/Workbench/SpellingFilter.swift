/// Tells words that cannot be spelled like another one, without looking at the order of letters.
///
/// The letters of a word are the bits of a mask. An edit adds a letter, takes one away or does both,
/// so that neither mask has more bits than edits that the other one lacks. *Maybe* is wrong for words
/// with the same letters in another order.
struct SpellingFilter {
  private let mask: UInt64
  private let byteCount: Int
  private let limit: Int

  /// Creates a filter.
  ///
  /// - Parameters:
  ///   - word: The word in UTF-16, without an article.
  ///   - limit: How many letters may differ.
  init(_ word: ArraySlice<UInt16>, limit: Int) {
    let bytes = Array(String(decoding: word, as: UTF16.self).utf8)
    mask = bytes.withUnsafeBufferPointer { Self.mask($0[...]) }
    byteCount = bytes.count
    self.limit = limit
  }

  /// Whether a word in UTF-8, with or without the Arabic article, may be near.
  ///
  /// - Complexity: O(`bytes.count`)
  func mayBeNear(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
    let hasArticle = bytes.count > 8 && bytes.starts(with: article)
    let word = hasArticle ? bytes[4...] : bytes[...]
    // A letter is four bytes at most.
    guard abs(word.count - byteCount) <= 4 * limit else { return false }
    let other = Self.mask(word)
    return (mask & ~other).nonzeroBitCount <= limit && (other & ~mask).nonzeroBitCount <= limit
  }

  /// A bit for the last byte of each letter.
  private static func mask(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var mask: UInt64 = 0
    for index in bytes.indices {
      let isInside = index + 1 < bytes.endIndex && bytes[index + 1] & 0xC0 == 0x80
      if !isInside { mask |= 1 << UInt64(bytes[index] & 63) }
    }
    return mask
  }
}

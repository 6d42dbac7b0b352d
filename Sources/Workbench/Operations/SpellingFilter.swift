/// What of a word's spelling can be compared in an instant: which letters it has, and how many.
struct SpellingSketch: Sendable {
  /// A bit for the last byte of each letter, several letters to a bit.
  let mask: UInt64
  /// The number of letters, those of an Arabic article aside.
  let count: Int

  /// Sketches a word in UTF-8, with or without the Arabic article.
  ///
  /// - Complexity: O(`bytes.count`)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let rest = bytes.dropFirst(4)
    let isBehindArticle =
      rest.count > 2 && bytes[0] == 0xD8 && bytes[1] == 0xA7 && bytes[2] == 0xD9 && bytes[3] == 0x84
      && rest.count { $0 & 0xC0 != 0x80 } > 2
    self.init(bare: isBehindArticle ? rest : bytes[...])
  }

  /// Sketches a word in UTF-8 that has no article.
  fileprivate init(bare word: Slice<UnsafeBufferPointer<UInt8>>) {
    var mask: UInt64 = 0
    var count = 0
    for index in word.indices {
      let isInside = index + 1 < word.endIndex && word[index + 1] & 0xC0 == 0x80
      guard !isInside else { continue }
      mask |= 1 << UInt64(word[index] & 63)
      count += 1
    }
    self.mask = mask
    self.count = count
  }
}

/// Tells words that cannot be spelled like another one, without looking at the order of letters.
///
/// An edit adds a letter, takes one away or does both, so that neither word has more letters than
/// edits that the other one lacks. *Maybe* is wrong for words with the same letters in another order.
struct SpellingFilter {
  private let word: SpellingSketch
  private let limit: Int

  /// Creates a filter.
  ///
  /// - Parameters:
  ///   - word: The word in UTF-16, without an article.
  ///   - limit: How many letters may differ.
  init(_ word: ArraySlice<UInt16>, limit: Int) {
    var text = String(decoding: word, as: UTF16.self)
    self.word = text.withUTF8 { SpellingSketch(bare: $0[...]) }
    self.limit = limit
  }

  /// The numbers of letters that near words can have.
  var counts: ClosedRange<Int> { max(0, word.count - limit)...word.count + limit }

  /// Whether a word may be near.
  func mayBeNear(_ other: SpellingSketch) -> Bool {
    counts.contains(other.count)
      && (word.mask & ~other.mask).nonzeroBitCount <= limit
      && (other.mask & ~word.mask).nonzeroBitCount <= limit
  }
}

import RegularExpressions

/// A word in the form in which the lists of words know it, kept without allocation.
///
/// Vowel signs, tatweel and marks without width are left out, the forms of alef count as one, and so
/// do yeh and alef maksura. The case of Latin letters stays: `No.` and `no.` differ.
struct FoldedWord: Hashable {
  /// The most bytes that a word in the lists may have; a longer word is in no list.
  static let capacity = 48

  private var bytes = InlineArray<48, UInt8>(repeating: 0)
  private(set) var byteCount = 0
  private(set) var isTooLong = false

  init() {}

  /// Folds the bytes of a range.
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    append(text, range)
  }

  var isEmpty: Bool { byteCount == 0 }

  /// The folded bytes, in order.
  var array: [UInt8] { (0..<byteCount).map { bytes[$0] } }

  subscript(index: Int) -> UInt8 { bytes[index] }

  /// Whether the word starts with U+0627 U+0646, as do `إن` and `أن` with or without a pronoun.
  var startsWithAn: Bool {
    byteCount >= 4 && bytes[0] == 0xD8 && bytes[1] == 0xA7 && bytes[2] == 0xD9 && bytes[3] == 0x86
  }

  /// Whether the word starts with the Arabic article.
  var hasArticle: Bool { byteCount > 6 && has(0xA7D8, at: 0) && has(0x84D9, at: 2) }

  /// Whether the word has the shape of `و` with a verb: in the present («ويعرض») or of one of the
  /// patterns with an infix («واستقبل», «وافتتح»), whose nouns have an alef before the last letter.
  var isConjoinedVerb: Bool {
    guard byteCount >= 10, has(0x88D9, at: 0) else { return false }
    if has(0x8AD9, at: 2) { return true }
    guard byteCount >= 12, has(0xA7D8, at: 2), !has(0xA9D8, at: byteCount - 2) else { return false }
    let hasInfix =
      has(0xAAD8, at: 6) && !has(0x84D9, at: 4) || has(0xB3D8, at: 4) && has(0xAAD8, at: 6)
    return hasInfix && !has(0xA7D8, at: byteCount - 4)
  }

  /// Whether two bytes stand at an index, the first of them in the lower half of `pair`.
  private func has(_ pair: UInt16, at index: Int) -> Bool {
    bytes[index] == UInt8(truncatingIfNeeded: pair) && bytes[index + 1] == UInt8(pair >> 8)
  }

  /// Whether the word is some folded letters.
  func `is`(_ letters: StaticString) -> Bool {
    byteCount == letters.utf8CodeUnitCount && has(letters, at: 0)
  }

  /// Whether the word begins with some folded letters.
  func begins(with letters: StaticString) -> Bool { has(letters, at: 0) }

  /// Whether the word ends in some folded letters.
  func ends(with letters: StaticString) -> Bool {
    has(letters, at: byteCount - letters.utf8CodeUnitCount)
  }

  private func has(_ letters: StaticString, at start: Int) -> Bool {
    let count = letters.utf8CodeUnitCount
    guard start >= 0, start + count <= byteCount else { return false }
    return (0..<count).allSatisfy { bytes[start + $0] == letters.utf8Start[$0] }
  }

  /// Adds what stands in a range of a text.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, end) = text.scalar(at: offset)
      append(scalar)
      offset = end
    }
  }

  /// Adds one scalar.
  mutating func append(_ scalar: Unicode.Scalar) {
    let kind = ScalarKind(scalar)
    guard kind != .mark, kind != .invisible else { return }
    switch scalar.value {
    case 0x0622, 0x0623, 0x0625, 0x0671: appendUTF8(of: "\u{0627}")
    case 0x0649, 0x06CC: appendUTF8(of: "\u{064A}")
    default: appendUTF8(of: scalar)
    }
  }

  private mutating func appendUTF8(of scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      guard byteCount < Self.capacity else {
        isTooLong = true
        return
      }
      bytes[byteCount] = byte
      byteCount += 1
    }
  }

  /// The word without its first `prefixLength` bytes.
  func dropping(_ prefixLength: Int) -> FoldedWord {
    var word = FoldedWord()
    for index in min(prefixLength, byteCount)..<byteCount {
      word.bytes[index - prefixLength] = bytes[index]
    }
    word.byteCount = max(0, byteCount - prefixLength)
    word.isTooLong = isTooLong
    return word
  }

  static func == (left: FoldedWord, right: FoldedWord) -> Bool {
    guard left.byteCount == right.byteCount, left.isTooLong == right.isTooLong else { return false }
    return (0..<left.byteCount).allSatisfy { left.bytes[$0] == right.bytes[$0] }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(fingerprint)
  }

  /// The FNV-1a hash of the word's bytes.
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<byteCount { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash
  }
}

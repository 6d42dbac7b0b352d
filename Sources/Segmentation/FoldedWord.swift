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

import Linguistics

/// Finds the words and numbers of a segment, and the punctuation between them.
struct SegmentTokenScanner {
  /// A word, a number or a run of punctuation, by its place.
  struct Token {
    var start: Int
    var end: Int
    /// What a word is made of; `nil` for punctuation.
    var kind: Linguistics.Token.Kind?
    /// The key of the characters of punctuation.
    var punctuationKey: UInt64
  }

  /// A word to fold into, kept so that its memory is used again.
  var word = FoldedWord()
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scanner: TokenScanner
  private var end = 0
  private var pending: Linguistics.Token?
  private var isAtEnd = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    scanner = TokenScanner(bytes)
  }

  /// Returns the next token, or `nil` at the end.
  mutating func next() -> Token? {
    if let word = pending {
      pending = nil
      return Token(start: word.start, end: word.end, kind: word.kind, punctuationKey: 0)
    }
    guard !isAtEnd else { return nil }
    let word = scanner.next()
    let start = end
    end = word?.end ?? bytes.count
    isAtEnd = word == nil
    // One space, by far the most usual gap, holds no punctuation.
    if let word, word.gap.isSubset(of: .space), word.start - start <= 1 {
      return Token(start: word.start, end: word.end, kind: word.kind, punctuationKey: 0)
    }
    guard let mark = punctuation(start..<(word?.start ?? bytes.count)) else {
      return word.map { Token(start: $0.start, end: $0.end, kind: $0.kind, punctuationKey: 0) }
    }
    pending = word
    return mark
  }

  /// Returns the punctuation of a gap, or `nil` if there are only spaces and marks.
  private func punctuation(_ gap: Range<Int>) -> Token? {
    var key = Self.emptyKey
    var start = gap.upperBound
    var end = gap.lowerBound
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      let (character, width) = decodeScalar(bytes, at: offset)
      if let folded = Punctuation.fold(character) {
        key = (key ^ UInt64(folded)) &* 0x9FB2_1C65_1E98_DF25
        key ^= key >> 32
        start = min(start, offset)
        end = offset + width
      }
      offset += width
    }
    guard start < end else { return nil }
    return Token(start: start, end: end, kind: nil, punctuationKey: key)
  }

  private static let emptyKey: UInt64 = 0x7075_6E63_7475_6174
}

/// The characters that are neither words nor spaces, and which of them count as the same.
enum Punctuation {
  /// Returns what a character is compared as, or `nil` if it does not count.
  static func fold(_ character: UInt32) -> UInt32? {
    switch character {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F,
      0x3000, 0xFEFF, 0xFE00...0xFE0F, 0x61C, 0x640:
      nil
    case 0x600...0x8FF: foldArabic(character)
    case 0xAB, 0xBB, 0x27, 0x60, 0xB4, 0x2018...0x201F, 0x2032...0x2037, 0x2039, 0x203A,
      0x300C...0x300F, 0x301D...0x301F, 0xFF02, 0xFF07:
      0x22
    case 0x58A, 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D: 0x2D
    case 0x2026: 0x2E
    case 0xFF01...0xFF5E: fold(character - 0xFEE0)
    default: character
    }
  }

  private static func foldArabic(_ character: UInt32) -> UInt32? {
    switch character {
    case 0x60C, 0x66B, 0x66C: 0x2C
    case 0x61B: 0x3B
    case 0x61F: 0x3F
    case 0x66A: 0x25
    case 0x6D4: 0x2E
    case 0x66D: 0x2A
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0x8CA...0x8FF: nil
    default: character
    }
  }
}

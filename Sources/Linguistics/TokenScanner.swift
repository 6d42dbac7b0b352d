/// Finds the words and numbers of a text, from left to right.
///
/// A token is a longest run of letters of the Arabic script, of other letters, or of digits; where
/// the kind changes, a token ends (`إس400` is two tokens with nothing between them). Marks that
/// belong to letters and display controls inside a run do not end it. A number keeps its inner
/// separators (`2.5`, `٢٫٥`, `1,000`), a word of other letters its inner apostrophes (`Qur'an`),
/// and single letters with full stops are one word (`U.S.` without its last stop).
///
/// The scanner reads memory that its owner must keep in place: use it within `withUTF8`.
public struct TokenScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let classes: CharacterClasses
  private var offset: Int

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - offset: Where to start, at the border of a scalar.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.bytes = bytes
    self.classes = .shared
    self.offset = offset
  }

  /// Returns the next token, or `nil` at the end of the text.
  ///
  /// - Complexity: O(bytes up to the end of the token); no allocation.
  public mutating func next() -> Token? {
    var gap: Gap = []
    while offset < bytes.count {
      let (scalar, width) = scalar(at: offset)
      let characterClass = classes.classOf(scalar)
      switch characterClass {
      case .arabicLetter: return run(.arabicWord, of: .arabicLetter, gap: gap, firstWidth: width)
      case .letter: return run(.word, of: .letter, gap: gap, firstWidth: width)
      case .digit: return run(.number, of: .digit, gap: gap, firstWidth: width)
      default:
        gap.formUnion(Gap(characterClass))
        offset += width
      }
    }
    trailingGap = gap
    return nil
  }

  /// What stands after the last token; known when `next()` has returned `nil`.
  public private(set) var trailingGap: Gap = []

  private mutating func run(
    _ kind: Token.Kind,
    of characterClass: CharacterClass,
    gap: Gap,
    firstWidth: Int
  ) -> Token {
    let start = offset
    offset += firstWidth
    var end = offset
    scanning: while offset < bytes.count {
      let (scalar, width) = scalar(at: offset)
      let next = classes.classOf(scalar)
      switch next {
      case characterClass:
        offset += width
        end = offset
      case .ignorable:
        offset += width
        // Vowel signs and tatweel belong to the word; a control after it does not.
        if isAttached(scalar) { end = offset }
      default:
        guard
          let joined = joinedEnd(from: offset + width, kind: kind, separator: next, start: start)
        else { break scanning }
        offset = joined
        end = joined
      }
    }
    return Token(start: start, end: end, kind: kind, gap: gap)
  }

  /// Whether an ignorable scalar is part of the word that it follows.
  private func isAttached(_ scalar: UInt32) -> Bool {
    scalar < 0x2000
      ? scalar != 0x61C && scalar != 0xAD && scalar != 0x180E
      : scalar >= 0xFC5E
        && scalar <= 0xFE7F && !(0xFE00...0xFE0F).contains(scalar)
  }

  /// Returns the offset after the character that a separator joins to the run, if it does.
  private func joinedEnd(
    from next: Int,
    kind: Token.Kind,
    separator: CharacterClass,
    start: Int
  ) -> Int? {
    guard next < bytes.count else { return nil }
    let (scalar, width) = scalar(at: next)
    switch (kind, separator) {
    case (.number, .fullStop), (.number, .comma), (.number, .numberSeparator):
      return classes.classOf(scalar) == .digit ? next + width : nil
    case (.number, .other):
      // The Arabic comma serves as a separator of thousands in some copy; a list has a space.
      return nil
    case (.word, .quote):
      let mark = self.scalar(before: next)
      let isApostrophe = mark == 0x27 || mark == 0x2019
      return isApostrophe && classes.classOf(scalar) == .letter ? next + width : nil
    case (.word, .fullStop):
      guard isSingleLetter(start: start, before: next), classes.classOf(scalar) == .letter else {
        return nil
      }
      let (following, _) = next + width < bytes.count ? self.scalar(at: next + width) : (0x20, 1)
      return classes.classOf(following) == .letter ? nil : next + width
    default: return nil
    }
  }

  /// Whether what stands before a full stop is one letter, or letters with full stops.
  private func isSingleLetter(start: Int, before next: Int) -> Bool {
    let letters = bytes[start..<(next - 1)]
    return letters.count == 1 || (letters.count > 2 && letters[letters.endIndex - 2] == 0x2E)
  }

  private func scalar(before offset: Int) -> UInt32 {
    var start = offset - 1
    while bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).0
  }

  @inline(__always)
  private func scalar(at offset: Int) -> (UInt32, Int) {
    decodeScalar(bytes, at: offset)
  }
}

/// Returns the scalar of valid UTF-8 at an offset, and its width in bytes.
@inlinable @inline(__always)
package func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
  let first = UInt32(bytes[offset])
  if first < 0x80 { return (first, 1) }
  let second = UInt32(bytes[offset + 1]) & 0x3F
  if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
  let third = UInt32(bytes[offset + 2]) & 0x3F
  if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
  let fourth = UInt32(bytes[offset + 3]) & 0x3F
  return ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
}

extension String {
  /// Returns the tokens of the text.
  ///
  /// - Complexity: O(`utf8.count`)
  public var tokens: [Token] {
    var text = self
    return text.withUTF8 { bytes in
      var scanner = TokenScanner(bytes)
      var tokens: [Token] = []
      while let token = scanner.next() { tokens.append(token) }
      return tokens
    }
  }
}

import Linguistics

/// What of a text's signs between and after words counts for terms.
enum TermText {
  /// Whether a word is written with ى at the end.
  static func endsInAlefMaqsura(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count >= 2 && bytes[bytes.count - 2] == 0xD9 && bytes[bytes.count - 1] == 0x89
  }

  /// Whether a zero-width non-joiner (U+200C) stands in a word.
  static func hasNonJoiner(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 4 && (2..<bytes.count).contains { isNonJoiner(bytes, endingAt: $0) }
  }

  /// Takes a word apart at its non-joiners, which some write for spaces: حزب‌الله.
  ///
  /// - Parameters:
  ///   - token: The word.
  ///   - bytes: The text that it is in.
  /// - Returns: The parts; after the first each has a space before it.
  static func parts(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var parts: [Token] = []
    var start = token.start
    func append(to end: Int) {
      guard end > start else { return }
      let gap: Gap = parts.isEmpty ? token.gap : .space
      parts.append(Token(start: start, end: end, kind: token.kind, gap: gap))
    }
    for offset in token.range.dropFirst(2) where isNonJoiner(bytes, endingAt: offset) {
      append(to: offset - 2)
      start = offset + 1
    }
    append(to: token.end)
    return parts
  }

  /// Returns where a term ends whose last word is a token: after the stop of `U.N.`, the s of `S-400s`
  /// and the apostrophe of `the Houthis’ leader`.
  static func end(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard token.kind != .arabicWord, token.end < bytes.count else { return token.end }
    switch token.kind {
    case .number: return endWithS(after: token.end, bytes)
    case .word:
      let isDotted = token.range.count >= 3 && bytes[token.end - 2] == stop
      if isDotted, bytes[token.end] == stop { return endWithS(after: token.end + 1, bytes) }
      return endOfPossessive(token, bytes)
    case .arabicWord: return token.end
    }
  }

  private static let stop = UInt8(ascii: ".")

  /// Returns the end of an s, with an apostrophe or without, after a number or a stop: `400s`, `U.N.'s`.
  private static func endWithS(after offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let end = offset + apostropheLength(bytes, at: offset)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "s"),
      end + 1 == bytes.count || !isLetterOrDigit(bytes[end + 1])
    else { return offset }
    return end + 1
  }

  /// The apostrophe after the s of a plural, unless it closes a quotation.
  private static func endOfPossessive(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let length = apostropheLength(bytes, at: token.end)
    let last = bytes[token.end - 1]
    guard length > 0, last == UInt8(ascii: "s") || last == UInt8(ascii: "S"),
      token.end + length == bytes.count || !isLetterOrDigit(bytes[token.end + length]),
      !isQuotationOpen(before: token.start, bytes)
    else { return token.end }
    return token.end + length
  }

  /// Whether a single quotation mark was opened, and not closed, in the 300 bytes before an offset.
  private static func isQuotationOpen(
    before end: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var offset = end - 1
    while offset >= max(0, end - 300) {
      let length = apostropheLength(bytes, at: offset)
      let isOpening =
        offset + 3 <= end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
        && bytes[offset + 2] == 0x98
      let isAfterLetter = offset > 0 && isLetterOrDigit(bytes[offset - 1])
      if isOpening || (length == 1 && !isAfterLetter) { return true }
      // A mark after a letter and before none closes what was open, or is another possessive.
      if length > 0, isAfterLetter, offset + length < bytes.count,
        !isLetterOrDigit(bytes[offset + length])
      {
        return false
      }
      offset -= 1
    }
    return false
  }

  /// The length of the apostrophe at an offset: ' or ’; 0 where none is.
  private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    if bytes[offset] == UInt8(ascii: "'") { return 1 }
    let isCurly =
      offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && bytes[offset + 2] == 0x99
    return isCurly ? 3 : 0
  }

  private static func isNonJoiner(
    _ bytes: UnsafeBufferPointer<UInt8>,
    endingAt last: Int
  ) -> Bool {
    bytes[last] == 0x8C && bytes[last - 1] == 0x80 && bytes[last - 2] == 0xE2
  }

  /// Whether a byte is an ASCII letter or digit, or part of a letter of another alphabet.
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0xE2: false
    default: byte >= 0x80
    }
  }
}

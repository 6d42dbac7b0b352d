/// What stands before a stop, as far as the rules look.
struct PrecedingText {
  /// The kind of the character before the stop and any white space.
  let kind: ScalarKind
  /// The letters before the stop; empty, if something else stands there.
  let range: Range<Int>
  /// The word before the stop, folded.
  let word: FoldedWord
  /// What the lists say of the word.
  let classes: WordClasses
  /// The word with what hangs together with it: `U.S`, `3.5`, `ق.م`.
  let token: Range<Int>
  /// What the lists say of the token.
  let tokenClasses: WordClasses
  /// Whether the token has stops, and no more than three letters between them.
  let isDotted: Bool
  /// Whether a number stands before the token or the word: `2015م`, `656 هـ`.
  let hasNumberBefore: Bool

  /// The longest token that is looked at, in bytes.
  private static let longestToken = 96

  init(_ bytes: Span<UInt8>, before offset: Int, words: WordTable) {
    let end = bytes.skipBack(from: offset, limit: 16) { $0 == .space || $0 == .invisible }
    kind = bytes.kind(before: end).kind
    let wordStart = bytes.skipBack(from: end) { $0.isLetter || $0 == .mark || $0 == .invisible }
    range = wordStart..<end
    word = FoldedWord(bytes, range)
    let tokenStart = bytes.skipBack(from: end, limit: Self.longestToken) { $0.staysInToken }
    token = tokenStart..<end
    let hasStops = tokenStart < wordStart && bytes.isDotted(token)
    isDotted = hasStops && (kind.isLetter || kind == .mark)
    classes = Self.classes(of: word, kind, words)
    tokenClasses = isDotted ? words.classes(of: FoldedWord(bytes, token)) : []
    let start = isDotted ? tokenStart : wordStart
    let before = bytes.skipBack(from: start, limit: 8) { $0 == .space || $0 == .invisible }
    hasNumberBefore = (kind.isLetter || kind == .mark) && bytes.kind(before: before).kind == .digit
  }

  /// A word in capitals counts as the same word with one capital: headlines shout.
  private static func classes(
    of word: FoldedWord,
    _ kind: ScalarKind,
    _ words: WordTable
  ) -> WordClasses {
    let classes = words.classes(of: word)
    guard classes.isEmpty, kind == .upper, word.byteCount > 1 else { return classes }
    var capitalized = FoldedWord()
    for index in 0..<word.byteCount {
      let byte = word[index]
      guard (0x41...0x5A).contains(byte) else { return [] }
      capitalized.append(Unicode.Scalar(index == 0 ? byte : byte | 0x20))
    }
    return words.classes(of: capitalized)
  }

  /// Whether the word before the stop is one letter.
  func isOneLetter(_ bytes: Span<UInt8>) -> Bool { bytes.isOneLetter(range) }
}

extension ScalarKind {
  /// Whether a character may stand inside a token such as `U.S`, `3.5` or `a@b.org`.
  fileprivate var staysInToken: Bool {
    switch self {
    case .end, .space, .newline, .opener, .closer, .quote, .bullet, .ellipsis, .strongStop: false
    default: true
    }
  }
}

extension Span<UInt8> {
  /// Whether a token has stops inside, and one to three letters between them.
  fileprivate func isDotted(_ token: Range<Int>) -> Bool {
    var letters = 0
    var stops = 0
    var offset = token.lowerBound
    while offset < token.upperBound {
      let (kind, end) = kind(at: offset)
      switch kind {
      case .period where letters > 0:
        stops += 1
        letters = 0
      case .arabicLetter, .upper, .lower: letters += 1
      case .mark, .invisible: break
      default: return false
      }
      if letters > 3 { return false }
      offset = end
    }
    return stops > 0
  }

  /// Returns the classes of the word before `offset`, after white space.
  func classesOfWord(before offset: Int, words: WordTable) -> WordClasses {
    let end = skipBack(from: offset, limit: 8) { $0 == .space || $0 == .invisible }
    let start = skipBack(from: end) { $0.isLetter || $0 == .mark || $0 == .invisible }
    guard start < end, start < offset else { return [] }
    return words.classes(of: FoldedWord(self, start..<end))
  }
}

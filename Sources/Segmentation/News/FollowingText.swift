import RegularExpressions

/// What follows a stop, as far as the rules look.
struct FollowingText {
  /// The kind of the first character after white space.
  let firstKind: ScalarKind
  /// The first character after white space.
  let first: Unicode.Scalar
  /// Whether a quotation mark or bracket opens before the word.
  private(set) var hasOpener = false
  /// Whether a dash stands before the word.
  private(set) var hasDash = false
  /// The kind of the first character of the word.
  private(set) var kind = ScalarKind.end
  /// The bytes of the word; empty, if a digit or a sign follows.
  private(set) var range = 0..<0
  /// The word, folded.
  private(set) var word = FoldedWord()
  /// What the lists say of the word, and of it with the next one.
  private(set) var classes: WordClasses = []
  /// Whether an Arabic word is `و` or `ف` with a verb of speech.
  private(set) var isConjoinedSpeech = false
  /// Whether the word is `أن`, "that", with or without a pronoun, which starts no sentence.
  private(set) var isSubordinate = false
  /// Whether the word is `إن`, which starts a sentence, or a report after a verb of speech.
  private(set) var startsReport = false
  /// Whether an Arabic word is `و` or `ف` with a verb of another kind.
  private(set) var isConjoinedEvent = false
  /// Whether two full stops or more stand before the word, as where somebody takes up what was said.
  private(set) var opensWithEllipsis = false
  /// Whether the word is one letter and a stop.
  private(set) var isInitial = false
  /// Whether a word with a small first letter may start a sentence: `iPhone`, `al-Assad`.
  private(set) var isSmallStart = false

  /// Reads what follows from `offset` on.
  init(_ bytes: Span<UInt8>, at offset: Int, words: WordTable) {
    let start = bytes.skip(from: offset) { $0 == .invisible }
    first = start < bytes.count ? bytes.scalar(at: start).scalar : " "
    firstKind = bytes.kind(at: start).kind
    let wordStart = skipSigns(bytes, from: start)
    let dotsEnd = bytes.skip(from: start, limit: 8) { $0 == .period || $0 == .ellipsis }
    opensWithEllipsis =
      (dotsEnd > start + 1) && bytes.kind(at: dotsEnd).kind.isLetter
    kind = bytes.kind(at: wordStart).kind
    guard kind.isLetter else { return }
    range = wordStart..<bytes.endOfWord(from: wordStart)
    word = FoldedWord(bytes, range)
    classes = words.classes(of: word).union(phraseClasses(bytes, words))
    if word.startsWithAn, word.byteCount <= 10, classes.contains(.starter) {
      // Folding makes one of `إن` and `أن`.
      isSubordinate = bytes.scalar(at: wordStart).scalar == "\u{0623}"
      startsReport = !isSubordinate
      if isSubordinate { classes.subtract([.starter, .letterName]) }
    }
    let conjoined = classesBehindConjunction(words)
    isConjoinedSpeech = conjoined.contains(.speech)
    isConjoinedEvent =
      conjoined.contains(.event)
      || conjoined.isEmpty && classes.isEmpty && word.isConjoinedVerb
    isInitial = bytes.isOneLetter(range) && bytes.kind(at: range.upperBound).kind == .period
    isSmallStart = kind == .lower && (startsSmall(bytes) || isListLetter(bytes))
  }

  private mutating func skipSigns(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, offset - start < 24 {
      let (kind, end) = bytes.kind(at: offset)
      switch kind {
      case .opener, .quote: hasOpener = true
      case .dash, .bullet: hasDash = true
      case .invisible: break
      case .space where hasDash: break
      default: return offset
      }
      offset = end
    }
    return offset
  }

  private func phraseClasses(_ bytes: Span<UInt8>, _ words: WordTable) -> WordClasses {
    let next = bytes.skip(from: range.upperBound) { $0 == .space }
    guard next > range.upperBound, bytes.kind(at: next).kind == .arabicLetter else { return [] }
    var phrase = word
    phrase.append(" ")
    phrase.append(bytes, next..<bytes.endOfWord(from: next))
    return words.classes(of: phrase)
  }

  private func classesBehindConjunction(_ words: WordTable) -> WordClasses {
    guard kind == .arabicLetter, word.byteCount > 4, word[0] == 0xD9 else { return [] }
    // U+0648 and U+0641, and and then.
    guard word[1] == 0x88 || word[1] == 0x81 else { return [] }
    return words.classes(of: word.dropping(2))
  }

  private func startsSmall(_ bytes: Span<UInt8>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (kind, end) = bytes.kind(at: offset)
      if kind == .upper { return true }
      offset = end
    }
    guard range.count == 2, range.upperBound < bytes.count else { return false }
    let (hyphen, end) = bytes.kind(at: range.upperBound)
    return hyphen == .dash && bytes.kind(at: end).kind == .upper
  }

  /// Whether the word is the letter of a list item: `b. The second`.
  private func isListLetter(_ bytes: Span<UInt8>) -> Bool {
    guard firstKind == .lower, isInitial || bytes.isRomanNumber(range),
      bytes.kind(at: range.upperBound).kind == .period
    else { return false }
    let space = range.upperBound + 1
    let start = bytes.skip(from: space) { $0 == .space }
    return start > space && bytes.kind(at: start).kind == .upper
  }

  /// Whether the word starts a sentence, where the stop leaves it open.
  var startsSentence: Bool {
    (classes.contains(.starter) || isConjoinedSpeech || isConjoinedEvent) && !isInitial
  }

  /// Whether the word starts a sentence after an abbreviation: not `إن`, which most often is the
  /// report of what a firm or an agency said.
  var startsSentenceAfterAbbreviation: Bool { startsSentence && !startsReport }

  /// Whether the word starts a sentence even where a name may follow: only with `و` or `ف`, because
  /// Arabic names look like any other word.
  var startsSentenceAfterTitle: Bool {
    isConjoinedSpeech || isConjoinedEvent
      || classes.contains(.starter) && word.byteCount > 2 && word[0] == 0xD9 && word[1] == 0x88
  }

  /// Whether the word starts with the Arabic article.
  var hasArticle: Bool { word.hasArticle }

  /// Whether the word continues a sentence, where the stop leaves it open.
  var continuesSentence: Bool {
    classes.contains(.continuation) && classes.isDisjoint(with: [.starter, .sequel])
      || kind == .digit && firstKind == .digit
  }

  /// Whether a sign follows before which no sentence ends.
  var isContinuationMark: Bool {
    switch firstKind {
    case .comma, .closer, .period, .ellipsis, .strongStop: true
    case .other:
      switch first {
      case "|", "/", "=", "+", "&", "%", "\u{066A}", ">", "\\": true
      default: false
      }
    default: false
    }
  }
}

extension Span<UInt8> {
  /// Returns the end of the word at `offset`: letters and their marks, and apostrophes between them.
  func endOfWord(from offset: Int) -> Int {
    var end = offset
    while end < count {
      let (scalar, next) = scalar(at: end)
      let kind = ScalarKind(scalar)
      let isApostrophe = scalar == "'" || scalar == "\u{2019}"
      guard kind.isLetter || kind == .mark || isApostrophe && self.kind(at: next).kind.isLatin
      else {
        break
      }
      end = next
    }
    return end
  }

  /// Whether a word is a small Roman number below forty.
  func isRomanNumber(_ word: Range<Int>) -> Bool {
    guard (1...6).contains(word.count) else { return false }
    return word.allSatisfy { offset in
      let byte = self[offset]
      return byte == UInt8(ascii: "i") || byte == UInt8(ascii: "v") || byte == UInt8(ascii: "x")
    }
  }

  /// Whether a range of a text is one letter, with its marks.
  func isOneLetter(_ range: Range<Int>) -> Bool {
    var letters = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (kind, end) = kind(at: offset)
      if kind.isLetter { letters += 1 }
      if letters > 1 || !(kind.isLetter || kind == .mark || kind == .invisible) { return false }
      offset = end
    }
    return letters == 1
  }
}

extension NewsRules {
  /// Returns the rule for one full stop after an Arabic word, with white space after it.
  func ruleOfArabicWord(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    if before.isDotted { return ruleOfLetterStops(before, next) }
    if before.isOneLetter(bytes) { return ruleOfLetter(bytes, before, next, context) }
    let classes = before.classes
    if classes.contains(.title) {
      return next.startsSentenceAfterTitle ? .abbreviationThenStart : .abbreviation
    }
    if classes.contains(.letterName), let rule = ruleOfLetterName(bytes, before, next) {
      return rule
    }
    if classes.contains(.reference), next.kind == .digit { return .reference }
    if classes.contains(.mostlyLast) {
      return next.continuesSentence ? .abbreviation : .abbreviationThenStart
    }
    if classes.contains(.ending) {
      return next.startsSentenceAfterAbbreviation ? .abbreviationThenStart : .abbreviation
    }
    return .stop
  }

  private func ruleOfLetterStops(_ before: PrecedingText, _ next: FollowingText) -> NewsRule {
    let classes = before.tokenClasses
    if classes.contains(.reference), next.kind == .digit { return .reference }
    if classes.contains(.title) {
      return next.startsSentenceAfterTitle ? .abbreviationThenStart : .abbreviation
    }
    if classes.contains(.mostlyLast), !next.continuesSentence { return .abbreviationThenStart }
    return next.startsSentenceAfterAbbreviation ? .abbreviationThenStart : .letterStops
  }

  private func ruleOfLetter(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    if before.hasNumberBefore, before.classes.contains(.era) {
      return ruleOfEra(bytes, before, next, context)
    }
    if next.kind == .digit, before.classes.contains(.reference) { return .reference }
    if next.startsSentenceAfterTitle { return .abbreviationThenStart }
    let isDesignation = bytes.classesOfWord(before: before.range.lowerBound, words: words)
      .contains(.classifier)
    return isDesignation && !next.continuesSentence && next.kind != .digit ? .stop : .initial
  }

  /// The stop after an era may be the sentence's or the abbreviation's.
  ///
  /// It is the abbreviation's where only the time has been said («في عام 656 هـ. سقطت بغداد»).
  private func ruleOfEra(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    // In a date of two calendars, and before the source of one, the stop is the abbreviation's.
    let isInDate =
      next.classes.contains(.calendar)
      || next.classes.contains(.attribution) && next.classes.isDisjoint(with: [.speech, .starter])
    if next.continuesSentence || isInDate { return .era }
    if next.startsSentence { return .abbreviationThenStart }
    let lead = context.segmentStart..<before.range.lowerBound
    let isAdverbial = bytes.hasFewWords(lead, most: 7) && startsWithTime(bytes, lead.lowerBound)
    return isAdverbial ? .era : .abbreviationThenStart
  }

  /// Whether a sentence starts with a preposition, or a word such as "year", with or without `و`.
  private func startsWithTime(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    let start = bytes.skip(from: offset, limit: 16) { !$0.isLetter }
    let word = FoldedWord(bytes, start..<bytes.endOfWord(from: start))
    let times: WordClasses = [.continuation, .time]
    return !words.classes(of: word).isDisjoint(with: times)
      || !words.classes(of: word.dropping(2)).isDisjoint(with: times)
  }

  /// Tells an initial, spelled as it is spoken, from the last letter of an acronym.
  ///
  /// The first stands between names («جورج دبليو. بوش»), the other after the names of other letters
  /// («لبي بي سي. وأضاف»).
  private func ruleOfLetterName(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText
  ) -> NewsRule? {
    let start = bytes.skipBack(from: before.range.lowerBound, limit: 8) { $0 == .space }
    let lead = bytes.kind(before: start).kind
    if lead == .period || lead == .dash {
      return next.startsSentenceAfterTitle ? nil : .letterName
    }
    let follows = bytes.classesOfWord(before: before.range.lowerBound, words: words)
    if follows.contains(.letterName) && !follows.contains(.continuation)
      || bytes.endsInLetterName(before: before.range.lowerBound, words: words)
    {
      return nil
    }
    // Few family names after an initial have the article; many sentences start with it.
    return next.startsSentenceAfterTitle || next.hasArticle ? nil : .letterName
  }
}

extension Span<UInt8> {
  /// Whether a range has at most so many words.
  fileprivate func hasFewWords(_ range: Range<Int>, most: Int) -> Bool {
    guard range.count < 96 else { return false }
    var words = 0
    var isInWord = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (kind, end) = kind(at: offset)
      let isWord = kind.isLetter || kind == .digit || kind == .mark
      if isWord, !isInWord { words += 1 }
      isInWord = isWord
      offset = end
    }
    return words <= most
  }

  /// Whether the word before `offset` is the name of a letter with a proclitic («لبي بي سي»).
  fileprivate func endsInLetterName(before offset: Int, words: WordTable) -> Bool {
    let end = skipBack(from: offset, limit: 8) { $0 == .space }
    let start = skipBack(from: end) { $0.isLetter || $0 == .mark }
    guard end - start > 4, end < offset else { return false }
    let word = FoldedWord(self, start..<end)
    return words.classes(of: word.dropping(2)).contains(.letterName)
  }
}

extension NewsRules {
  /// Returns the rule for a stop with no white space after it.
  ///
  /// Arabic web text drops the space after a stop («المدينة.وقال»); numbers, addresses, versions and
  /// abbreviations never had one.
  func ruleWithoutSpace(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    if next.isContinuationMark { return .continuationMark }
    guard next.kind == .arabicLetter || next.kind == .upper || next.kind == .digit,
      next.firstKind != .dash, next.first != "(", next.first != "_",
      !isAddress(bytes, before, next)
    else { return .insideToken }
    if stop.hasClosers { return ruleBehindClosers(stop, bytes, before, next, context) }
    switch stop.form {
    case .ellipsis, .twoPeriods: return next.isConjoinedSpeech ? .ellipsisThenStart : .insideToken
    case .strong:
      let starts =
        next.kind == .arabicLetter || before.kind == .lower && startsEnglish(bytes, before, next)
      return starts ? .stopWithoutSpace : .insideToken
    case .period:
      return startsBehindPeriod(bytes, before, next, context) ? .stopWithoutSpace : .insideToken
    }
  }

  private func ruleBehindClosers(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    guard next.kind != .digit, before.kind != .end else { return .insideToken }
    if stop.closingQuote != nil, let rule = ruleOfQuotation(stop, bytes, next, context) {
      return rule
    }
    if stop.closingBracket != nil, let rule = ruleOfBracket(stop, bytes, next, context) {
      return rule
    }
    if stop.form == .ellipsis || stop.form == .twoPeriods {
      return next.isConjoinedSpeech ? .ellipsisThenStart : .ellipsis
    }
    return .stopWithoutSpace
  }

  private func startsBehindPeriod(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> Bool {
    let isShort = bytes.isOneLetter(next.range) || next.isInitial
    switch (before.kind, next.kind) {
    case (.arabicLetter, .arabicLetter), (.mark, .arabicLetter):
      return !isShort && isWholeWord(bytes, before) && !next.classes.contains(.domain)
        && !(next.classes.contains(.letterName) && isLetterName(before))
    case (.arabicLetter, .digit), (.mark, .digit):
      return before.range.count > 5 && isWholeWord(bytes, before)
        && !before.classes.contains(.letterName)
    case (.digit, .arabicLetter):
      let isItem = before.token.lowerBound <= context.segmentStart
      return !isShort && !isItem && bytes.isNumber(before.token)
    case (.lower, .arabicLetter), (.upper, .arabicLetter):
      return !isShort && !before.isDotted && before.classes.isDisjoint(with: .abbreviations)
        && before.token == before.range && before.range.count > 1
    case (.lower, .upper): return startsEnglish(bytes, before, next)
    case (.closer, .arabicLetter), (.closer, .upper), (.quote, .arabicLetter), (.quote, .upper):
      return true
    default: return false
    }
  }

  /// Whether the word before a stop is the name of a letter, with or without a proclitic.
  private func isLetterName(_ before: PrecedingText) -> Bool {
    before.classes.contains(.letterName)
      || words.classes(of: before.word.dropping(2)).contains(.letterName)
  }

  /// Whether the word before a stop is a word of its own and no abbreviation or piece of one.
  private func isWholeWord(_ bytes: Span<UInt8>, _ before: PrecedingText) -> Bool {
    !before.isDotted && !before.isOneLetter(bytes)
      && before.classes.isDisjoint(with: [.title, .ending, .reference])
  }

  /// «city.He said», but not «Booking.Com», «System.Out.println» or «a.B».
  private func startsEnglish(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText
  ) -> Bool {
    guard before.token == before.range, before.range.count > 1,
      next.range.count > 1 || !next.isInitial,
      next.kind == .upper,
      before.classes.isDisjoint(with: WordClasses.abbreviations.union(.exclaimedName))
    else { return false }
    let behind = bytes.kind(at: next.range.upperBound).kind
    guard behind.endsWord || behind == .comma || behind == .dash else { return false }
    return next.startsSentence || next.range.count > 3 && bytes.isCapitalized(next.range)
  }

  /// Whether the stop stands in an address: after `@`, `/` or `#`, or in the Arabic domain of a site.
  private func isAddress(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText
  ) -> Bool {
    for offset in before.token {
      switch bytes[offset] {
      case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "="): return true
      default: continue
      }
    }
    guard before.kind == .arabicLetter, next.kind == .arabicLetter, !next.startsSentence else {
      return false
    }
    return bytes.classesOfWord(before: before.token.lowerBound, words: words).contains(.site)
  }
}

extension Span<UInt8> {
  /// Whether a token is a number, with signs inside it or before it.
  fileprivate func isNumber(_ token: Range<Int>) -> Bool {
    var offset = token.lowerBound
    while offset < token.upperBound {
      let (kind, end) = kind(at: offset)
      if kind.isLetter { return false }
      offset = end
    }
    return true
  }

  /// Whether a word is a capital and then small letters.
  fileprivate func isCapitalized(_ word: Range<Int>) -> Bool {
    var offset = kind(at: word.lowerBound).end
    while offset < word.upperBound {
      let (kind, end) = kind(at: offset)
      guard kind == .lower else { return false }
      offset = end
    }
    return true
  }
}

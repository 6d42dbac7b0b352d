import RegularExpressions

extension NewsRules {
  /// Returns the rule that decides about a stop with text after it.
  func rule(for stop: Stop, in bytes: Span<UInt8>, _ context: inout Context) -> NewsRule {
    if isBracketedMark(stop, bytes) { return .bracketedMark }
    let next = FollowingText(bytes, at: stop.spaceEnd, words: words)
    let before = PrecedingText(bytes, before: stop.lastGroup, words: words)
    guard stop.hasSpace else { return ruleWithoutSpace(stop, bytes, before, next, context) }
    if next.opensWithEllipsis { return stop.form == .strong ? .strongStop : .stop }
    if next.isContinuationMark { return .continuationMark }
    if stop.form != .strong, next.isSubordinate, !next.hasOpener { return .continuationWord }
    if stop.closingQuote != nil, let rule = ruleOfQuotation(stop, bytes, next, context) {
      return rule
    }
    if stop.closingBracket != nil, let rule = ruleOfBracket(stop, bytes, next, context) {
      return rule
    }
    switch stop.form {
    case .strong: return ruleOfStrongStop(before, next)
    case .ellipsis, .twoPeriods: return ruleOfEllipsis(stop, bytes, before, next, context)
    case .period: return ruleOfPeriod(stop, bytes, before, next, &context)
    }
  }

  private func isBracketedMark(_ stop: Stop, _ bytes: Span<UInt8>) -> Bool {
    guard stop.closingBracket == stop.marksEnd else { return false }
    return bytes.kind(before: stop.lastGroup).kind == .opener
  }

  private func ruleOfStrongStop(_ before: PrecedingText, _ next: FollowingText) -> NewsRule {
    if before.classes.contains(.exclaimedName), !next.startsSentence { return .exclaimedName }
    return isSmallLetter(next, after: before) ? .smallLetter : .strongStop
  }

  /// Whether a small letter shows that the sentence goes on.
  ///
  /// After an Arabic word it shows nothing: sites and brands are written small.
  func isSmallLetter(_ next: FollowingText, after before: PrecedingText) -> Bool {
    guard next.kind == .lower, !next.isSmallStart else { return false }
    if before.kind == .arabicLetter || before.kind == .mark { return !isArabic }
    return before.kind.isLatin || !isArabic
  }

  private func ruleOfPeriod(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: inout Context
  ) -> NewsRule {
    let rule: NewsRule =
      switch before.kind {
      case .digit: ruleOfNumber(bytes, before, next, &context)
      case .arabicLetter, .mark: ruleOfArabicWord(bytes, before, next, context)
      case .upper, .lower: ruleOfLatinWord(bytes, before, next, context)
      default: .stop
      }
    return rule.isBreak && isSmallLetter(next, after: before) ? .smallLetter : rule
  }

  private func ruleOfNumber(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: inout Context
  ) -> NewsRule {
    guard let number = bytes.smallNumber(before.token) else { return .stop }
    if next.classes.contains(.section),
      bytes.classesOfWord(before: before.token.lowerBound, words: words).contains(.section)
    {
      return .enumerator
    }
    let start = bytes.skipBack(from: before.token.lowerBound, limit: 24) {
      !$0.isLetter && $0 != .digit && !$0.isStop && $0 != .comma && $0 != .newline
    }
    let lead = bytes.kind(before: start).kind
    let isFirst = start <= context.segmentStart || lead == .newline
    let isListed =
      lead == .comma && bytes[bytes.start(before: start)] != UInt8(ascii: ",")
      && number == context.lastItem + 1
    let isNext =
      context.lastItem > 0 && number == context.lastItem + 1 && next.kind.isLetter
      && !next.startsSentence
    guard isFirst || isListed || isNext else { return .stop }
    context.lastItem = number
    return .enumerator
  }
}

extension Span<UInt8> {
  /// Returns the value of a token of up to three digits, if that is all it is.
  func smallNumber(_ token: Range<Int>) -> Int? {
    var value = 0
    var digits = 0
    var offset = token.lowerBound
    while offset < token.upperBound {
      let (scalar, end) = scalar(at: offset)
      guard
        let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
      else { return nil }
      value = value * 10 + Int(digit)
      digits += 1
      if digits > 3 { return nil }
      offset = end
    }
    return digits > 0 ? value : nil
  }
}

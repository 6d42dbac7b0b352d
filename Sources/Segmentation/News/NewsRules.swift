import RegularExpressions

/// The rules for stops in Arabic and English news.
///
/// A stop is judged by the words around it, whose script decides which rules apply, so that a line
/// of both languages is handled piece by piece. How far the rules look is bounded, so that a text is
/// segmented in linear time whatever it holds.
struct NewsRules: Sendable {
  let words: WordTable
  /// Whether the text is Arabic, for stops with neither script beside them.
  let isArabic: Bool

  /// What the rules know of the text before a stop.
  struct Context {
    /// Where the segment starts in which the stop stands.
    var segmentStart: Int
    /// The number of the last list item of the paragraph; 0, if there was none.
    var lastItem = 0
  }

  /// Returns the rule that decides about a stop with text behind it.
  func rule(for stop: Stop, in bytes: Span<UInt8>, _ context: inout Context) -> NewsRule {
    if isBracketedMark(stop, bytes) { return .bracketedMark }
    let next = FollowingText(bytes, at: stop.spaceEnd, words: words)
    let before = PrecedingText(bytes, before: stop.lastGroup, words: words)
    guard stop.hasSpace else { return ruleWithoutSpace(stop, bytes, before, next, context) }
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
    case .ellipsis, .twoPeriods: return ruleOfEllipsis(stop, before, next)
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

  private func ruleOfEllipsis(
    _ stop: Stop,
    _ before: PrecedingText,
    _ next: FollowingText
  ) -> NewsRule {
    switch next.kind {
    case .upper:
      // "I" is a capital wherever it stands, so it says nothing.
      let saysNothing = next.range.count == 1 && next.classes.contains(.starter) || next.isInitial
      return saysNothing && !next.hasOpener ? .ellipsis : .ellipsisThenStart
    case .arabicLetter:
      let starts = next.isConjoinedSpeech || next.hasOpener && before.kind != .comma
      return starts && !next.continuesSentence ? .ellipsisThenStart : .ellipsis
    default: return .ellipsis
    }
  }

  /// Whether a small letter shows that the sentence goes on.
  ///
  /// Behind an Arabic word it shows nothing: sites and brands are written small.
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

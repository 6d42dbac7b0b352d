extension NewsRules {
  /// Returns the rule for one full stop after a Latin word, with white space after it.
  func ruleOfLatinWord(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    let classes = before.isDotted ? before.tokenClasses : before.classes
    if let rule = ruleOfAbbreviation(classes, next) { return rule }
    if before.isDotted {
      return next.startsSentenceAfterAbbreviation ? .abbreviationThenStart : .letterStops
    }
    if before.token.lowerBound <= context.segmentStart, bytes.isRomanNumber(before.range) {
      return .enumerator
    }
    guard before.isOneLetter(bytes), before.token == before.range else { return .stop }
    if before.token.lowerBound <= context.segmentStart { return .enumerator }
    return before.kind == .upper ? ruleOfInitial(bytes, before, next) : .stop
  }

  private func ruleOfAbbreviation(_ classes: WordClasses, _ next: FollowingText) -> NewsRule? {
    if classes.contains(.reference), next.kind == .digit { return .reference }
    if classes.contains(.title) { return .abbreviation }
    if classes.contains(.era) {
      if next.classes.contains(.time) || next.kind == .lower { return .era }
      return next.kind.isLetter || next.kind == .digit ? .abbreviationThenStart : .era
    }
    if classes.contains(.mostlyLast) {
      return next.kind == .lower || next.hasBracket ? .abbreviation : .abbreviationThenStart
    }
    if classes.contains(.ending) {
      return next.startsSentenceAfterAbbreviation ? .abbreviationThenStart : .abbreviation
    }
    return nil
  }

  /// A capital with a stop is an initial, unless it is a designation («Plan B.») or a sentence starts.
  private func ruleOfInitial(
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText
  ) -> NewsRule {
    let lead = bytes.classesOfWord(before: before.range.lowerBound, words: words)
    if lead.contains(.classifier) || next.startsSentence || before.hasNumberBefore { return .stop }
    let end = bytes.skipBack(from: before.range.lowerBound, limit: 8) { $0 == .space }
    if before.word[0] == UInt8(ascii: "I"), bytes.kind(before: end).kind == .lower {
      let start = bytes.skipBack(from: end) { $0.isLetter }
      if bytes.kind(at: start).kind == .lower { return .stop }
    }
    return .initial
  }
}

extension FollowingText {
  /// Whether a bracket opens first.
  fileprivate var hasBracket: Bool { first == "(" || first == "[" }
}

import Linguistics
import Model

/// A target that is empty, that repeats the source, or that has a sentence of the source left in it.
struct TargetCheck: SegmentCheck {
  let rules: [Rule] = [.targetEmpty, .targetUntranslated, .targetPartial]

  func findings(in segment: SegmentView) -> [Found] {
    guard let source = segment.source, !source.isBlank else { return [] }
    let target = segment.target
    if segment.isUntranslated {
      guard source.scalars.contains(where: isLetter) else { return [] }
      return [
        Found(rule: .targetEmpty, source: source.all, message: Message("finding.targetEmpty"))
      ]
    }
    guard source.language.language != target.language.language else { return [] }
    if segment.repeatsSource, isLanguage(source) {
      return [
        Found(
          rule: .targetUntranslated,
          source: source.all,
          target: target.all,
          message: Message("finding.targetUntranslated")
        )
      ]
    }
    return leftover(of: source, in: target).map { run in
      Found(
        rule: .targetPartial,
        target: run,
        message: Message("finding.targetPartial", ["text": .quotation(target.text(run))])
      )
    }
  }

  /// Whether a text has words of a language in it, and is not a name alone.
  private func isLanguage(_ source: SideText) -> Bool {
    let words = source.words
    if source.isArabic { return words.contains { $0.kind == .arabicWord } }
    return isSentence(words.filter { $0.kind == .word && !source.isProtected($0.range.lowerBound) })
  }

  /// Returns the runs of words in the target that are a sentence of the source's language.
  private func leftover(of source: SideText, in target: SideText) -> [Range<Int>] {
    let kind: Token.Kind
    switch (source.isArabic, target.isArabic) {
    case (false, true): kind = .word
    case (true, false): kind = .arabicWord
    default: return []
    }
    var runs: [Range<Int>] = []
    var run: [SideWord] = []
    for word in target.words {
      let goesOn = word.kind == kind || (word.kind == .number && !run.isEmpty)
      let isApart = word.gap.contains(.bracket) || word.gap.contains(.quote)
      if !goesOn || isApart {
        if let found = sentence(run, of: source, in: target) { runs.append(found) }
        run = []
      }
      if goesOn, !target.isProtected(word.range.lowerBound) { run.append(word) }
    }
    if let found = sentence(run, of: source, in: target) { runs.append(found) }
    return runs
  }

  private func sentence(
    _ run: [SideWord],
    of source: SideText,
    in target: SideText
  ) -> Range<Int>? {
    guard run.count >= 3, let first = run.first, let last = run.last else { return nil }
    // A quotation, or what stands in brackets, can be a title or a phrase that is spoken of.
    if run.count <= 8, Self.opening.contains(target[first.range.lowerBound - 1]) { return nil }
    let isOfSource = source.isArabic ? run.count >= 3 : run.count >= 4 && isSentence(run)
    return isOfSource ? first.range.lowerBound..<last.range.upperBound : nil
  }

  /// Whether English words are more than a name or a title: some begin small that are no mere links
  /// between names.
  private func isSentence(_ words: [SideWord]) -> Bool {
    let small = words.filter { !$0.letters.isCapitalized }
    let content = small.filter {
      $0.letters.units.count > 2 && !Self.links.contains($0.letters.text)
    }
    return words.count >= 2 && content.count >= 2 && content.count * 3 >= words.count
  }

  private func isLetter(_ scalar: UInt32) -> Bool {
    Scalars.isArabicLetter(scalar) || Scalars.isLatinLetter(scalar)
  }

  private static let opening: Set<UInt32> = [0x22, 0x27, 0x28, 0x5B, 0xAB, 0x2018, 0x201C]

  /// Words that titles write small.
  private static let links: Set<String> = [
    "the", "and", "for", "from", "with", "von", "van", "der", "des", "del", "les", "una", "per",
    "que", "las", "los", "dans", "pour", "sur", "aux",
  ]
}

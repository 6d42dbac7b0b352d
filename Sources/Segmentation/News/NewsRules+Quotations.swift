import RegularExpressions

extension NewsRules {
  /// How far back the rules look for the mark that opened a quotation or bracket, in bytes.
  private static var reach: Int { 1024 }

  /// Returns the rule for a stop inside a quotation that closes right after it, or `nil`, if the
  /// quotation decides nothing.
  func ruleOfQuotation(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule? {
    switch next.kind {
    case .upper:
      let isOpen = stop.form == .strong || stop.form == .ellipsis
      return isOpen && isAttribution(bytes, next) ? .attribution : nil
    case .arabicLetter where !next.hasOpener || next.hasDash:
      if next.classes.contains(.attribution) {
        return startsReport(bytes, next) ? nil : .attribution
      }
      return ruleOfEmbedding(stop, bytes, next, context)
    default: return nil
    }
  }

  /// A quotation without a colon before it is part of its sentence, and so is what follows it.
  private func ruleOfEmbedding(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule? {
    if next.classes.contains(.continuation), !next.startsSentence,
      stop.form != .period || !next.classes.contains(.sequel)
    {
      return .embeddedQuotation
    }
    guard stop.form != .period, !next.hasDash, !next.isConjoinedSpeech, !next.startsSentence,
      let closer = stop.closingQuote, let opener = bytes.openingQuote(of: closer, reach: Self.reach)
    else { return nil }
    let lead = bytes.skipBack(from: opener, limit: 8) { $0 == .space || $0 == .invisible }
    let leadKind = bytes.kind(before: lead).kind
    // After a colon or another sentence the quotation is a sentence of its own.
    guard lead > context.segmentStart, leadKind.isLetter || leadKind == .mark else {
      return lead <= context.segmentStart && opener >= context.segmentStart
        ? .embeddedQuotation : nil
    }
    return .embeddedQuotation
  }

  /// Whether a verb of speech has its own report after it («قال الوزير إن»), or what else completes it
  /// («حذرت الولايات المتحدة من»), and so starts a sentence.
  private func startsReport(_ bytes: Span<UInt8>, _ next: FollowingText) -> Bool {
    guard !next.classes.contains(.asking) else { return false }
    if next.classes.contains(.takesObject) { return true }
    var offset = next.range.upperBound
    var last: WordClasses = []
    for _ in 0..<7 {
      let start = bytes.skip(from: offset) { $0 == .space }
      guard start > offset, bytes.kind(at: start).kind == .arabicLetter else { return false }
      let end = bytes.endOfWord(from: start)
      let word = FoldedWord(bytes, start..<end)
      // After a preposition it is a conjunction («قبل أن يغادر»).
      if isReportParticle(word), !last.contains(.continuation) { return true }
      last = words.classes(of: word)
      if next.isCompleted(by: word, last) { return true }
      offset = end
    }
    return false
  }

  /// `إن` with or without a pronoun.
  private func isReportParticle(_ word: FoldedWord) -> Bool {
    guard word.byteCount <= 10, word.startsWithAn else { return false }
    return word.byteCount == 4 || words.classes(of: word).contains(.starter)
  }

  /// Whether names and titles follow, and then a verb of speech: «"Why?" Mr. Smith asked.»
  private func isAttribution(_ bytes: Span<UInt8>, _ next: FollowingText) -> Bool {
    let isFirstPerson = next.range.count == 1 && bytes[next.range.lowerBound] == UInt8(ascii: "I")
    guard !next.startsSentence || isFirstPerson, !next.hasOpener else { return false }
    var end = next.range.upperBound
    for _ in 0..<5 {
      let start = bytes.skip(from: end) { $0 == .space || $0 == .period }
      guard start > end else { return false }
      let (kind, _) = bytes.kind(at: start)
      end = bytes.endOfWord(from: start)
      guard kind != .lower else {
        return words.classes(of: FoldedWord(bytes, start..<end)).contains(.attribution)
      }
      guard kind == .upper else { return false }
    }
    return false
  }

  /// Returns the rule for a stop inside brackets that close right after it, or `nil`, if they decide
  /// nothing: brackets that opened inside a sentence do not end it.
  func ruleOfBracket(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule? {
    guard let closer = stop.closingBracket, !next.startsSentence,
      let opener = bytes.openingBracket(before: closer, reach: Self.reach)
    else { return nil }
    let lead = bytes.skipBack(from: opener, limit: 8) { $0 == .space || $0 == .invisible }
    guard opener > context.segmentStart, lead > context.segmentStart else { return nil }
    let leadKind = bytes.kind(before: lead).kind
    return leadKind.isStop || leadKind == .newline ? nil : .bracketed
  }
}

extension FollowingText {
  /// Whether a word begins what completes the verb: `من` after `حذر`.
  ///
  /// After `طالب` and the like it is written with `ب`, but so is many a name («بوتين»).
  fileprivate func isCompleted(by other: FoldedWord, _ otherClasses: WordClasses) -> Bool {
    if classes.contains(.takesFrom), other.is("من") { return true }
    if classes.contains(.takesAbout), other.is("عن") { return true }
    if classes.contains(.takesTo), other.is("الي") { return true }
    if classes.contains(.takesUpon), other.is("علي") { return true }
    guard classes.contains(.takesWith), other.byteCount >= 8 else { return false }
    return otherClasses.contains(.complement) || other.begins(with: "بال")
      || other.begins(with: "بان") || other.begins(with: "بت") || other.begins(with: "بم")
  }
}

extension Span<UInt8> {
  /// Returns the offset of the mark that opens the quotation closed at `closer`, no further back than
  /// `reach` bytes.
  fileprivate func openingQuote(of closer: Int, reach: Int) -> Int? {
    let isStraight = self[closer] == UInt8(ascii: "\"") || self[closer] == UInt8(ascii: "'")
    let lowest = Swift.max(0, closer - reach)
    var depth = 0
    var offset = closer
    while offset > lowest {
      let start = start(before: offset)
      let (scalar, _) = scalar(at: start)
      offset = start
      if isStraight {
        if self[start] == self[closer] { return start }
        continue
      }
      switch ScalarKind(scalar) {
      case .closer where scalar.value > 0x7F: depth += 1
      case .opener where scalar.value > 0x7F, .quote where scalar == "\"":
        if depth == 0 { return start }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// Returns the offset of the bracket that opens what is closed at `closer`.
  fileprivate func openingBracket(before closer: Int, reach: Int) -> Int? {
    let lowest = Swift.max(0, closer - reach)
    var depth = 0
    var offset = closer
    while offset > lowest {
      offset -= 1
      switch self[offset] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { return offset }
        depth -= 1
      default: break
      }
    }
    return nil
  }
}

/// Two full stops or more, of which Arabic writers make a full stop, a comma and a pause.
///
/// What follows decides first: a verb of speech after `و` starts a sentence, a preposition or a participle
/// in the accusative (`داعيا`) continues one. Elsewhere two full stops between clauses of some length are
/// most often the end of a sentence, three are most often a pause. A line that has no other stop is a
/// headline, whose parts they join.
extension NewsRules {
  /// How many words a sentence before two full stops has at least, and one after them.
  private static var fewestBefore: Int { 3 }
  private static var fewestAfter: Int { 2 }
  /// How far the rules look for those words, and for the end of a headline, in bytes.
  fileprivate static var wordReach: Int { 96 }
  fileprivate static var lineReach: Int { 240 }

  func ruleOfEllipsis(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ before: PrecedingText,
    _ next: FollowingText,
    _ context: Context
  ) -> NewsRule {
    switch next.kind {
    case .upper:
      // "I" is a capital wherever it stands, so it says nothing.
      let saysNothing = next.range.count == 1 && next.classes.contains(.starter) || next.isInitial
      return saysNothing && !next.hasOpener ? .ellipsis : .ellipsisThenStart
    case .arabicLetter:
      if next.continuesSentence || next.qualifiesSentence { return .ellipsis }
      let isSure = next.isConjoinedSpeech || next.hasOpener && before.kind != .comma
      let starts = isSure || isBetweenClauses(stop, bytes, next, context)
      return starts ? .ellipsisThenStart : .ellipsis
    default: return .ellipsis
    }
  }

  private func isBetweenClauses(
    _ stop: Stop,
    _ bytes: Span<UInt8>,
    _ next: FollowingText,
    _ context: Context
  ) -> Bool {
    guard stop.form == .twoPeriods || next.startsSentence,
      bytes.hasWords(Self.fewestBefore, in: context.segmentStart..<stop.start, fromEnd: true),
      bytes.hasWords(Self.fewestAfter, in: stop.spaceEnd..<bytes.count, fromEnd: false)
    else { return false }
    return !bytes.isUnfinishedLine(from: stop.spaceEnd)
  }
}

extension FollowingText {
  /// Whether the word qualifies what is before it: a participle in the accusative, or a preposition that is
  /// written with its noun and the article.
  fileprivate var qualifiesSentence: Bool {
    guard !startsSentence else { return false }
    return classes.contains(.qualifier) || word.isAccusativeParticiple || word.hasJoinedPreposition
  }
}

extension FoldedWord {
  /// Whether the word has the shape of a participle in the accusative: «متمنيا».
  fileprivate var isAccusativeParticiple: Bool {
    guard byteCount >= 10, begins(with: "م"), ends(with: "ا") else { return false }
    return !ends(with: "نا") && !ends(with: "ها") && !ends(with: "ما")
  }

  /// Whether the word begins with a preposition and the article: «للمتعة», «بالنسبة».
  fileprivate var hasJoinedPreposition: Bool {
    byteCount >= 10 && (begins(with: "لل") || begins(with: "بال") || begins(with: "كال"))
  }
}

extension Span<UInt8> {
  /// Whether a range of the text has at least so many words before the next stop and within reach.
  fileprivate func hasWords(_ least: Int, in range: Range<Int>, fromEnd: Bool) -> Bool {
    var words = 0
    var isInWord = false
    var offset = fromEnd ? range.upperBound : range.lowerBound
    let lowest = Swift.max(range.lowerBound, range.upperBound - NewsRules.wordReach)
    let highest = Swift.min(range.upperBound, range.lowerBound + NewsRules.wordReach)
    while fromEnd ? offset > lowest : offset < highest, words < least {
      let (kind, next) = fromEnd ? kind(before: offset) : kind(at: offset)
      let isWord = kind.isLetter || kind == .digit || kind == .mark
      if isWord, !isInWord { words += 1 }
      // What stands before a quotation that is still open is no part of the sentence inside it.
      if kind.isStop || kind == .newline || fromEnd && kind == .opener, words > 0 { break }
      isInWord = isWord
      offset = next
    }
    return words >= least
  }

  /// Whether a line ends without any stop in the next bytes.
  fileprivate func isUnfinishedLine(from start: Int) -> Bool {
    var offset = start
    while offset < count, offset - start < NewsRules.lineReach {
      let (kind, end) = kind(at: offset)
      if kind.isStop { return false }
      if kind == .newline { return true }
      offset = end
    }
    return offset >= count
  }
}

import Model

/// A question without its mark, and running text that has lost its stop at the end.
struct EndCheck: SegmentCheck {
  let rules: [Rule] = [.punctuationEnd]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      let sourceEnd = source.lastMark, let targetEnd = target.lastMark
    else { return [] }
    let (from, to) = (source[sourceEnd], target[targetEnd])
    if Self.questions.contains(from), !Self.questions.contains(to),
      !target.scalars.contains(where: Self.questions.contains)
    {
      return [
        found(source, sourceEnd, target, targetEnd, target.isArabic ? "؟" : "?")
      ]
    }
    guard Self.stops.contains(from), isRunningText(source, upTo: sourceEnd),
      Scalars.isArabicLetter(to) || Scalars.isLatinLetter(to) || Scalars.isArabicMark(to),
      target.scalars[..<targetEnd].contains(where: Self.stops.contains),
      target.words.count >= 8
    else { return [] }
    return [found(source, sourceEnd, target, targetEnd, ".")]
  }

  private func found(
    _ source: SideText,
    _ sourceEnd: Int,
    _ target: SideText,
    _ targetEnd: Int,
    _ mark: String
  ) -> Found {
    let isMark = Self.stops.contains(target[targetEnd])
    let range = isMark ? targetEnd..<targetEnd + 1 : targetEnd + 1..<targetEnd + 1
    return Found(
      rule: .punctuationEnd,
      source: sourceEnd..<sourceEnd + 1,
      target: range,
      message: Message("finding.punctuationEnd", ["mark": .quotation(mark)]),
      suggestions: [mark]
    )
  }

  /// Whether a stop ends a sentence and no abbreviation: at least eight words, the last of some length.
  private func isRunningText(_ side: SideText, upTo end: Int) -> Bool {
    guard side.words.count >= 8, let last = side.words.last else { return false }
    return last.range.count > 3 && side[end - 1] != 0x2E
  }

  private static let questions: Set<UInt32> = [0x3F, 0x61F]
  private static let stops: Set<UInt32> = [0x2E, 0x6D4]
}

extension SideText {
  /// The last scalar that is neither white space nor a quotation mark, bracket or control.
  fileprivate var lastMark: Int? {
    scalars.lastIndex { !Scalars.isSpace($0) && !Scalars.isClosing($0) && !Scalars.isControl($0) }
  }
}

import Linguistics
import Model

/// A translation that has fewer sentences than its source, and too few words for all of them.
struct SentenceCheck: SegmentCheck {
  let rules: [Rule] = [.sentenceMissing]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation else { return [] }
    let parts = source.sentences
    let count = target.sentences.count
    guard parts.count > count, count > 0 else { return [] }
    let total = Double(source.letterCount)
    guard total >= 60 else { return [] }
    let expected = total * source.lengthRatio(to: target)
    let actual = Double(target.letterCount)
    // The sentence without which the rest would be as long as it should be.
    let missing = parts.min { left, right in
      rest(left, of: source, total, actual, target) < rest(right, of: source, total, actual, target)
    }
    guard let missing else { return [] }
    let length = Double(source.letters(in: missing))
    guard length >= 12, actual < expected * 0.62 - 4,
      rest(missing, of: source, total, actual, target) < abs(expected - actual) * 0.75
    else { return [] }
    return [
      Found(
        rule: .sentenceMissing,
        source: missing,
        target: target.all,
        message: Message("finding.sentenceMissing", ["text": .quotation(source.text(missing))])
      )
    ]
  }

  /// How far the target is from the length that the source has without a sentence.
  private func rest(
    _ sentence: Range<Int>,
    of source: SideText,
    _ total: Double,
    _ actual: Double,
    _ target: SideText
  ) -> Double {
    let left = total - Double(source.letters(in: sentence))
    return abs(left * source.lengthRatio(to: target) - actual)
  }
}

extension SideText {
  /// The sentences: what ends in a mark, with white space and no small letter after it.
  var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var hasWord = false
    for index in scalars.indices {
      let scalar = scalars[index]
      if Scalars.isArabicLetter(scalar) || Scalars.isLatinLetter(scalar) { hasWord = true }
      guard isSentenceEnd(index), hasWord else { continue }
      var end = index + 1
      while end < scalars.count, Scalars.isClosing(scalars[end]) || isStop(scalars[end]) {
        end += 1
      }
      sentences.append(start..<end)
      (start, hasWord) = (end, false)
    }
    if hasWord { sentences.append(start..<scalars.count) }
    return sentences.map { range in
      var first = range.lowerBound
      while first < range.upperBound, Scalars.isSpace(scalars[first]) { first += 1 }
      return first..<range.upperBound
    }
  }

  private func isStop(_ scalar: UInt32) -> Bool {
    [0x2E, 0x21, 0x3F, 0x61F, 0x6D4, 0x2026].contains(scalar)
  }

  private func isSentenceEnd(_ index: Int) -> Bool {
    guard isStop(scalars[index]), !isProtected(index) else { return false }
    var next = index + 1
    while next < scalars.count, Scalars.isClosing(scalars[next]) || isStop(scalars[next]) {
      next += 1
    }
    guard next < scalars.count else { return true }
    guard Scalars.isSpace(scalars[next]) else { return false }
    while next < scalars.count, Scalars.isSpace(scalars[next]) || Scalars.isClosing(scalars[next]) {
      next += 1
    }
    guard next < scalars.count else { return true }
    // An abbreviation: one letter or two before the stop, or a small letter or a digit after it.
    if scalars[index] == 0x2E {
      var first = index
      while first > 0,
        Scalars.isLatinLetter(scalars[first - 1])
          || Scalars.isArabicLetter(scalars[first - 1])
      {
        first -= 1
        if index - first > 3 { break }
      }
      if index - first <= 3, first < index, !isArabic || index - first <= 2 { return false }
      if Scalars.isDigit(scalars[next]) { return false }
    }
    return !Scalars.isLowercase(scalars[next])
  }

  func letters(in range: Range<Int>) -> Int {
    scalars[range].count {
      Scalars.isArabicLetter($0) || Scalars.isLatinLetter($0) || Scalars.isDigit($0)
    }
  }
}

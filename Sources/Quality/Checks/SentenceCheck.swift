import Linguistics
import Model

/// A translation that has fewer sentences than its source, and too few words for all of them; or one that
/// translates something else.
///
/// Where it is known which words translate each other, a sentence is missing if its words have no partner
/// while those of the others have; else the length tells. The bounds were set on professional translations,
/// of which one in a thousand is so free that it looks like another text.
struct SentenceCheck: SegmentCheck {
  let rules: [Rule] = [.sentenceMissing]
  let partners: (any PartnerCounting)?

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      source.language.language != target.language.language
    else { return [] }
    let sentences = source.sentences
    guard sentences.count <= Self.most else { return [] }
    let isShort = sentences.count > target.sentences.count && source.letterCount >= 60
    if let partners, source.isArabic != target.isArabic {
      let counts = partners.partners(of: sentences.map { source.text($0) }, in: target.text)
      if isForeign(source, target, counts, partners) {
        return [
          Found(
            rule: .sentenceMissing,
            source: source.all,
            target: target.all,
            message: Message("finding.noPartner")
          )
        ]
      }
      if isShort, let index = lonely(counts), isTooShort(source, target, by: 0.9) {
        return [missing(sentences[index], source, target)]
      }
    }
    guard isShort, isTooShort(source, target, by: 0.62),
      let sentence = bestFit(sentences, source, target)
    else { return [] }
    return [missing(sentence, source, target)]
  }

  /// How many sentences of a segment are looked at; more are no segment.
  private static let most = 50

  private func missing(_ sentence: Range<Int>, _ source: SideText, _ target: SideText) -> Found {
    Found(
      rule: .sentenceMissing,
      source: sentence,
      target: target.all,
      message: Message("finding.sentenceMissing", ["text": .quotation(source.text(sentence))])
    )
  }

  // MARK: Words

  /// Whether nearly no word of either side has a partner; a length or numbers that do not fit let more have
  /// one.
  private func isForeign(
    _ source: SideText,
    _ target: SideText,
    _ counts: [(known: Int, found: Int)],
    _ partners: any PartnerCounting
  ) -> Bool {
    let own = counts.reduce((known: 0, found: 0)) { ($0.known + $1.known, $0.found + $1.found) }
    // Most translations end the question here.
    guard own.known >= 3, Double(own.found) <= 0.4 * Double(own.known) else { return false }
    let other = partners.partners(of: [target.text], in: source.text).first ?? (known: 0, found: 0)
    let known = own.known + other.known
    guard known >= 15 else { return false }
    let ratio =
      Double(target.letterCount + 8)
      / (Double(source.letterCount) * source.lengthRatio(to: target) + 8)
    var limit = 0.05
    if ratio > 1.5 || ratio < 0.66 { limit += 0.1 }
    if !numbersAgree(source, target) { limit += 0.1 }
    return Double(own.found + other.found) <= limit * Double(known)
  }

  /// Whether both sides have no number of two digits and more, or one in common.
  private func numbersAgree(_ source: SideText, _ target: SideText) -> Bool {
    func numbers(_ side: SideText) -> Set<String> {
      Set(
        side.words.filter { $0.kind == .number && $0.range.count > 1 }
          .map { $0.letters.text.filter(\.isNumber) }
      )
    }
    let (first, second) = (numbers(source), numbers(target))
    return first == second || !first.isDisjoint(with: second)
  }

  /// The sentence whose words have no partner while those of the others have.
  private func lonely(_ counts: [(known: Int, found: Int)]) -> Int? {
    counts.indices.first { index in
      let (known, found) = counts[index]
      let others = counts.enumerated().filter { $0.offset != index }.map(\.element)
      let rest = others.reduce((known: 0, found: 0)) {
        ($0.known + $1.known, $0.found + $1.found)
      }
      return known >= 3 && Double(found) <= 0.25 * Double(known)
        && rest.known >= 3 && Double(rest.found) >= 0.3 * Double(rest.known)
    }
  }

  // MARK: Length

  /// Whether the target is shorter than a part of the length that it should have.
  private func isTooShort(_ source: SideText, _ target: SideText, by part: Double) -> Bool {
    let expected = Double(source.letterCount) * source.lengthRatio(to: target)
    return Double(target.letterCount) < expected * part - 4
  }

  /// The sentence without which the source would have the length for the target.
  private func bestFit(
    _ sentences: [Range<Int>],
    _ source: SideText,
    _ target: SideText
  ) -> Range<Int>? {
    let ratio = source.lengthRatio(to: target)
    let wanted = Double(target.letterCount)
    func distance(without sentence: Range<Int>) -> Double {
      abs(Double(source.letterCount - source.letters(in: sentence)) * ratio - wanted)
    }
    guard let best = sentences.min(by: { distance(without: $0) < distance(without: $1) }),
      source.letters(in: best) >= 12,
      distance(without: best) < abs(Double(source.letterCount) * ratio - wanted) * 0.75
    else { return nil }
    return best
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

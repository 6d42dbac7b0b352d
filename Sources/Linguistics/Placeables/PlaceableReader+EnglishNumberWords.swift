/// English numbers in words: three hundred and fifty thousand, two and a half million, two dozen.
extension PlaceableReader {
  /// Reads a number that begins with an English word.
  mutating func englishNumber(at index: Int) -> SpelledNumber? {
    guard let first = englishGroup(at: index) else { return nil }
    let place = skippingHalf(first.next)
    if isJoinedOrHyphened(place.next), let dozen = meaning(at: place.next, isDozen), !place.hasHalf
    {
      return (DecimalNumber(first.value * 12), dozen.next, true)
    }
    guard isJoinedOrHyphened(place.next), let factor = meaning(at: place.next, \.magnitudeExponent),
      tokens[place.next].range.count > 1,
      var sum = first.value(times: factor.value, hasHalf: place.hasHalf)
    else { return place.hasHalf ? half(after: first, place.next) : lone(first, at: index) }
    var (bound, next) = (factor.value, factor.next)
    while bound > 0, let part = englishPart(at: next, below: bound, after: index),
      let longer = sum.adding(part.value)
    {
      (sum, bound, next) = (longer, part.exponent, part.next)
    }
    return (sum, next, true)
  }

  /// A number below a thousand without a magnitude.
  private mutating func lone(_ group: NumberGroup, at index: Int) -> SpelledNumber? {
    // Of nineteen forty-five, a year, no part is a number.
    if group.value < 100, isJoined(group.next), let second = englishGroup(at: group.next) {
      unreadUntil = second.next
      return nil
    }
    // A dozen and a thousand, but not a one.
    guard !isArticle(index) || group.value > 1 else { return nil }
    return (DecimalNumber(group.value), group.next, group.value > 2 && !isInName(index, group.next))
  }

  /// Whether a number within a sentence has a capital, as what comes after it: Six Flags.
  private func isInName(_ index: Int, _ next: Int) -> Bool {
    index > 0 && isJoined(index) && isCapital(bytes[tokens[index].start]) && isJoined(next)
      && isCapital(bytes[tokens[next].start])
  }

  /// A number and a half, of what is no magnitude: three and a half years.
  private func half(after group: NumberGroup, _ next: Int) -> SpelledNumber? {
    guard let value = group.value(times: 1, hasHalf: true), let units = value.integer else {
      return nil
    }
    return DecimalNumber("\(units / 10).\(units % 10)").map { ($0, next, true) }
  }

  private mutating func englishPart(
    at index: Int,
    below exponent: Int,
    after first: Int
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    guard has(index) else { return nil }
    let hasComma = gapText(before: index) == ", "
    guard hasComma || tokens[index].gap == .space else { return nil }
    let isAnd = FoldedWord(text(index)).text == "and"
    // Between one thousand and two thousand there is no thousand and two.
    if isAnd, isBetween(first) { return nil }
    guard let group = englishGroup(at: isAnd ? index + 1 : index) else { return nil }
    if isJoined(group.next), let factor = meaning(at: group.next, \.magnitudeExponent) {
      guard factor.value < exponent, !isAnd, let value = group.value(times: factor.value) else {
        return nil
      }
      return (value, factor.value, factor.next)
    }
    guard exponent == 3, !hasComma || group.value >= 100 else { return nil }
    return (DecimalNumber(group.value), 0, group.next)
  }

  private mutating func isBetween(_ index: Int) -> Bool {
    index > 0 && meaning(at: index - 1, { $0 == .between ? true : nil })?.next == index
  }

  /// Reads a number below a thousand: twenty-five, a hundred, three hundred and fifty.
  private mutating func englishGroup(at index: Int) -> NumberGroup? {
    guard has(index), tokens[index].kind == .word else { return nil }
    var group: NumberGroup
    if isArticle(index), has(index + 1), isJoined(index + 1) {
      guard isUnitAfterArticle(index + 1) else { return nil }
      group = NumberGroup(value: 1, next: index + 1)
    } else {
      guard let first = meaning(at: index, \.cardinalValue) else {
        return meaning(at: index, isDozen).map { NumberGroup(value: 12, next: $0.next) }
          .flatMap { isHalf(index - 1) ? nil : $0 }
      }
      group = NumberGroup(value: first.value, next: first.next)
    }
    while isJoinedOrHyphened(group.next) {
      if group.value < 100, meaning(at: group.next, isHundred) != nil {
        group = NumberGroup(value: group.value * 100, last: 100, next: group.next + 1)
        continue
      }
      let isAnd = group.last >= 100 && FoldedWord(text(group.next)).text == "and"
      if isAnd, isBetween(index) { break }
      let place = isAnd ? group.next + 1 : group.next
      guard let more = meaning(at: place, \.cardinalValue),
        group.takes(more.value) && group.last >= 100 || group.isTen(with: more.value)
      else { break }
      group = NumberGroup(value: group.value + more.value, last: more.value, next: more.next)
    }
    return group
  }

  /// Whether a word is a hundred, a dozen or a magnitude, before which "a" is one.
  private mutating func isUnitAfterArticle(_ index: Int) -> Bool {
    if tokens[index].range.count == 1 { return false }
    return meaning(at: index) {
      isHundred($0) ?? isDozen($0) ?? $0.magnitudeExponent.map { _ in true }
    }
      != nil
  }

  private mutating func isArticle(_ index: Int) -> Bool {
    meaning(at: index, { $0 == .article ? true : nil }) != nil
  }

  private func isHalf(_ index: Int) -> Bool {
    index >= 0 && FoldedWord(text(index)).text == "half"
  }

  /// Whether only a space, or a hyphen, stands before a token.
  func isJoinedOrHyphened(_ index: Int) -> Bool {
    has(index) && tokens[index].gap.isSubset(of: [.space, .dash])
  }

  /// Steps over "and a half" between a number and its magnitude.
  private func skippingHalf(_ index: Int) -> (next: Int, hasHalf: Bool) {
    let phrase = ["and", "a", "half"]
    for (offset, word) in phrase.enumerated() {
      guard isJoinedOrHyphened(index + offset), FoldedWord(text(index + offset)).text == word else {
        return (index, false)
      }
    }
    return (index + phrase.count, true)
  }
}

private func isHundred(_ meaning: PlaceableWords.Meaning) -> Bool? {
  meaning == .hundred ? true : nil
}

private func isDozen(_ meaning: PlaceableWords.Meaning) -> Bool? {
  meaning == .dozen ? true : nil
}

/// Numbers in words, as far as a magnitude, a percent sign or a currency makes sure that they are some:
/// نصف مليار, مئة وخمسون ألفا, مليون و200 ألف, two and a half million.
///
/// A number is a sum of parts, each a group below a thousand times a magnitude, the greatest first. In
/// Arabic each part after the first begins with و, written to the next word or to the digits.
extension PlaceableReader {
  /// A number in words, and whether it is one without a unit after it.
  typealias SpelledNumber = (value: DecimalNumber, next: Int, isSure: Bool)

  /// Reads a number that begins with a word.
  ///
  /// Its first word may have proclitics, which are no part of it: بمئة مليون.
  mutating func numberInWords(at index: Int) -> SpelledNumber? {
    if let twice = twice(at: index) { return twice }
    if let multiple = multiple(at: index) { return multiple }
    return loneMagnitude(at: index)
  }

  /// Adds the smaller parts of a number: و300 ألف, و600, ونصف, ومئتان.
  ///
  /// - Parameters:
  ///   - first: The greatest part.
  ///   - exponent: The power of ten of its magnitude.
  ///   - index: The token after it.
  /// - Returns: The sum, and the token after it.
  mutating func addingRemainders(
    to first: DecimalNumber,
    below exponent: Int,
    at index: Int
  ) -> (value: DecimalNumber, next: Int) {
    var (sum, bound, next) = (first, exponent, index)
    while bound > 0, let part = remainder(at: next, below: bound),
      let longer = sum.adding(part.value)
    {
      (sum, bound, next) = (longer, part.exponent, part.next)
    }
    return (sum, next)
  }

  // MARK: Kinds of numbers

  /// Reads two of a magnitude: مليوني دولار, ألفي جندي.
  private mutating func twice(at index: Int) -> SpelledNumber? {
    let factor = firstMeaning(at: index) { if case .twice(let power) = $0 { power } else { nil } }
    guard let factor, let value = DecimalNumber(powerOfTen: factor.value).multiplied(by: 2),
      isJoined(factor.next)
    else { return nil }
    // ألفا is the dual before a noun, and one thousand before و; without a unit of money either can be.
    let isSingular = FoldedWord(text(index)).units.last == Letter.alef
    if isSingular, remainder(at: factor.next, below: factor.value) != nil { return nil }
    let (sum, next) = addingRemainders(to: value, below: factor.value, at: factor.next)
    return (sum, next, !isSingular)
  }

  /// Reads a group below a thousand, or a part of one, with its magnitude: مئة مليون, نصف مليار.
  private mutating func multiple(at index: Int) -> SpelledNumber? {
    if let half = partOfMagnitude(at: index) { return half }
    guard let group = group(at: index) else { return nil }
    let place = skippingHalf(group.next)
    guard isJoined(place.next), let factor = meaning(at: place.next, powerOfTen),
      tokens[place.next].range.count > 1,
      let product = group.value(times: factor.value, place.hasHalf)
    else {
      return place.hasHalf ? nil : (DecimalNumber(group.value), group.next, false)
    }
    let (sum, next) = addingRemainders(to: product, below: factor.value, at: factor.next)
    return (sum, next, true)
  }

  /// Reads a magnitude without a number before it, which is a number with a remainder only, or before
  /// a currency.
  private mutating func loneMagnitude(at index: Int) -> SpelledNumber? {
    guard isArabic, let factor = firstMeaning(at: index, powerOfTen), !isPluralMagnitude(index)
    else {
      return nil
    }
    let one = DecimalNumber(powerOfTen: factor.value)
    let (sum, next) = addingRemainders(to: one, below: factor.value, at: factor.next)
    guard next == factor.next else { return (sum, next, true) }
    // Of مليون و500 شخص, which can be meant in two ways, the 500 is not a number of its own.
    if has(next + 1), FoldedWord(text(next)).text == "و", isJoined(next),
      tokens[next + 1].gap.isEmpty,
      let rest = digits(at: next + 1)
    {
      unreadUntil = rest.next
      return nil
    }
    return (one, next, false)
  }

  /// Whether a magnitude stands in the plural, which without a number is none: عدة ملايين دولار.
  private func isPluralMagnitude(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).units
    return pluralMagnitudes.contains { word.suffix($0.count).elementsEqual($0) }
  }

  // MARK: Parts

  /// The meaning of a number's first word, with proclitics or without.
  private mutating func firstMeaning<Value>(
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    if let plain = meaning(at: index, wanted) { return plain }
    guard tokens[index].kind == .arabicWord else { return nil }
    let word = FoldedWord(text(index)).units
    for proclitics in Self.proclitics where word.count > proclitics.count + 1 {
      guard word.starts(with: proclitics) else { continue }
      let rest = Array(word.dropFirst(proclitics.count))
      if let found = meaning(of: rest, at: index, wanted) { return found }
    }
    return nil
  }

  /// Reads half a magnitude: نصف مليون, half a million.
  private mutating func partOfMagnitude(at index: Int) -> SpelledNumber? {
    let part = firstMeaning(at: index) { if case .part(let count) = $0 { count } else { nil } }
    guard let part else { return nil }
    var next = part.next
    while isJoined(next), ["a", "of"].contains(FoldedWord(text(next)).text) { next += 1 }
    guard isJoined(next), let factor = meaning(at: next, powerOfTen), tokens[next].range.count > 1,
      let value = fraction(part.value, ofPowerOfTen: factor.value)
    else { return nil }
    let (sum, end) = addingRemainders(to: value, below: factor.value - 1, at: factor.next)
    return (sum, end, true)
  }

  /// A half or a quarter of a power of ten.
  private func fraction(_ count: Int, ofPowerOfTen exponent: Int) -> DecimalNumber? {
    guard exponent >= 3 else { return nil }
    let hundredths = count == 2 ? 50 : 25
    return DecimalNumber(hundredths).multiplied(byPowerOfTen: exponent - 2)
  }

  /// Reads a number below a thousand: خمسة وعشرون, مئة وخمسون, three hundred and fifty.
  private mutating func group(at index: Int) -> NumberGroup? {
    guard let first = firstMeaning(at: index, cardinalValue) else { return nil }
    var group = NumberGroup(value: first.value, next: first.next)
    if tokens[index].kind == .arabicWord {
      while let more = meaningAfterAnd(at: group.next, cardinalValue), group.takes(more.value) {
        group = NumberGroup(value: group.value + more.value, last: more.value, next: more.next)
      }
      return group
    }
    return englishGroup(group)
  }

  private mutating func englishGroup(_ first: NumberGroup) -> NumberGroup {
    var group = first
    while has(group.next), tokens[group.next].gap.isSubset(of: [.space, .dash]) {
      if group.value < 100, meaning(at: group.next, { $0 == .hundred ? true : nil }) != nil {
        group = NumberGroup(value: group.value * 100, last: 100, next: group.next + 1)
        continue
      }
      let isAnd = group.last >= 100 && FoldedWord(text(group.next)).text == "and"
      let place = isAnd ? group.next + 1 : group.next
      guard let more = cardinal(at: place), group.takes(more.value) || group.isTen(with: more.value)
      else { break }
      group = NumberGroup(value: group.value + more.value, last: more.value, next: more.next)
    }
    return group
  }

  private mutating func cardinal(at index: Int) -> (value: Int, next: Int)? {
    meaning(at: index, cardinalValue)
  }

  /// Steps over "and a half" between a number and its magnitude.
  private func skippingHalf(_ index: Int) -> (next: Int, hasHalf: Bool) {
    let phrase = ["and", "a", "half"]
    for (offset, word) in phrase.enumerated() {
      guard isJoined(index + offset), FoldedWord(text(index + offset)).text == word else {
        return (index, false)
      }
    }
    return (index + phrase.count, true)
  }

  /// Reads one part of a number after its first: و300 ألف, و600, ونصف المليون, ومئتا.
  private mutating func remainder(
    at index: Int,
    below exponent: Int
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    guard isJoined(index) else { return nil }
    if has(index + 1), tokens[index + 1].gap.isEmpty, FoldedWord(text(index)).text == "و" {
      return digitRemainder(at: index + 1, below: exponent)
    }
    return wordRemainder(at: index, below: exponent)
  }

  private mutating func digitRemainder(
    at index: Int,
    below exponent: Int
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    guard let digits = digits(at: index) else { return nil }
    if isJoined(digits.next), let factor = meaning(at: digits.next, powerOfTen) {
      guard factor.value < exponent,
        let value = digits.value.multiplied(byPowerOfTen: factor.value),
        let integer = value.integer, integer < power(exponent)
      else { return nil }
      return (value, factor.value, factor.next)
    }
    // Of millions the rest would be ambiguous, and a small number may count other things.
    guard exponent == 3, let integer = digits.value.integer, (11...999).contains(integer) else {
      return nil
    }
    return (digits.value, 0, digits.next)
  }

  private mutating func wordRemainder(
    at index: Int,
    below exponent: Int
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    let part = meaningAfterAnd(at: index) { if case .part(let count) = $0 { count } else { nil } }
    if let part, let value = fraction(part.value, ofPowerOfTen: exponent) {
      return (value, 0, afterDefiniteMagnitude(part.next))
    }
    let twice = meaningAfterAnd(at: index) { if case .twice(let power) = $0 { power } else { nil } }
    if let twice, twice.value < exponent,
      let value = DecimalNumber(powerOfTen: twice.value).multiplied(by: 2)
    {
      return (value, twice.value, twice.next)
    }
    if let one = meaningAfterAnd(at: index, powerOfTen), one.value < exponent {
      return (DecimalNumber(powerOfTen: one.value), one.value, one.next)
    }
    guard let first = meaningAfterAnd(at: index, cardinalValue) else { return nil }
    var group = NumberGroup(value: first.value, next: first.next)
    while let more = meaningAfterAnd(at: group.next, cardinalValue), group.takes(more.value) {
      group = NumberGroup(value: group.value + more.value, last: more.value, next: more.next)
    }
    if isJoined(group.next), let factor = meaning(at: group.next, powerOfTen) {
      guard factor.value < exponent, let value = group.value(times: factor.value, false) else {
        return nil
      }
      return (value, factor.value, factor.next)
    }
    guard exponent == 3, group.value >= 100 else { return nil }
    return (DecimalNumber(group.value), 0, group.next)
  }

  /// Steps over the magnitude of مليون ونصف المليون.
  private mutating func afterDefiniteMagnitude(_ index: Int) -> Int {
    guard isJoined(index), tokens[index].kind == .arabicWord else { return index }
    let word = FoldedWord(text(index)).units
    guard word.count > 4, word[0] == Letter.alef, word[1] == Letter.lam else { return index }
    return meaning(of: Array(word.dropFirst(2)), at: index, powerOfTen)?.next ?? index
  }

  private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}

private func cardinalValue(_ meaning: PlaceableWords.Meaning) -> Int? {
  if case .cardinal(let number) = meaning { number } else { nil }
}

private let pluralMagnitudes = ["الاف", "ملايين", "ارات", "بلايين", "ونات"].map { Array($0.utf16) }

/// A number below a thousand while it is read.
private struct NumberGroup {
  var value: Int
  /// The part that was read last.
  var last: Int
  var next: Int

  init(value: Int, last: Int? = nil, next: Int) {
    self.value = value
    self.last = last ?? value
    self.next = next
  }

  /// Whether a part can come next in Arabic: units before tens, both after hundreds.
  func takes(_ part: Int) -> Bool {
    if last >= 100 { return part < 100 }
    return last < 10 && part >= 20 && part < 100
  }

  /// Whether a part can come next in English: units after tens.
  func isTen(with part: Int) -> Bool { last >= 20 && last < 100 && part < 10 }

  /// The number, with a half or without, times a power of ten.
  func value(times exponent: Int, _ hasHalf: Bool) -> DecimalNumber? {
    guard hasHalf else { return DecimalNumber(value).multiplied(byPowerOfTen: exponent) }
    return DecimalNumber(value * 10 + 5).multiplied(byPowerOfTen: exponent - 1)
  }
}

extension DecimalNumber {
  /// Returns the number with three digits more, or `nil` where it is no whole one.
  func joined(_ group: Int?) -> DecimalNumber? {
    guard let group, let integer else { return nil }
    return DecimalNumber(integer).multiplied(byPowerOfTen: 3)?.adding(DecimalNumber(group))
  }
}

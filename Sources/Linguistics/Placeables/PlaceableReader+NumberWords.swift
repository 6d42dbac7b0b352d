/// Numbers in words: نصف مليار, مئة وخمسون ألفا, مليون و200 ألف, ثلاثة وعشرون, two and a half million.
///
/// A number is a sum of parts, each a group below a thousand times a magnitude, the greatest first. In
/// Arabic each part after the first begins with و, written to the next word, apart from it, or to digits.
///
/// A number from three on is one without more (`isSure`); one and two are words of too many other
/// meanings, and need a percent sign, a unit of money or what is measured after them. The same holds for
/// what a masculine numeral can be besides (سبع is a lion, ست a lady): it counts the noun after it.
extension PlaceableReader {
  /// A number in words, and whether it is one without a unit after it.
  typealias SpelledNumber = (value: DecimalNumber, next: Int, isSure: Bool)

  /// Reads a number that begins with a word.
  ///
  /// Its first word may have proclitics, which are no part of it: بمئة مليون.
  mutating func numberInWords(at index: Int) -> SpelledNumber? {
    if let half = partOfMagnitude(at: index) { return half }
    guard tokens[index].kind == .arabicWord else { return englishNumber(at: index) }
    return twice(at: index) ?? multiple(at: index) ?? loneMagnitude(at: index)
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
    while bound > 0, let part = remainder(at: next, below: bound, after: sum),
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
    guard let factor, let value = DecimalNumber(powerOfTen: factor.value).multiplied(by: 2) else {
      return nil
    }
    // ألفا is the dual before a noun, and one thousand before و; without a unit of money either can be.
    let isSingular = FoldedWord(text(index)).units.last == Letter.alef
    if isSingular, remainder(at: factor.next, below: factor.value, after: value) != nil {
      return nil
    }
    let (sum, next) = addingRemainders(to: value, below: factor.value, at: factor.next)
    return (sum, next, !isSingular)
  }

  /// Reads a group below a thousand with its magnitude or without: مئة مليون, خمسة وعشرون.
  private mutating func multiple(at index: Int) -> SpelledNumber? {
    guard let group = group(at: index) else { return nil }
    guard isJoined(group.next), let factor = meaning(at: group.next, \.magnitudeExponent),
      let product = group.value(times: factor.value)
    else {
      return hundredsAndOne(group)
        ?? (DecimalNumber(group.value), group.next, isSure(group, at: index))
    }
    let (sum, next) = addingRemainders(to: product, below: factor.value, at: factor.next)
    return (sum, next, true)
  }

  /// Reads مئة وألف ألف, a hundred and one thousand; of مئة وألف, which can be 1100 or 101,000, no part
  /// is a number.
  private mutating func hundredsAndOne(_ group: NumberGroup) -> SpelledNumber? {
    guard group.value.isMultiple(of: 100),
      let one = meaningAfterAnd(at: group.next, \.magnitudeExponent), isJoined(one.next),
      let factor = meaning(at: one.next, \.magnitudeExponent), factor.value == one.value,
      let product = NumberGroup(value: group.value + 1, next: factor.next).value(
        times: factor.value
      )
    else { return nil }
    let (sum, next) = addingRemainders(to: product, below: factor.value, at: factor.next)
    return (sum, next, true)
  }

  /// Reads a magnitude without a number before it: one of it, with the parts after it.
  private mutating func loneMagnitude(at index: Int) -> SpelledNumber? {
    guard isArabic, let factor = firstMeaning(at: index, \.magnitudeExponent),
      !isPluralMagnitude(index)
    else { return nil }
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
    // ألّف is "wrote", of which the noun after it may tell: after a thousand it is singular.
    let isSure =
      isCounted(next) && isAfterNoNumber(index) && !isPluralOrDual(next)
      && !text(index).unicodeScalars.contains("\u{651}")
    return (one, next, isSure)
  }

  /// Whether a magnitude stands in the plural, which without a number is none: عدة ملايين دولار.
  private func isPluralMagnitude(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).units
    return pluralMagnitudes.contains { word.suffix($0.count).elementsEqual($0) }
  }

  private func isPluralOrDual(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).text
    return ["ين", "ان", "ات", "ون", "ا"].contains(where: word.hasSuffix)
  }

  /// Whether no number or noun of quantity before a magnitude makes it part of another: مئات ألف.
  private func isAfterNoNumber(_ index: Int) -> Bool {
    index == 0 || !isJoined(index) || tokens[index - 1].kind != .number
  }

  /// Whether a group is a number by itself.
  private mutating func isSure(_ group: NumberGroup, at index: Int) -> Bool {
    guard group.value > 2 else { return false }
    // The hundred of في المئة and بالمئة has no number before it where the percentage was not read.
    if group.value == 100, group.next == index + 1, isOfPercent(index) { return false }
    guard group.next == index + 1, isCounting(index) else { return true }
    let word = FoldedWord(text(index)).units
    if word.starts(with: Letter.article) || word.dropFirst().starts(with: Letter.article) {
      return index > 0 && isJoined(index) && isDefinite(index - 1)
    }
    // لست is "I am not".
    return word != notI && (isCounted(group.next) || isOutOf(index, group.next))
  }

  private func isOfPercent(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).text
    if word.hasPrefix("بال") { return true }
    return index > 0 && FoldedWord(text(index - 1)).text == "في"
  }

  /// Whether a number is some of others, or those: أربع من أصل سبع.
  private func isOutOf(_ index: Int, _ next: Int) -> Bool {
    if isJoined(next), FoldedWord(text(next)).text == "من" { return true }
    return index > 0 && isJoined(index) && FoldedWord(text(index - 1)).text == "اصل"
  }

  /// Whether a noun has the article or a pronoun: السنوات العشر, مبارياته الأربع.
  private func isDefinite(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).text
    return word.hasPrefix("ال") || word.hasPrefix("لل")
      || word.utf16.count > 4 && ["ه", "ها", "هم", "نا"].contains(where: word.hasSuffix)
  }

  private mutating func isCounting(_ index: Int) -> Bool {
    firstMeaning(at: index) { if case .counting = $0 { true } else { nil } } != nil
  }

  /// Whether a noun without the article stands where what is counted does.
  func isCounted(_ index: Int) -> Bool {
    guard isJoined(index), tokens[index].kind == .arabicWord else { return false }
    let word = FoldedWord(text(index))
    return word.units.count > 2 && !word.units.starts(with: Letter.article)
      && word.units.first != Letter.waw
      && !ArabicLexicon.shared.isFunctionWord(word, endsInAlefMaqsura: true)
  }

  // MARK: Parts

  /// The meaning of a number's first word, with proclitics or without.
  mutating func firstMeaning<Value>(
    at index: Int,
    _ wanted: (PlaceableWords.Meaning) -> Value?
  ) -> (value: Value, next: Int)? {
    if let plain = meaning(at: index, wanted) { return plain }
    guard has(index), tokens[index].kind == .arabicWord else { return nil }
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
    guard isJoined(next), let factor = meaning(at: next, \.magnitudeExponent),
      tokens[next].range.count > 1,
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

  /// Reads an Arabic number below a thousand: خمسة وعشرون, مئة وخمسون.
  private mutating func group(at index: Int) -> NumberGroup? {
    guard let first = firstMeaning(at: index, \.cardinalValue) else { return nil }
    return group(from: NumberGroup(value: first.value, next: first.next))
  }

  private mutating func group(from first: NumberGroup) -> NumberGroup {
    var group = first
    while let more = meaningAfterAnd(at: group.next, \.cardinalValue), group.takes(more.value) {
      group = NumberGroup(value: group.value + more.value, last: more.value, next: more.next)
    }
    return group
  }

  /// Reads one part of a number after its first: و300 ألف, و600, ونصف المليون, ومئتا.
  private mutating func remainder(
    at index: Int,
    below exponent: Int,
    after sum: DecimalNumber
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    guard isJoined(index) else { return nil }
    if has(index + 1), tokens[index + 1].kind == .number, tokens[index + 1].gap.isEmpty,
      FoldedWord(text(index)).text == "و"
    {
      return digitRemainder(at: index + 1, below: exponent)
    }
    return wordRemainder(at: index, below: exponent, after: sum)
  }

  private mutating func digitRemainder(
    at index: Int,
    below exponent: Int
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    guard let digits = digits(at: index) else { return nil }
    if isJoined(digits.next), let factor = meaning(at: digits.next, \.magnitudeExponent) {
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
    below exponent: Int,
    after sum: DecimalNumber
  ) -> (value: DecimalNumber, exponent: Int, next: Int)? {
    let part = meaningAfterAnd(at: index) { if case .part(let count) = $0 { count } else { nil } }
    if let part, let value = fraction(part.value, ofPowerOfTen: exponent) {
      return (value, 0, afterDefiniteMagnitude(part.next))
    }
    let twice = meaningAfterAnd(at: index) { if case .twice(let power) = $0 { power } else { nil } }
    if let twice, takes(twice.value, below: exponent, after: sum),
      let value = DecimalNumber(powerOfTen: twice.value).multiplied(by: 2)
    {
      return (value, twice.value, twice.next)
    }
    if let one = meaningAfterAnd(at: index, \.magnitudeExponent),
      takes(one.value, below: exponent, after: sum)
    {
      return (DecimalNumber(powerOfTen: one.value), one.value, one.next)
    }
    guard let first = meaningAfterAnd(at: index, \.cardinalValue) else { return nil }
    let group = group(from: NumberGroup(value: first.value, next: first.next))
    if isJoined(group.next), let factor = meaning(at: group.next, \.magnitudeExponent) {
      guard factor.value < exponent, let value = group.value(times: factor.value) else {
        return nil
      }
      return (value, factor.value, factor.next)
    }
    guard exponent == 3 else { return nil }
    return (DecimalNumber(group.value), 0, group.next)
  }

  /// Whether one or two of a magnitude can be a part: of a smaller one, or of the same after
  /// hundreds of it (مئة ألف وألف).
  private func takes(_ magnitude: Int, below exponent: Int, after sum: DecimalNumber) -> Bool {
    if magnitude < exponent { return true }
    guard magnitude == exponent, let integer = sum.integer else { return false }
    return integer.isMultiple(of: 100 * power(exponent))
  }

  /// Steps over the magnitude of مليون ونصف المليون.
  private mutating func afterDefiniteMagnitude(_ index: Int) -> Int {
    guard isJoined(index), tokens[index].kind == .arabicWord else { return index }
    let word = FoldedWord(text(index)).units
    guard word.count > 4, word[0] == Letter.alef, word[1] == Letter.lam else { return index }
    return meaning(of: Array(word.dropFirst(2)), at: index, \.magnitudeExponent)?.next ?? index
  }

  private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}

private let pluralMagnitudes = ["الاف", "ملايين", "ارات", "بلايين", "ونات"].map { Array($0.utf16) }
private let notI = Array("لست".utf16)

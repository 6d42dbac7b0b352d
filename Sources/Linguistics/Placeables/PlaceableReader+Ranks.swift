/// Ordinals in words, centuries, decades, and the numbers of kings and phases in Roman digits.
extension PlaceableReader {
  /// Reads an ordinal from the third on, and the first two of a century: الرابعة والثلاثين,
  /// القرن التاسع عشر, the hundred and twenty-first.
  mutating func rank(at index: Int) -> Reading? {
    guard let rank = rankValue(at: index) else { return nil }
    let isOfAge = tokens[index].kind == .arabicWord && isAge(index, rank.next)
    guard rank.value > 2 || isOfCentury(index, rank.next) || isOfAge, !isFraction(index)
    else { return nil }
    let range = tokens[index].start..<tokens[rank.next - 1].end
    return reading(.number, "\(rank.value)", range, rank.next)
  }

  /// The value of an ordinal, and the token after it.
  mutating func rankValue(at index: Int) -> (value: Int, next: Int)? {
    tokens[index].kind == .arabicWord ? arabicRank(at: index) : englishRank(at: index)
  }

  private mutating func arabicRank(at index: Int) -> (value: Int, next: Int)? {
    if let unit = firstMeaning(at: index, rankMeaning) {
      var (value, next) = unit
      if value < 10, let tens = meaningAfterAnd(at: next, \.cardinalValue),
        tens.value.isMultiple(of: 10), (20...90).contains(tens.value)
      {
        (value, next) = (value + tens.value, tens.next)
      } else if value == 1, isOnlyInCompounds(index) {
        return nil
      }
      return hundreds(after: value, at: next) ?? (value, next)
    }
    // المئة والخامس والعشرون: the hundred before the ordinal of the rest; العشرون بعد المئة.
    guard let hundred = firstMeaning(at: index, \.cardinalValue) else { return nil }
    guard hundred.value >= 100 else { return hundreds(after: hundred.value, at: hundred.next) }
    guard let unit = meaningAfterAnd(at: hundred.next, rankMeaning)
    else { return nil }
    var (value, next) = (hundred.value + unit.value, unit.next)
    if unit.value < 10, let tens = meaningAfterAnd(at: next, \.cardinalValue),
      tens.value.isMultiple(of: 10), (20...90).contains(tens.value)
    {
      (value, next) = (value + tens.value, tens.next)
    }
    return (value, next)
  }

  /// Whether the word is حادي, which alone is no ordinal.
  private func isOnlyInCompounds(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).text
    return word.hasSuffix("حادي") || word.hasSuffix("حادية")
  }

  /// Reads the hundreds after بعد: الخامس والعشرون بعد المئة.
  private mutating func hundreds(after value: Int, at index: Int) -> (value: Int, next: Int)? {
    guard value < 100, isJoined(index), isJoined(index + 1), FoldedWord(text(index)).text == "بعد",
      let hundred = firstMeaning(at: index + 1, \.cardinalValue), hundred.value >= 100
    else { return nil }
    return (value + hundred.value, hundred.next)
  }

  private mutating func englishRank(at index: Int) -> (value: Int, next: Int)? {
    if let rank = meaning(at: index, rankMeaning) { return rank }
    // twenty-first, one hundred and twenty-first: cardinals with an ordinal at the end.
    var (value, place) = (0, index)
    while let part = meaning(at: place, \.cardinalValue) {
      value += part.value
      place = part.next
      if meaning(at: place, { $0 == .hundred ? true : nil }) != nil, value < 10 {
        value *= 100
        place += 1
      }
      guard isJoinedOrHyphened(place) else { return nil }
      if value >= 100, FoldedWord(text(place)).text == "and" { place += 1 }
      if let last = meaning(at: place, rankMeaning) {
        if last.value == 100 { return value < 10 ? (value * 100, last.next) : nil }
        let isUnit = value % 100 >= 20 ? last.value < 10 : value % 100 == 0
        return isUnit ? (value + last.value, last.next) : nil
      }
    }
    return nil
  }

  /// Whether a word is a fraction rather than an ordinal: one third, a third of.
  private func isFraction(_ index: Int) -> Bool {
    guard tokens[index].kind == .word, index > 0, isJoinedOrHyphened(index) else { return false }
    let before = FoldedWord(text(index - 1)).text
    if before == "one" { return true }
    return before == "a" && isJoined(index + 1) && FoldedWord(text(index + 1)).text == "of"
  }

  /// Whether the word "century" stands beside an ordinal, before it in Arabic and after it in English.
  private mutating func isOfCentury(_ index: Int, _ next: Int) -> Bool {
    let place = tokens[index].kind == .arabicWord ? index - 1 : next
    guard place >= 0, isJoined(max(index, place)) else { return false }
    return firstMeaning(at: place) { $0 == .century ? true : nil } != nil
  }

  // MARK: Decades

  /// Reads a decade in words: ثلاثينيات القرن العشرين, الثمانينيات, the nineteen-eighties; the age of
  /// who is in one of their life is a number.
  mutating func decade(at index: Int) -> Reading? {
    guard let decade = firstMeaning(at: index, decadeValue) else { return nil }
    let range = tokens[index].start..<tokens[decade.next - 1].end
    if isAge(index, decade.next) {
      return reading(.number, "\(decade.value)", range, decade.next)
    }
    guard tokens[index].kind == .arabicWord else {
      return reading(.date, "\(1900 + decade.value)s", range, decade.next)
    }
    var next = decade.next
    if isJoined(next), meaning(at: next, { $0 == .from ? true : nil }) != nil { next += 1 }
    guard isJoined(next), firstMeaning(at: next, { $0 == .century ? true : nil }) != nil,
      isJoined(next + 1)
    else { return reading(.date, "\(1900 + decade.value)s", range, decade.next) }
    let century = firstMeaning(at: next + 1, \.cardinalValue) ?? rankValue(at: next + 1)
    let isLast = FoldedWord(text(next + 1)).text == "الماضي"
    guard let number = century?.value ?? (isLast ? 20 : nil), (1...21).contains(number) else {
      return reading(.date, "\(1900 + decade.value)s", range, decade.next)
    }
    let end = century?.next ?? next + 2
    let value = "\((number - 1) * 100 + decade.value)s"
    return reading(.date, value, tokens[index].start..<tokens[end - 1].end, end)
  }

  /// Reads a decade in digits: 1930s, the 90s.
  mutating func decadeInDigits(at index: Int) -> Reading? {
    guard has(index + 1), tokens[index + 1].kind == .word, text(index + 1) == "s",
      ["", "'", "’"].contains(gapText(before: index + 1)),
      let number = integer(at: index, digits: 2...4), number.isMultiple(of: 10)
    else { return nil }
    let range = tokens[index].start..<tokens[index + 1].end
    if number >= 1000 { return reading(.date, "\(number)s", range, index + 2) }
    guard (20...90).contains(number) else { return nil }
    if isAge(index, index + 2) {
      return reading(.number, "\(number)", tokens[index].range, index + 2)
    }
    return reading(.date, "\(1900 + number)s", range, index + 2)
  }

  /// Whether a decade is one of somebody's life: in her fifties, في الخمسينيات من عمره.
  private mutating func isAge(_ index: Int, _ next: Int) -> Bool {
    let isOwner: (PlaceableWords.Meaning) -> Bool? = { $0 == .ownAge ? true : nil }
    if tokens[index].kind != .arabicWord {
      return [index - 1, index - 2].contains { place in
        place >= 0 && tokens[place + 1].gap.isSubset(of: [.space, .dash])
          && meaning(at: place, isOwner) != nil
      }
    }
    var place = next
    if isJoined(place), meaning(at: place, { $0 == .from ? true : nil }) != nil { place += 1 }
    return isJoined(place) && meaning(at: place, isOwner) != nil
  }

  // MARK: Roman digits

  /// Reads the number of a king, a war or a phase: Louis XVI, Phase III.
  mutating func romanNumber(at index: Int) -> Reading? {
    guard index > 0, isJoinedOrHyphened(index), let value = romanValue(text(index)),
      value > 2 && tokens[index].range.count > 1 || text(index - 1) == "type",
      isCapital(bytes[tokens[index - 1].start]) || Self.numberedWords.contains(text(index - 1))
    else { return nil }
    // IV is what drips, unless it stands where a number does.
    return reading(.number, "\(value)", tokens[index].range, index + 1)
  }

  private static let numberedWords: Set<String> = [
    "phase", "type", "stage", "chapter", "part", "volume", "class", "grade", "article", "section",
  ]

  /// The value of Roman digits up to thirty-nine.
  private func romanValue(_ word: String) -> Int? {
    let tens = word.prefix { $0 == "X" }
    let units = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    let rest = word.dropFirst(tens.count)
    guard tens.count < 4 else { return nil }
    if rest.isEmpty { return 10 * tens.count }
    return units.firstIndex(of: String(rest)).map { 10 * tens.count + $0 + 1 }
  }
}

private func rankMeaning(_ meaning: PlaceableWords.Meaning) -> Int? {
  if case .rank(let number) = meaning { number } else { nil }
}

private func decadeValue(_ meaning: PlaceableWords.Meaning) -> Int? {
  if case .decade(let number) = meaning { number } else { nil }
}

/// A date as far as it is known.
struct PartialDate: Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  var isHijri = false

  /// Whether there can be such a date.
  var isPossible: Bool {
    guard (1...12).contains(month ?? 1) else { return false }
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...(isHijri ? 30 : lengths[(month ?? 1) - 1])).contains(day ?? 1)
  }

  /// The date as ISO 8601 writes it; without a year as `--07-21`.
  var text: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    var text =
      year.map { String(repeating: "0", count: max(0, 4 - "\($0)".count)) + "\($0)" } ?? "-"
    if let month { text += "-" + two(month) }
    if let day { text += "-" + two(day) }
    return text + (isHijri ? " AH" : "")
  }
}

extension PlaceableReader {
  typealias Reading = (placeable: Placeable, next: Int)

  /// Reads a date that begins with a number: 21 يوليو 2015, 21/7/2015, 1436هـ.
  mutating func date(at index: Int) -> Reading? {
    numericDate(at: index) ?? dayAndMonth(at: index) ?? yearAlone(at: index)
  }

  /// Reads a date that begins with a word: July 21, 2015; كانون الثاني/يناير 2015; شهر رمضان.
  mutating func dateFromWord(at index: Int) -> Reading? {
    if let date = dayInWords(at: index) { return date }
    guard let month = month(at: index, allowsProclitic: true) else { return nil }
    var date = month.date
    var next = month.next
    var isDate = month.isPair
    if let day = integer(at: next, digits: 1...2), tokens[index].kind == .word,
      isJoined(next) || isBehindAbbreviation(next)
    {
      date.day = day
      next += 1
      if let ending = meaning(at: next, ordinal), tokens[next].gap.isEmpty { next = ending.next }
      isDate = true
    }
    if let year = year(at: next, &date) {
      next = year
      isDate = true
    } else if !isDate {
      isDate = isMonthAlone(month.date, at: index, month.next)
    }
    guard isDate, date.isPossible else { return nil }
    return reading(date, from: month.start, next)
  }

  // MARK: Parts

  /// Whether the name of a month without a day or a year is one: March is a verb and May a name too.
  private mutating func isMonthAlone(_ date: PartialDate, at index: Int, _ next: Int) -> Bool {
    if index > 0, meaning(at: index - 1, { $0 == .monthWord ? true : nil })?.next == index {
      return true
    }
    let isSecond = index > 0 && isJoined(index) && meaning(at: index - 1, monthName) != nil
    let isSure =
      isSecond
      || firstMeaning(at: index, { $0 == .doubtfulMonth ? true : nil }) == nil
        && !date.isHijri && !isAfterParticle(index)
    if tokens[index].kind == .word {
      // A short name that is no whole month, and one beside other names: Theresa May, June Smith.
      let isName =
        isCapitalWord(next) && isJoined(next)
        || index > 0 && isJoined(index) && isCapitalWord(index - 1) && !isMonthLead(index)
      return !isName && (isSure || isMonthLead(index))
    }
    return isSure || isMonthLead(index)
  }

  /// Whether a word is part of a name such as دي مايو.
  private func isAfterParticle(_ index: Int) -> Bool {
    index > 0 && isJoined(index) && FoldedWord(text(index - 1)).text == "دي"
  }

  private mutating func isMonthLead(_ index: Int) -> Bool {
    index > 0 && isJoinedOrHyphened(index)
      && meaning(at: index - 1, { $0 == .yearLead || $0 == .monthLead ? true : nil })?.next == index
  }

  private func isCapitalWord(_ index: Int) -> Bool {
    has(index) && tokens[index].kind == .word && isCapital(bytes[tokens[index].start])
  }

  /// Reads a day in words with its month: السابع من أكتوبر 2023, the seventh of October.
  private mutating func dayInWords(at index: Int) -> Reading? {
    let wanted: (PlaceableWords.Meaning) -> Int? = {
      if case .day(let number) = $0 { number } else { nil }
    }
    var start = tokens[index].start
    var day = meaning(at: index, wanted)
    if day == nil, let behind = meaningAfterAnd(at: index, wanted) {
      day = behind
      start += 2
    }
    guard let day, !isPartOfMonth(index) else { return nil }
    return dayAndMonth(day.value, start: start, next: day.next)
  }

  /// Whether a word before an ordinal says that it is no day: النصف الثاني من مارس.
  private mutating func isPartOfMonth(_ index: Int) -> Bool {
    index > 0 && isJoined(index)
      && firstMeaning(at: index - 1) { $0 == .partOfMonth ? true : nil }?.next == index
  }

  /// Reads the name of a month, and the same month's other name after a slash or in brackets.
  private mutating func month(
    at index: Int,
    allowsProclitic: Bool = false
  ) -> (date: PartialDate, start: Int, next: Int, isPair: Bool)? {
    guard has(index), tokens[index].kind != .number,
      tokens[index].kind == .arabicWord || isCapital(bytes[tokens[index].start])
    else { return nil }
    var start = tokens[index].start
    var found = meaning(at: index, monthName) ?? possessiveMonth(at: index)
    if found == nil, allowsProclitic, tokens[index].kind == .arabicWord {
      let units = FoldedWord(text(index)).units
      let proclitics = "وفبلك".utf16
      if units.count > 2, proclitics.contains(units[0]) {
        found = meaning(of: Array(units.dropFirst()), at: index, monthName)
        // وآب is more often something else, unless a year stands after it.
        if units.count < 5, let month = found {
          var date = month.value
          let isSecond = index > 0 && isJoined(index) && meaning(at: index - 1, monthName) != nil
          if !isSecond, year(at: month.next, &date) == nil { found = nil }
        }
        start += 2
        while start < tokens[index].end, isMark(start) { start += 2 }
      }
    }
    guard let found else { return nil }
    var next = found.next
    var isPair = false
    let between: Gap = [.slash, .bracket]
    if has(next), tokens[next].gap.isSubset(of: between.union([.space, .dash])),
      let other = meaning(at: next, monthName), other.value == found.value
    {
      next = other.next
      isPair = true
    }
    return (found.value, start, next, isPair)
  }

  /// Reads November's.
  private mutating func possessiveMonth(at index: Int) -> (value: PartialDate, next: Int)? {
    guard tokens[index].kind == .word else { return nil }
    let word = FoldedWord(text(index)).units
    guard word.count > 5, word.suffix(2).elementsEqual("'s".utf16) else { return nil }
    return meaning(of: word.dropLast(2), at: index, monthName)
  }

  /// Whether an English word can be a month: may is none.
  func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  /// Whether a vowel sign or tatweel stands at an offset.
  private func isMark(_ offset: Int) -> Bool {
    let scalar = decodeScalar(bytes, at: offset).0
    return scalar == 0x640 || (0x64B...0x652).contains(scalar)
  }

  /// Whether a token stands after the stop of a short English word, such as Jan.
  private func isBehindAbbreviation(_ index: Int) -> Bool {
    has(index) && index > 0 && tokens[index - 1].kind == .word
      && tokens[index - 1].range.count <= 4 && gapText(before: index) == ". "
  }

  private mutating func dayAndMonth(at index: Int) -> Reading? {
    guard let day = integer(at: index, digits: 1...2), (1...31).contains(day) else { return nil }
    var next = index + 1
    if has(next), tokens[next].gap.isEmpty, let ending = meaning(at: next, ordinal) {
      next = ending.next
    }
    return dayAndMonth(day, start: tokens[index].start, next: next)
  }

  private mutating func dayAndMonth(_ day: Int, start: Int, next index: Int) -> Reading? {
    var next = index
    if isJoined(next), let from = meaning(at: next, { $0 == .from ? true : nil }) {
      next = from.next
    }
    if isJoined(next), let word = meaning(at: next, { $0 == .monthWord ? true : nil }) {
      next = word.next
    }
    guard isJoined(next), let month = month(at: next) else { return nil }
    var date = month.date
    date.day = day
    next = month.next
    if let year = year(at: next, &date) { next = year }
    guard date.isPossible else { return nil }
    return reading(date, from: start, next)
  }

  /// Reads a year of four digits after a month, with its era; returns what comes next.
  private mutating func year(at index: Int, _ date: inout PartialDate) -> Int? {
    var next = index
    if isJoined(next), let from = meaning(at: next, { $0 == .from ? true : nil }) {
      next = from.next
    }
    if isJoined(next), let word = meaning(at: next, { $0 == .yearWord ? true : nil }) {
      next = word.next
    }
    let gaps = ["", " ", "\u{A0}", ", ", "، ", ",", "،", ") ", ")"]
    guard has(next), gaps.contains(gapText(before: next)) || isBehindAbbreviation(next),
      let year = integer(at: next, digits: 4...4),
      // After a comma a number may begin another part of the sentence.
      (isJoined(next) || isBehindAbbreviation(next) || !isArabic && date.day != nil
        ? 1000...2999 : 1900...2100).contains(year)
    else { return nil }
    date.year = year
    return era(at: next + 1, &date) ?? next + 1
  }

  /// Reads the era after a year: هـ or م, or in words.
  private mutating func era(at index: Int, _ date: inout PartialDate) -> Int? {
    guard isJoined(index),
      let era = meaning(
        at: index,
        { if case .era(let isHijri) = $0 { isHijri } else { nil } }
      )
    else { return nil }
    // A letter that begins a word, or is an initial, says nothing.
    guard !(has(era.next) && tokens[era.next].gap.isEmpty) else { return nil }
    if date.month == nil || era.value == date.isHijri || date.year == nil {
      date.isHijri = era.value
      return era.next
    }
    // Hijri months have Hijri years; in numbers the era decides.
    return era.value == date.isHijri ? era.next : nil
  }

  /// Reads the second year of 1914-18, which has the century of the first.
  func shortYear(at index: Int) -> Reading? {
    guard index > 0, ["-", "–"].contains(gapText(before: index)),
      let first = integer(at: index - 1, digits: 4...4), (1000...2100).contains(first),
      let rest = integer(at: index, digits: 1...2),
      !(has(index + 1) && ["-", "–", "/"].contains(gapText(before: index + 1)))
    else { return nil }
    let unit = integer(at: index, digits: 1...1) == nil ? 100 : 10
    let year = first - first % unit + rest
    guard year > first else { return nil }
    return (Placeable(range: tokens[index].range, kind: .number, value: "\(year)"), index + 1)
  }

  private mutating func yearAlone(at index: Int) -> Reading? {
    guard let year = integer(at: index, digits: 4...4), (1000...2999).contains(year) else {
      return nil
    }
    var date = PartialDate(year: year)
    let hasYearWord =
      isAfterYearWord(index) || isSecondYear(index) || isYearOfOurTime(index, year)
      || isYearOfMoney(index, year)
    let next = era(at: index + 1, &date) ?? index + 1
    // 2000 م are as many metres.
    let hasEra = next > index + 1 && (date.isHijri || tokens[index + 1].gap.isEmpty)
    guard hasYearWord || hasEra else { return nil }
    return reading(date, from: tokens[index].start, next)
  }

  private mutating func isAfterYearWord(_ index: Int) -> Bool {
    index > 0 && isJoined(index)
      && meaning(at: index - 1, { $0 == .yearWord ? true : nil })?.next == index
  }

  /// Whether a number that nothing counts after is a year of our time: منذ 2011, since 2011.
  ///
  /// What is counted follows in the next word, so that the number is a year at the end of a phrase only.
  private mutating func isYearOfOurTime(_ index: Int, _ year: Int) -> Bool {
    guard (1900...2099).contains(year), index > 0, isJoined(index),
      meaning(at: index - 1, { $0 == .yearLead ? true : nil })?.next == index
    else { return false }
    guard has(index + 1), isJoined(index + 1) else { return true }
    let word = FoldedWord(text(index + 1))
    return text(index + 1) == "و" || word.units.first == Letter.waw
      || ArabicLexicon.shared.isFunctionWord(word, endsInAlefMaqsura: true)
  }

  /// Whether a number says of which year money is: in 2013 dollars.
  private mutating func isYearOfMoney(_ index: Int, _ year: Int) -> Bool {
    guard (1900...2099).contains(year), index > 0, text(index - 1) == "in", isJoined(index + 1)
    else { return false }
    return meaning(at: index + 1, { if case .unit = $0 { true } else { nil } }) != nil
  }

  /// Whether a year is the second one after the word: عامي 2014 و2021.
  private mutating func isSecondYear(_ index: Int) -> Bool {
    let first = index - 2
    guard first > 0, integer(at: first, digits: 4...4) != nil, isJoined(index), isJoined(index - 1)
    else { return false }
    let isJoining =
      FoldedWord(text(index - 1)).text == "و"
      || meaning(at: index - 1, { $0 == .to ? true : nil }) != nil
    return isJoining && isAfterYearWord(first)
  }

  // MARK: Numeric dates

  private mutating func numericDate(at index: Int) -> Reading? {
    let dotted = text(index).split(separator: ".", omittingEmptySubsequences: false)
    if dotted.count == 3 {
      guard let date = date(dotted.map { Self.digits(String($0)) }) else { return nil }
      return reading(date, from: tokens[index].start, index + 1)
    }
    guard has(index + 2), tokens[index + 1].kind == .number, tokens[index + 2].kind == .number
    else { return nil }
    let separator = gapText(before: index + 1)
    guard ["/", "-", "–", "\\"].contains(separator), gapText(before: index + 2) == separator,
      var date = date((index...index + 2).map { Self.digits(text($0)) })
    else { return nil }
    var next = index + 3
    if has(next), ["/", "-"].contains(gapText(before: next)) { return nil }
    let calendar = date.isHijri
    if let behind = era(at: next, &date) { next = behind }
    if date.isHijri != calendar, !date.isPossible { return nil }
    return reading(date, from: tokens[index].start, next)
  }

  /// The digits of a token, folded; empty if it has other characters.
  private static func digits(_ token: String) -> String {
    let folded = FoldedWord(token).text
    return folded.allSatisfy { ("0"..."9").contains($0) } ? folded : ""
  }

  /// Reads three numbers as a date: the year first, or last.
  private func date(_ parts: [String]) -> PartialDate? {
    let values = parts.compactMap { Int($0) }
    guard values.count == 3, parts[1].count <= 2 else { return nil }
    var date = PartialDate()
    if parts[0].count == 4, parts[2].count <= 2 {
      date = PartialDate(year: values[0], month: values[1], day: values[2])
    } else if parts[2].count == 4, parts[0].count <= 2 {
      let isMonthFirst = readsMonthFirst && values[0] <= 12 || values[1] > 12
      date =
        isMonthFirst
        ? PartialDate(year: values[2], month: values[0], day: values[1])
        : PartialDate(year: values[2], month: values[1], day: values[0])
    } else {
      return nil
    }
    guard let year = date.year, (1000...2999).contains(year) else { return nil }
    // No Gregorian date of the news is as old as the Hijri years of today.
    date.isHijri = (1300...1500).contains(year)
    return date.isPossible ? date : nil
  }

  private func reading(_ date: PartialDate, from start: Int, _ next: Int) -> Reading {
    let range = start..<tokens[next - 1].end
    return (Placeable(range: range, kind: .date, value: date.text), next)
  }
}

private func monthName(_ meaning: PlaceableWords.Meaning) -> PartialDate? {
  switch meaning {
  case .month(let number): PartialDate(month: number)
  case .hijriMonth(let number): PartialDate(month: number, isHijri: true)
  default: nil
  }
}

private func ordinal(_ meaning: PlaceableWords.Meaning) -> Bool? {
  meaning == .ordinalEnding ? true : nil
}

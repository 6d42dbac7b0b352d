extension PlaceableReader {
  /// A number with its magnitudes: 2.5 مليون, 5 ملايين و300 ألف.
  typealias Number = (value: DecimalNumber, start: Int, next: Int)

  /// Reads an amount, a percentage or a number that begins with digits.
  mutating func quantity(at index: Int) -> Reading? {
    guard let number = number(at: index) else { return nil }
    let before = sign(before: index)
    if let code = before.flatMap({ words.symbols[$0.scalar] }) {
      return amount(number, code, start: before?.start ?? number.start, glued: true)
    }
    if let sign = before, isPercent(sign.scalar) {
      return reading(
        .percentage,
        "\(number.value)%",
        sign.start..<tokens[number.next - 1].end,
        number.next
      )
    }
    return percentage(number) ?? amount(number) ?? firstOfRange(number, at: index)
      ?? measured(number) ?? plain(number)
  }

  /// Reads a number that begins with a word: مليون و200 ألف, نصف مليار, خمسة في المئة, half a million.
  mutating func quantityFromWord(at index: Int) -> Reading? {
    guard let number = numberInWords(at: index) else { return nil }
    let found: Number = (number.value, tokens[index].start, number.next)
    if let reading = percentage(found) ?? amount(found) ?? measured(found) { return reading }
    guard number.isSure || found.value.units > 1 && isTwoOfMeasure(number.next) else { return nil }
    return plain(found)
  }

  /// Reads an amount after an ISO 4217 code: USD 5 million.
  mutating func codedAmount(at index: Int) -> Reading? {
    let code = text(index)
    if let symbol = nationalDollar(at: index) { return symbol }
    guard code.utf8.count == 3, words.currencies.contains(code), isJoined(index + 1),
      tokens[index + 1].kind == .number, let number = number(at: index + 1)
    else { return nil }
    return amount(number, code, start: tokens[index].start, glued: false)
  }

  // MARK: Parts

  /// US$5, C$5, A$5: a dollar that is somebody's.
  private mutating func nationalDollar(at index: Int) -> Reading? {
    let owners = ["US": "USD", "C": "CAD", "CA": "CAD", "A": "AUD", "AU": "AUD"]
    guard let code = owners[text(index)], has(index + 1),
      ["$", "$ "].contains(gapText(before: index + 1)),
      let number = number(at: index + 1)
    else { return nil }
    return amount(number, code, start: tokens[index].start, glued: true)
  }

  /// Reads digits with the magnitudes after them; dates and lists are for others.
  mutating func number(at index: Int) -> Number? {
    guard has(index), var (value, next) = digits(at: index) else { return nil }
    // Of $300+ billion the plus says that it is more.
    let isOpen = has(next) && ["+", "+ "].contains(gapText(before: next))
    if isOpen || isJoined(next), let factor = meaning(at: next, \.magnitudeExponent),
      !isAmbiguous(next),
      let product = value.multiplied(byPowerOfTen: factor.value)
    {
      (value, next) = addingRemainders(to: product, below: factor.value, at: factor.next)
    }
    guard let sign = minus(before: index) else { return (value, tokens[index].start, next) }
    return (value.negated, sign, next)
  }

  /// Reads digits alone, with all that may separate their groups.
  func digits(at index: Int) -> (value: DecimalNumber, next: Int)? {
    guard has(index), tokens[index].kind == .number else { return nil }
    if let fraction = agencyFraction(at: index) { return fraction }
    guard var value = DecimalNumber(text(index)) else { return nil }
    if let thousands = dottedThousands(at: index) { value = thousands }
    var next = index + 1
    // 1،234 and 10 000 with a space that does not break: separators of thousands.
    while has(next), ["،", "\u{A0}", "\u{202F}", "\u{2009}"].contains(gapText(before: next)),
      let joined = value.joined(integer(at: next, digits: 3...3))
    {
      value = joined
      next += 1
    }
    return arabicFraction(value, at: index, next) ?? spacedThousands(value, at: index, next)
      ?? (value, next)
  }

  /// Reads 5ر2, in which news agencies write the ر of a decimal mark.
  private func agencyFraction(at index: Int) -> (value: DecimalNumber, next: Int)? {
    guard has(index + 2), tokens[index + 1].gap.isEmpty, tokens[index + 2].gap.isEmpty,
      tokens[index + 2].kind == .number, FoldedWord(text(index + 1)).text == "ر",
      let value = DecimalNumber(fraction: text(index), integer: text(index + 2))
    else { return nil }
    return (value, index + 3)
  }

  /// Reads 628،1, in which the comma of Arabic begins a fraction; a list has a space after it.
  private func arabicFraction(
    _ value: DecimalNumber,
    at index: Int,
    _ next: Int
  ) -> (value: DecimalNumber, next: Int)? {
    guard isArabic, next == index + 1, has(next), gapText(before: next) == "،",
      let integer = value.integer, integer >= 0,
      self.integer(at: next, digits: 1...2) != nil,
      !(has(next + 1) && gapText(before: next + 1) == "،"),
      let fraction = DecimalNumber("\(integer).\(FoldedWord(text(next)).text)")
    else { return nil }
    return (fraction, next + 1)
  }

  /// Reads 1.200 in Arabic, where three digits that end in a zero are no fraction.
  private func dottedThousands(at index: Int) -> DecimalNumber? {
    let parts = FoldedWord(text(index)).text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].utf8.count), parts[0] != "0",
      parts[1].utf8.count == 3, parts[1].hasSuffix("0")
    else { return nil }
    // English writes so only by mistake, and where nothing can be so exact: 42.000 participants.
    guard isArabic || parts[0].utf8.count > 1 && parts[1] == "000" && isJoined(index + 1)
    else { return nil }
    return DecimalNumber(parts.joined())
  }

  /// Reads 1 200 with spaces, where a currency or a percent sign follows.
  private func spacedThousands(
    _ first: DecimalNumber,
    at index: Int,
    _ next: Int
  ) -> (value: DecimalNumber, next: Int)? {
    guard next == index + 1, integer(at: index, digits: 1...3) != nil,
      index == 0 || tokens[index].gap.contains(.space)
    else { return nil }
    var (value, next) = (first, next)
    while has(next), gapText(before: next) == " ",
      let joined = value.joined(integer(at: next, digits: 3...3))
    {
      value = joined
      next += 1
    }
    guard next > index + 1, isJoined(next), isUnitOfMoney(next) else { return nil }
    return (value, next)
  }

  private func isUnitOfMoney(_ index: Int) -> Bool {
    let word = FoldedWord(text(index)).units
    let isUnit = (words.phrases[word] ?? []).contains { unit($0.meaning) != nil }
    return isUnit || words.currencies.contains(text(index))
  }

  /// Whether a Latin letter is a magnitude only in an amount: 5k and 5m are lengths and races too.
  private func isAmbiguous(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].range.count == 1
  }

  /// Returns where the minus of a number stands: after a space, and not between two numbers.
  private func minus(before index: Int) -> Int? {
    guard let sign = sign(before: index), sign.scalar == 0x2D || sign.scalar == 0x2212 else {
      return nil
    }
    guard sign.start > 0 else { return sign.start }
    let isFree =
      [0x20, UInt8(ascii: "(")].contains(bytes[sign.start - 1]) || isAfterAnd(sign.start)
      || isAfterDirectionMark(sign.start)
    return isFree && !(index > 0 && tokens[index - 1].kind == .number) ? sign.start : nil
  }

  private func isAfterDirectionMark(_ offset: Int) -> Bool {
    if offset >= 2, bytes[offset - 2] == 0xD8, bytes[offset - 1] == 0x9C { return true }
    return offset >= 3 && bytes[offset - 3] == 0xE2 && bytes[offset - 2] == 0x80
      && (bytes[offset - 1] == 0x8E || bytes[offset - 1] == 0x8F)
  }

  /// Whether the conjunction و alone stands right before an offset: و-5.
  private func isAfterAnd(_ offset: Int) -> Bool {
    guard offset >= 2, bytes[offset - 2] == 0xD9, bytes[offset - 1] == 0x88 else { return false }
    return offset == 2 || [0x20, 0x0A, UInt8(ascii: "(")].contains(bytes[offset - 3])
  }

  /// The character right before a token that is no space, nor a mark of direction.
  func sign(before index: Int) -> (scalar: UInt32, start: Int)? {
    let end = tokens[index].start
    let floor = max(floor, index > 0 ? tokens[index - 1].end : 0)
    var start = end
    while start > floor {
      start -= 1
      while start > floor, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = decodeScalar(bytes, at: start).0
      if ![0x200E, 0x200F, 0x61C].contains(scalar) { return (scalar, start) }
    }
    return nil
  }

  // MARK: Readings

  mutating func percentage(_ number: Number) -> Reading? {
    var end = tokens[number.next - 1].end
    if end < limit, bytes[end] == 0x20 { end += 1 }
    if end < limit {
      let (scalar, width) = decodeScalar(bytes, at: end)
      if isPercent(scalar) {
        let range = number.start..<end + width
        return reading(.percentage, "\(number.value)%", range, number.next)
      }
    }
    guard isJoined(number.next),
      let word = meaning(at: number.next, { $0 == .percent ? true : nil })
    else { return nil }
    let range = number.start..<tokens[word.next - 1].end
    return reading(.percentage, "\(number.value)%", range, word.next)
  }

  private func isPercent(_ scalar: UInt32) -> Bool { scalar == 0x25 || scalar == 0x66A }

  /// Reads the currency after a number.
  mutating func amount(_ number: Number) -> Reading? {
    let end = tokens[number.next - 1].end
    var sign = end
    if sign < limit, bytes[sign] == 0x20 { sign += 1 }
    if sign < limit {
      let (scalar, width) = decodeScalar(bytes, at: sign)
      // "5 $3": the sign belongs to the number after it.
      let isBefore = has(number.next) && tokens[number.next].start == sign + width
      if let code = words.symbols[scalar], !isBefore || tokens[number.next].kind != .number {
        return reading(.amount, "\(number.value) \(code)", number.start..<sign + width, number.next)
      }
    }
    guard isJoined(number.next) else { return nil }
    if words.currencies.contains(text(number.next)) {
      return amount(number, text(number.next), through: number.next + 1)
    }
    return namedAmount(number)
  }

  /// Reads a unit of money in words, with the nation after it (Arabic) or before it (English).
  private mutating func namedAmount(_ number: Number) -> Reading? {
    let before = meaning(at: number.next, nation)
    let place = before?.next ?? number.next
    guard isJoined(place), let unit = meaning(at: place, unit) else { return nil }
    var next = unit.next
    var owner = before?.value
    if owner == nil, isJoined(next), let behind = meaning(at: next, nation) {
      owner = behind.value
      next = behind.next
    }
    guard owner != nil || !unit.value.needsNation else { return nil }
    let name = unit.value.name
    let code = owner.flatMap { words.codes["\(name) \($0)"] } ?? words.codes[name]
    return amount(number, code ?? name, through: next)
  }

  private func amount(_ number: Number, _ code: String, through next: Int) -> Reading? {
    let range = number.start..<tokens[next - 1].end
    return reading(.amount, "\(number.value) \(code)", range, next)
  }

  /// Reads an amount whose currency stands before the number.
  private mutating func amount(
    _ number: Number,
    _ code: String,
    start: Int,
    glued: Bool
  ) -> Reading? {
    var value = number.value
    var next = number.next
    // $5m and $5k are amounts, as 5m and 5k alone are not.
    if glued, has(next), tokens[next].kind == .word, tokens[next].gap.isEmpty,
      let exponent = ["m": 6, "k": 3, "b": 9][text(next).lowercased()],
      let product = value.multiplied(byPowerOfTen: exponent)
    {
      value = product
      next += 1
    }
    return reading(.amount, "\(value) \(code)", start..<tokens[next - 1].end, next)
  }

  func plain(_ number: Number) -> Reading? {
    let range = number.start..<tokens[number.next - 1].end
    return reading(.number, "\(number.value)", range, number.next)
  }

  func reading(
    _ kind: Placeable.Kind,
    _ value: String,
    _ range: Range<Int>,
    _ next: Int
  ) -> Reading {
    (Placeable(range: range, kind: kind, value: value), next)
  }
}

private func nation(_ meaning: PlaceableWords.Meaning) -> String? {
  if case .nation(let code) = meaning { code } else { nil }
}

private func unit(_ meaning: PlaceableWords.Meaning) -> (name: String, needsNation: Bool)? {
  if case .unit(let name, let needsNation) = meaning { (name, needsNation) } else { nil }
}

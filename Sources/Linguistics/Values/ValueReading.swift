/// A value of a text as comparing needs it.
struct ValueReading: Hashable {
  /// How sure it is that a reader sees a value there, and that a translation keeps it.
  enum Weight: Hashable {
    /// Digits, dates, amounts, percentages: what is kept.
    case sure
    /// A number in words: kept, but for idioms.
    case words
    /// What only can be a value: one and two, a dual, a half, the digits of a name. It answers for a
    /// value of the other side and needs no partner.
    case faint
  }

  var placeable: Placeable
  /// The measure after the number, in English.
  var unit: String?
  var weight: Weight
}

extension PlaceableScanner {
  /// Returns the values of a text in order, with what only can be one.
  ///
  /// - Complexity: O(`bytes.count`)
  func values(
    in bytes: UnsafeBufferPointer<UInt8>,
    checkpoint: () throws -> Void
  ) rethrows -> [ValueReading] {
    var values: [ValueReading] = []
    try read(bytes, checkpoint: checkpoint) { reader, index, placeable in
      guard let placeable else {
        values += reader.faintValues(at: index)
        return
      }
      switch placeable.kind {
      case .url, .email: break
      case .name: values += reader.faintDigits(in: placeable.range)
      case .number, .percentage, .amount, .date, .time:
        let unit = reader.units[placeable.range.lowerBound]
        let weight = reader.weight(of: placeable)
        values.append(ValueReading(placeable: placeable, unit: unit, weight: weight))
      }
    }
    return values
  }
}

extension PlaceableReader {
  fileprivate func weight(of placeable: Placeable) -> ValueReading.Weight {
    switch placeable.kind {
    case .percentage, .amount, .time: return .sure
    default:
      let isInDigits = tokens(in: placeable.range).contains { $0.kind == .number }
      return isInDigits ? .sure : .words
    }
  }

  private func tokens(in range: Range<Int>) -> ArraySlice<Token> {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let end = tokens[low...].firstIndex { $0.start >= range.upperBound } ?? tokens.count
    return tokens[low..<end]
  }

  /// The digits of a name: F-16.
  fileprivate func faintDigits(in range: Range<Int>) -> [ValueReading] {
    tokens(in: range).filter { $0.kind == .number }.compactMap { token in
      DecimalNumber(text(token.range)).map { faint("\($0)", token.range) }
    }
  }

  /// What a token that is no value can stand for.
  fileprivate mutating func faintValues(at index: Int) -> [ValueReading] {
    guard tokens.indices.contains(index) else { return [] }
    let range = tokens[index].range
    guard tokens[index].kind != .number else { return faintDigits(in: range) }
    if let value = firstMeaning(at: index, faintNumber) { return [faint(value.value, range)] }
    if let month = firstMeaning(at: index, faintMonth),
      isArabic || isCapital(bytes[range.lowerBound])
    {
      let value = month.value < 10 ? "--0\(month.value)" : "--\(month.value)"
      let placeable = Placeable(range: range, kind: .date, value: value)
      return [ValueReading(placeable: placeable, unit: nil, weight: .faint)]
    }
    return mayBeDual(index) ? [faint("2", range)] : []
  }

  /// Whether an Arabic word has the ending of a dual.
  private func mayBeDual(_ index: Int) -> Bool {
    guard tokens[index].kind == .arabicWord else { return false }
    let word = FoldedWord(text(index)).text
    guard word.utf16.count > 4 else { return false }
    return ["ين", "ان", "تي", "تا", "يه", "يها", "يهم", "اه", "اها"].contains(where: word.hasSuffix)
  }

  private func faint(_ value: String, _ range: Range<Int>) -> ValueReading {
    let placeable = Placeable(range: range, kind: .number, value: value)
    return ValueReading(placeable: placeable, unit: nil, weight: .faint)
  }
}

private func faintNumber(_ meaning: PlaceableWords.Meaning) -> String? {
  switch meaning {
  case .cardinal(let number), .counting(let number), .rank(let number), .day(let number),
    .faint(let number):
    "\(number)"
  case .hundred: "100"
  case .dozen: "12"
  case .decade(let number): "\(number)"
  case .magnitude(let exponent): "\(DecimalNumber(powerOfTen: exponent))"
  case .twice(let exponent): DecimalNumber(powerOfTen: exponent).multiplied(by: 2)?.description
  case .pair: "2"
  case .part(let count): count == 2 ? "0.5" : "0.25"
  default: nil
  }
}

private func faintMonth(_ meaning: PlaceableWords.Meaning) -> Int? {
  if case .month(let number) = meaning { number } else { nil }
}

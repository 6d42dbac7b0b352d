/// The first number of a range whose magnitude or unit stands after the second: بين 20 و30 مليون.
extension PlaceableReader {
  /// Gives a plain number what the other end of its range has.
  mutating func firstOfRange(_ number: Number, at index: Int) -> Reading? {
    guard number.next == index + 1, number.value.units >= 0,
      let place = secondOfRange(after: number.next, first: index),
      let second = digits(at: place), number.value.isLess(than: second.value)
    else { return nil }
    var value = number.value
    var end = second.next
    if isJoined(end), let factor = meaning(at: end, \.magnitudeExponent),
      tokens[end].range.count > 1
    {
      guard let product = value.multiplied(byPowerOfTen: factor.value) else { return nil }
      value = product
      end = factor.next
    }
    let other: Number = (second.value, tokens[place].start, end)
    let range = number.start..<tokens[number.next - 1].end
    if percentage(other) != nil { return reading(.percentage, "\(value)%", range, number.next) }
    if let amount = amount(other), let code = amount.placeable.value.split(separator: " ").last {
      return reading(.amount, "\(value) \(code)", range, number.next)
    }
    return end > second.next ? reading(.number, "\(value)", range, number.next) : nil
  }

  /// Returns where the second number of a range begins: after a dash, إلى, or, after بين, و.
  private mutating func secondOfRange(after index: Int, first: Int) -> Int? {
    guard has(index) else { return nil }
    if tokens[index].kind == .number {
      return ["-", "–", "—", " - ", " – "].contains(gapText(before: index)) ? index : nil
    }
    guard isJoined(index), has(index + 1), tokens[index + 1].kind == .number, isJoined(index + 1)
    else { return nil }
    if meaning(at: index, { $0 == .to ? true : nil }) != nil { return index + 1 }
    let word = FoldedWord(text(index)).text
    let isBetween =
      first > 0 && meaning(at: first - 1, { $0 == .between ? true : nil })?.next == first
    return isBetween && (word == "و" || word == "and") ? index + 1 : nil
  }
}

extension DecimalNumber {
  /// Whether a number that is not negative is less than another one.
  fileprivate func isLess(than other: DecimalNumber) -> Bool {
    let exponent = max(fractionDigits, other.fractionDigits)
    guard let left = multiplied(byPowerOfTen: exponent)?.integer,
      let right = other.multiplied(byPowerOfTen: exponent)?.integer
    else { return false }
    return left < right
  }
}

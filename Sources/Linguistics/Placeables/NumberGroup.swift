/// A number below a thousand while it is read.
struct NumberGroup {
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
  func value(times exponent: Int, hasHalf: Bool = false) -> DecimalNumber? {
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

/// A decimal fraction, exact, of at most 18 digits.
struct DecimalNumber: Hashable, Sendable {
  /// The number without its decimal point.
  private(set) var units: Int
  /// How many of its digits are after the decimal point.
  private(set) var fractionDigits: Int

  /// Reads a number token: digits of any of the three systems with separators.
  ///
  /// A comma or stop with three digits after each of several, or a comma with three after it,
  /// separates thousands; otherwise it begins the fraction.
  ///
  /// - Returns: `nil` for several numbers (`1,5,7`), or more than 18 digits.
  init?(_ token: String) {
    var text = FoldedWord(token).text
    let commas = text.count { $0 == "," }
    let stops = text.count { $0 == "." }
    if commas == 1, stops == 0 {
      text = String(text.map { $0 == "," ? "." : $0 })
    } else if commas > 0 {
      return nil
    } else if stops > 1 {
      let groups = text.split(separator: ".", omittingEmptySubsequences: false)
      guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups[0].count <= 3 else {
        return nil
      }
      text.removeAll { $0 == "." }
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 19, let units = Int(parts.joined()) else { return nil }
    self.units = units
    fractionDigits = parts.count == 2 ? parts[1].count : 0
    while fractionDigits > 0, self.units % 10 == 0 {
      self.units /= 10
      fractionDigits -= 1
    }
  }

  /// Reads a number of a news agency, whose decimal mark is a ر: 5ر2 is 2.5.
  ///
  /// The parts stand in the order in which they are typed, the fraction first.
  init?(fraction: String, integer: String) {
    let fraction = FoldedWord(fraction).text
    let integer = FoldedWord(integer).text
    guard (fraction + integer).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(integer + "." + fraction)
  }

  /// Creates a whole number.
  init(_ integer: Int) {
    units = integer
    fractionDigits = 0
  }

  /// Creates a power of ten.
  init(powerOfTen exponent: Int) {
    units = 1
    fractionDigits = 0
    for _ in 0..<exponent { units *= 10 }
  }

  /// The whole number that it is, if it is one.
  var integer: Int? { fractionDigits == 0 ? units : nil }

  /// Returns the number times a power of ten, or `nil` beyond 18 digits.
  func multiplied(byPowerOfTen exponent: Int) -> DecimalNumber? {
    var product = self
    for _ in 0..<exponent {
      if product.fractionDigits > 0 {
        product.fractionDigits -= 1
      } else {
        let (units, isTooLarge) = product.units.multipliedReportingOverflow(by: 10)
        if isTooLarge { return nil }
        product.units = units
      }
    }
    return product
  }

  /// Returns the number times a whole one, or `nil` beyond 18 digits.
  func multiplied(by factor: Int) -> DecimalNumber? {
    var product = self
    let (units, isTooLarge) = units.multipliedReportingOverflow(by: factor)
    product.units = units
    return isTooLarge ? nil : product
  }

  /// Returns the sum of whole numbers, or `nil` where one has a fraction.
  func adding(_ other: DecimalNumber) -> DecimalNumber? {
    guard fractionDigits == 0, other.fractionDigits == 0 else { return nil }
    var sum = self
    let (units, isTooLarge) = units.addingReportingOverflow(other.units)
    sum.units = units
    return isTooLarge ? nil : sum
  }

  /// Returns the number below zero.
  var negated: DecimalNumber {
    var negated = self
    negated.units = -units
    return negated
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The number in ASCII digits, without zeros at the end of its fraction.
  var description: String {
    let sign = units < 0 ? "-" : ""
    var digits = String(units.magnitude)
    guard fractionDigits > 0 else { return sign + digits }
    if digits.count <= fractionDigits {
      digits = String(repeating: "0", count: fractionDigits + 1 - digits.count) + digits
    }
    return sign + digits.dropLast(fractionDigits) + "." + digits.suffix(fractionDigits)
  }
}

import Linguistics

/// A value of a side, taken apart for comparison.
struct Quantity: Hashable, Sendable {
  /// What kinds of values are compared with each other.
  enum Kind: Hashable, Sendable {
    case number
    case date
    case time
  }

  let kind: Kind
  /// The number in ASCII digits, a date or a time as ISO 8601 has it.
  let value: String
  /// The currency, or `%`.
  let unit: String?
  /// Where it stands, in scalars.
  let range: Range<Int>
  /// Its digits as they stand in the text; empty where it is written in words.
  var digits = ""
  /// Whether digits in the text may be grouped by threes: `42.000`.
  var mayBeGrouped = false
  /// Whether it stands for ten years: the 1930s.
  var isDecade = false
  /// Whether the reader of values has read it.
  var isRead = true

  /// Returns the quantities of a side: what is read as a value, and digits that stand in a name.
  ///
  /// - Complexity: O(length of the side)
  static func quantities(of side: SideText) -> [Quantity] {
    var quantities = side.values.compactMap { Quantity($0, in: side) }
    let covered = side.values.map(\.range)
    var next = 0
    var unread: Set<Int> = []
    for word in side.words where word.kind == .number {
      while next < covered.count, covered[next].upperBound <= word.range.lowerBound { next += 1 }
      if next < covered.count, covered[next].overlaps(word.range) { continue }
      guard !side.isProtected(word.range.lowerBound) else { continue }
      var quantity = Quantity(kind: .number, value: word.letters.text, unit: nil, range: word.range)
      quantity.isRead = false
      unread.insert(word.range.upperBound)
      quantity.look(at: side)
      quantities.append(quantity)
    }
    // Of a number that was not read its magnitude says nothing: بـ 2.26 مليون.
    return quantities.filter {
      $0.digits.isEmpty ? !unread.contains($0.range.lowerBound - 1) : true
    }
  }

  private init(kind: Kind, value: String, unit: String?, range: Range<Int>) {
    self.kind = kind
    self.value = value
    self.unit = unit
    self.range = range
  }

  /// Notes how the number is written.
  private mutating func look(at side: SideText) {
    let scalars = side.scalars[range]
    digits = String(
      String.UnicodeScalarView(
        scalars.compactMap { scalar in
          Scalars.digit(scalar).flatMap { Unicode.Scalar(0x30 + $0) }
        }
      )
    )
    let tail = scalars.reversed().prefix { Scalars.isDigit($0) || $0 == 0x2E || $0 == 0x2C }
    mayBeGrouped = tail.count > 4 && !Scalars.isDigit(Array(tail)[3])
    let next = side[range.upperBound]
    isDecade =
      next == 0x73 || ([0x27, 0x2019].contains(next) && side[range.upperBound + 1] == 0x73)
  }

  private init?(_ value: SideValue, in side: SideText) {
    range = value.range
    switch value.kind {
    case .number:
      (kind, self.value, unit) = (.number, value.value, nil)
    case .percentage:
      (kind, self.value, unit) = (.number, String(value.value.dropLast()), "%")
    case .amount:
      let parts = value.value.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      (kind, self.value, unit) = (.number, String(parts[0]), String(parts[1]))
    case .date:
      // A year alone is written as any number is.
      let isYear = value.value.allSatisfy(\.isNumber)
      (kind, self.value, unit) = (isYear ? .number : .date, value.value, nil)
    case .time: (kind, self.value, unit) = (.time, value.value, nil)
    default: return nil
    }
    look(at: side)
  }

  /// The parts of a date or a time, as numbers, with the names of the parts.
  var parts: [String: Int] {
    switch kind {
    case .number: return [:]
    case .time:
      let numbers = value.split(separator: ":").compactMap { Int($0) }
      return Dictionary(zip(["hour", "minute", "second"], numbers)) { first, _ in first }
    case .date:
      var text = value
      var isHijri = false
      if text.hasSuffix(" AH") {
        text.removeLast(3)
        isHijri = true
      }
      let hasYear = !text.hasPrefix("--")
      let numbers = text.split(separator: "-").compactMap { Int($0) }
      let names = hasYear ? ["year", "month", "day"] : ["month", "day"]
      let prefix = isHijri ? "hijri " : ""
      return Dictionary(zip(names.map { prefix + $0 }, numbers)) { first, _ in first }
    }
  }
}

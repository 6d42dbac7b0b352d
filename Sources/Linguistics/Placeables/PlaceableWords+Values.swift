extension PlaceableWords.Meaning {
  /// The exponent of a power of ten.
  var magnitudeExponent: Int? {
    if case .magnitude(let exponent) = self { exponent } else { nil }
  }

  /// The value of a number in words.
  var cardinalValue: Int? {
    switch self {
    case .cardinal(let number), .counting(let number): number
    default: nil
    }
  }

  /// The name of what is measured, in English.
  var measureName: String? {
    if case .measure(let name) = self { name } else { nil }
  }
}

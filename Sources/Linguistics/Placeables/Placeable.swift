/// A part of a text that a translation carries over, as it is or in the form of its language: a
/// number, a date, an amount, a name in Latin letters, an address.
public struct Placeable: Hashable, Sendable {
  /// What a placeable is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A number in digits; the value is in ASCII digits with a full stop before the fraction.
    case number
    /// A percentage; the value is the number and `%`.
    case percentage
    /// An amount of money; the value is the number, a space, and the ISO 4217 code, or the unit in
    /// English where the text does not say whose it is (`300 riyal`).
    case amount
    /// A date, as ISO 8601 has it and as far as it is known: `2015-07-21`, `2015-07`, `2015`, and
    /// without a year `--07-21` and `--07`. A date of the Hijri calendar ends in ` AH`.
    case date
    /// A time of day: `09:30`, `09:30:15`.
    case time
    /// Words in Latin letters within an Arabic text; the value is the words as they are.
    case name
    /// A web address, as it is.
    case url
    /// An e-mail address, with its domain in lower case.
    case email
  }

  /// Where it stands, in UTF-8 offsets.
  public var range: Range<Int>
  /// What it is.
  public var kind: Kind
  /// Its normal form, which is the same whatever the language and the digits.
  public var value: String

  /// Creates a placeable.
  public init(range: Range<Int>, kind: Kind, value: String) {
    self.range = range
    self.kind = kind
    self.value = value
  }
}

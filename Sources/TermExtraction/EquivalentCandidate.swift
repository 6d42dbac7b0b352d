/// An Arabic and an English term that translated segments show to be one.
package struct EquivalentCandidate: Sendable {
  /// A segment that shows it, with the places of both terms.
  package struct Evidence: Sendable {
    /// The number of the unit among those that were given.
    package var unit: Int
    /// Where the Arabic term stands, in UTF-8 offsets; `nil` where the unit's Arabic has it not.
    package var arabic: Range<Int>?
    /// Where the English term stands, likewise.
    package var english: Range<Int>?
  }

  /// What shows that they belong together.
  package enum Basis: String, CaseIterable, Sendable {
    /// Links of their words.
    case words
    /// One stands in brackets after the other.
    case brackets
  }

  package var arabic: String
  package var english: String
  /// How sure it is, 0 to 1.
  package var score: Double
  /// In how many units the two stand together.
  package var count: Int
  package var basis: Basis
  /// Some of the units, at most five.
  package var evidence: [Evidence]
  /// When the first of the units is from, as the digits YYYYMMDDhhmmss of UTC; `nil` where none says.
  package var since: Int64?
  /// What phrases of the same words have in common, by which candidates are compared with a glossary.
  package var arabicKey: String
  package var englishKey: String
}

import Model

/// What the user says the columns of a table hold: `ar=2,en=1,note=3`.
///
/// A name is what a heading may be: a language, a language with what is said of its terms
/// (`ar:forms`), `id`, `domain`, `note`, or any other heading that is understood. `header=N` says how
/// many rows stand before the first one with terms.
package struct ColumnChoice: Hashable, Sendable {
  /// Why a choice is none.
  package enum Fault: Error, Hashable, Sendable {
    /// The part is not `name=number`.
    case notAPair(String)
    /// The name is no heading that is understood.
    case unknownName(String)
    /// The number is none, or no column has it.
    case notAColumn(String)
    /// Two parts name one column.
    case sameColumn(Int)
    /// No part names a language.
    case noLanguage
  }

  /// The headings by the number of their column, counted from 0.
  let headings: [Int: Heading]
  /// How many rows stand before the first one with terms, if the user says it.
  let headerRowCount: Int?

  /// Reads a choice.
  ///
  /// - Throws: `Fault`.
  package init(_ text: String) throws(Fault) {
    var headings: [Int: Heading] = [:]
    var headerRowCount: Int?
    for part in text.split(whereSeparator: { $0 == "," || $0 == "،" || $0 == ";" }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw .notAPair(String(part)) }
      let name = sides[0].filter { !$0.isWhitespace || $0 == " " }
      guard let number = Self.number(sides[1]) else { throw .notAColumn(String(sides[1])) }
      let trimmed = String(name.drop { $0 == " " })
      if trimmed.lowercased() == "header" {
        headerRowCount = number
        continue
      }
      let heading = HeadingReader.heading(trimmed)
      guard heading.isKnown else { throw .unknownName(trimmed) }
      guard number >= 1, number <= TableLimits.headingCount else {
        throw .notAColumn(String(sides[1]))
      }
      guard headings.updateValue(heading, forKey: number - 1) == nil else {
        throw .sameColumn(number)
      }
    }
    guard headings.values.contains(where: { $0.hasTerms }) else { throw .noLanguage }
    self.headings = headings
    self.headerRowCount = headerRowCount
  }

  /// Reads a number, in European or Arabic digits.
  private static func number(_ text: Substring) -> Int? {
    let digits = text.compactMap { $0 == " " ? nil : $0.wholeNumberValue }
    guard !digits.isEmpty, digits.count <= 5, digits.count == text.filter({ $0 != " " }).count
    else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + $1 }
  }
}

import Alignment
package import Model

/// Finds terms and their equivalents in segments that have a translation.
package struct TermHarvester {
  /// A segment in both languages.
  package struct Unit: Sendable {
    package var arabic: String
    package var english: String
    /// When it was last changed, as the digits YYYYMMDDhhmmss of UTC; 0 if that is not known.
    package var date: Int64

    /// Creates a unit.
    package init(arabic: String, english: String, date: Int64 = 0) {
      self.arabic = arabic
      self.english = english
      self.date = date
    }
  }

  /// Longer units are left out: they are texts, not segments, and linking costs the product of their words.
  static let maximumWordCount = 250

  private(set) var reader = PhraseReader.shared
  let units: [Unit]
  let links: WordLinks
  let interruption: Interruption

  /// Learns from units.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the units), in time and memory
  package init(_ units: [Unit], interruption: Interruption) throws(InterruptionError) {
    self.units = units
    self.interruption = interruption
    for unit in units {
      try interruption.check()
      reader.note(unit.arabic)
    }
    links = try WordLinks(
      units.lazy.map { (arabic: $0.arabic, english: $0.english) },
      interruption: interruption
    )
  }

  // MARK: Equivalents of terms

  /// Returns for each term its equivalents, the best first.
  ///
  /// - Parameters:
  ///   - terms: Terms in either language.
  ///   - limit: The most equivalents of each.
  /// - Returns: For each term its equivalents; none where it does not occur.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the units), and the occurrences that are looked at
  package func equivalents(
    of terms: [String],
    limit: Int
  ) throws(InterruptionError) -> [[EquivalentCandidate]] {
    let wanted = terms.map { WantedTerm($0, reader) }
    let index = WantedIndex(wanted)
    var finders = wanted.map { EquivalentFinder(isArabic: $0.isArabic) }
    var counts = [Int](repeating: 0, count: terms.count)
    for (number, unit) in units.enumerated() {
      try interruption.check()
      let arabic = reader.words(of: unit.arabic)
      let english = reader.words(of: unit.english)
      guard max(arabic.count, english.count) <= Self.maximumWordCount else { continue }
      let places =
        index.occurrences(in: arabic, isArabic: true)
        + index.occurrences(in: english, isArabic: false)
      guard !places.isEmpty else { continue }
      let linked = LinkedUnit(arabic: arabic, english: english, links.pairs[number], links)
      for (term, range) in places where counts[term] < maximumOccurrenceCount {
        counts[term] += 1
        finders[term].add(linked, at: range, number: number, date: unit.date)
      }
    }
    return zip(wanted, finders).map { $1.best(limit, of: $0) }
  }
}

/// How many occurrences of a term are looked at.
private let maximumOccurrenceCount = 200

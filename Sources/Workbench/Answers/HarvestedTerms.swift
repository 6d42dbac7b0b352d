import Model
package import TermExtraction

/// Terms with their equivalents, as translations show them.
package struct HarvestedTerms: Sendable {
  /// How a pair stands to the glossaries.
  package enum Standing: String, CaseIterable, Sendable {
    /// A glossary has the pair.
    case agrees
    /// A glossary has one of the terms, with other equivalents.
    case contradicts
    /// No glossary has either.
    case new
  }

  /// A unit that shows a pair.
  package struct Evidence: Sendable {
    package let source: String
    package let target: String
    /// Where the terms stand in each, in Unicode scalars.
    package let sourceRange: Range<Int>?
    package let targetRange: Range<Int>?
    package let unit: String
  }

  /// A pair, and how it stands to the glossaries and to other pairs.
  package struct Candidate: Sendable {
    package let found: EquivalentCandidate
    package let evidence: [Evidence]
    package let standing: Standing
    package let glossary: String?
    package let concept: String?
    /// What the glossary has in the place of the equivalent, where it contradicts.
    package let glossaryTerms: [String]
    /// Other equivalents that the same units give one of the terms.
    package internal(set) var rivals: [Rival] = []
  }

  /// Another equivalent of a term.
  package struct Rival: Sendable {
    package let arabic: String
    package let english: String
    package let count: Int
    package let since: String?
  }

  /// The pairs, the surest first; of asked terms, those of each term together.
  package internal(set) var candidates: [Candidate] = []
  /// How many were proposed, where that was asked for.
  package internal(set) var proposedCount: Int?
  /// What is to be said of the files.
  package internal(set) var warnings: [Remark] = []

  /// Notes for each pair which others have one of its terms.
  mutating func addRivals() {
    var byArabic: [String: [Int]] = [:]
    var byEnglish: [String: [Int]] = [:]
    for (index, candidate) in candidates.enumerated() {
      byArabic[candidate.found.arabicKey, default: []].append(index)
      byEnglish[candidate.found.englishKey, default: []].append(index)
    }
    for index in candidates.indices {
      let found = candidates[index].found
      let others = (byArabic[found.arabicKey] ?? []) + (byEnglish[found.englishKey] ?? [])
      candidates[index].rivals = others.filter { $0 != index }.prefix(5).map { other in
        let rival = candidates[other].found
        return Rival(
          arabic: rival.arabic,
          english: rival.english,
          count: rival.count,
          since: rival.since.map(day)
        )
      }
    }
  }
}

/// The day of a date in digits, as ISO 8601 writes it.
func day(_ digits: Int64) -> String {
  let day = digits / 1_000_000
  func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(day / 10_000)-\(padded(day / 100 % 100))-\(padded(day % 100))"
}

extension HarvestedTerms.Candidate {
  init(_ found: EquivalentCandidate, units: HarvestUnits, known: GlossaryPhrases) {
    self.found = found
    evidence = found.evidence.map { HarvestedTerms.Evidence($0, units) }
    let arabic = known.concepts(found.arabicKey, .arabic)
    let english = known.concepts(found.englishKey, .english)
    if let both = arabic.first(where: english.contains) {
      standing = .agrees
      glossary = both.glossary
      concept = both.concept
      glossaryTerms = []
    } else if let other = arabic.first ?? english.first {
      standing = .contradicts
      glossary = other.glossary
      concept = nil
      let language: LanguageTag = arabic.isEmpty ? .arabic : .english
      glossaryTerms = (known.terms[other] ?? [])
        .filter { $0.language.language == language.language }.flatMap(\.terms).map(\.text)
    } else {
      standing = .new
      glossary = nil
      concept = nil
      glossaryTerms = []
    }
  }
}

extension HarvestedTerms.Evidence {
  fileprivate init(_ found: EquivalentCandidate.Evidence, _ units: HarvestUnits) {
    let unit = units.units[found.unit]
    let origin = units.origins[found.unit]
    source = origin.isFromArabic ? unit.arabic : unit.english
    target = origin.isFromArabic ? unit.english : unit.arabic
    let ranges = (
      found.arabic.map(unit.arabic.scalarRange), found.english.map(unit.english.scalarRange)
    )
    sourceRange = origin.isFromArabic ? ranges.0 : ranges.1
    targetRange = origin.isFromArabic ? ranges.1 : ranges.0
    self.unit = origin.name
  }
}

extension String {
  /// The range in Unicode scalars of one in UTF-8 offsets.
  fileprivate func scalarRange(_ range: Range<Int>) -> Range<Int> {
    func count(_ offset: Int) -> Int { utf8.prefix(offset).count { $0 & 0xC0 != 0x80 } }
    return count(range.lowerBound)..<count(range.upperBound)
  }
}

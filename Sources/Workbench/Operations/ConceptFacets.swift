import Linguistics
import Model

/// Counts, while concepts are filtered, how many there are of each glossary, domain, status and gap.
///
/// A concept counts for a value of one filter if the other filters admit it.
struct ConceptFacets {
  private enum Filter: CaseIterable { case glossary, domain, status, gap }

  private let request: ConceptSelection
  private let repeated: Set<[String]>
  private let since: String
  private(set) var counts = BrowsedConcepts.Counts()

  /// - Parameters:
  ///   - request: What is wanted.
  ///   - repeated: The terms that several concepts have.
  ///   - since: The first day of what is recent.
  init(_ request: ConceptSelection, repeated: Set<[String]>, since: String) {
    self.request = request
    self.repeated = repeated
    self.since = since
  }

  /// Counts a concept; returns whether it is wanted.
  mutating func take(_ concept: GlossaryConcept) -> Bool {
    let statuses = Set(concept.concept.languages.flatMap(\.terms).map(\.status))
    let gaps = gaps(of: concept)
    let isAdmitted: [Filter: Bool] = [
      .glossary: request.glossary.map { $0 == concept.glossary } ?? true,
      .domain: request.domain.map { $0 == concept.concept.domain } ?? true,
      .status: request.status.map(statuses.contains) ?? true,
      .gap: request.gap.map(gaps.contains) ?? true,
    ]
    func others(_ filter: Filter) -> Bool {
      isAdmitted.allSatisfy { $0.key == filter || $0.value }
    }
    if others(.glossary) { counts.glossaries[concept.glossary, default: 0] += 1 }
    if others(.domain), let domain = concept.concept.domain {
      counts.domains[domain, default: 0] += 1
    }
    if others(.status) { for status in statuses { counts.statuses[status, default: 0] += 1 } }
    if others(.gap) { for gap in gaps { counts.gaps[gap, default: 0] += 1 } }
    return isAdmitted.values.allSatisfy(\.self)
  }

  private func gaps(of concept: GlossaryConcept) -> Set<ConceptSelection.Gap> {
    var gaps: Set<ConceptSelection.Gap> = []
    let signature = concept.signature
    let isTranslated = [LanguageTag.arabic, .english].allSatisfy { language in
      !concept.concept.terms(in: language).isEmpty
    }
    if !isTranslated, !concept.concept.isDoNotTranslate { gaps.insert(.untranslated) }
    if repeated.contains(signature) { gaps.insert(.repeated) }
    if let date = concept.concept.lastChange, date.replacing("-", with: "") >= since {
      gaps.insert(.recent)
    }
    return gaps
  }
}

/// Returns the text by which terms are sorted: folded, without the Arabic article.
func sortKey(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let words = text.tokens.map { token -> String in
    var word = FoldedWord()
    word.fold(bytes[token.range])
    return word.text
  }
  let key = words.joined(separator: " ")
  return key.hasPrefix("ال") && key.count > 4 ? String(key.dropFirst(2)) : key
}

/// Returns the day some days before a date of ISO 8601, as eight digits; `""` for what is no date.
func dayBefore(_ date: String, count: Int) -> String {
  let numbers = date.prefix(10).split(separator: "-").compactMap { Int($0) }
  guard numbers.count == 3 else { return "" }
  // Days since 1 March of the year 0, by Howard Hinnant's algorithms for civil dates.
  let year = numbers[1] <= 2 ? numbers[0] - 1 : numbers[0]
  let dayOfYear = (153 * ((numbers[1] + 9) % 12) + 2) / 5 + numbers[2] - 1
  let day = 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - count
  let era = day / 146_097
  let rest = day % 146_097
  let yearOfEra = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365
  let left = rest - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let month = (5 * left + 2) / 153
  let monthOfYear = month < 10 ? month + 3 : month - 9
  let fullYear = yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0)
  func digits(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
  }
  return digits(fullYear, 4) + digits(monthOfYear, 2) + digits(left - (153 * month + 2) / 5 + 1, 2)
}

extension GlossaryConcept {
  /// The preferred terms by which two concepts are the same to a reader.
  var signature: [String] {
    [LanguageTag.arabic, .english].map { language in
      concept.terms(in: language).first { !$0.status.isDiscouraged }?.text.lowercased() ?? ""
    }
  }
}

extension ConceptEntry {
  /// When the concept was last changed, as far as it says so.
  var lastChange: String? { modified?.date ?? created?.date }
}

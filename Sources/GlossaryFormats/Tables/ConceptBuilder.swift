import Model

/// A concept that several rows of a table make.
struct ConceptBuilder {
  private(set) var concept: ConceptEntry
  /// The line of the first row.
  let line: Int
  private let groupsBySource: Bool
  private var terms: [LanguageTag: Set<Term>] = [:]

  init(_ concept: ConceptEntry, line: Int, groupsBySource: Bool) {
    self.concept = concept
    self.line = line
    self.groupsBySource = groupsBySource
  }

  /// Adds what another row of the same concept has; returns whether that was anything.
  ///
  /// - Complexity: O(terms of the row), but for the first call, which is O(terms of the concept)
  mutating func add(_ other: ConceptEntry) -> Bool {
    if terms.isEmpty {
      for section in concept.languages { terms[section.language] = Set(section.terms) }
    }
    let before = (concept.domain, concept.definition, concept.note, concept.customer)
    concept.domain = concept.domain ?? other.domain
    concept.definition = concept.definition ?? other.definition
    concept.note = concept.note ?? other.note
    concept.customer = concept.customer ?? other.customer
    var hasAdded = before != (concept.domain, concept.definition, concept.note, concept.customer)
    concept.isDoNotTranslate = concept.isDoNotTranslate || other.isDoNotTranslate
    concept.created = concept.created ?? other.created
    concept.modified = concept.modified ?? other.modified
    concept.otherData += other.otherData.filter { !concept.otherData.contains($0) }
    for section in other.languages {
      let index = concept.section(section.language)
      let isEarlier = !concept.languages[index].terms.isEmpty
      concept.languages[index].definition =
        concept.languages[index].definition ?? section.definition
      concept.languages[index].otherData += section.otherData.filter {
        !concept.languages[index].otherData.contains($0)
      }
      for var term in section.terms {
        if groupsBySource, isEarlier, term.status == .preferred {
          // The lines of OmegaT repeat the source term, and give one target term after the other.
          if terms[section.language]?.contains(term) == true { continue }
          term.status = .admitted
        }
        if terms[section.language, default: []].insert(term).inserted {
          concept.languages[index].terms.append(term)
          hasAdded = true
        }
      }
    }
    return hasAdded
  }
}

import LibraryAccess
package import Model

/// Lists concepts of all glossaries, filtered and sorted, with how many there are of each kind.
package enum BrowseConcepts: ParameterizedOperation {
  package typealias Request = ConceptSelection

  package static let name = OperationName.glossaryBrowse
  package static let defaults = Request()
  package static let parameters: [Parameter<Request>] = [
    .text("q", option: nil, \.text),
    .text("glossary", option: nil, \.glossary),
    .text("domain", option: nil, \.domain),
    .optionalChoice("status", option: nil, \.status),
    .optionalChoice("gap", option: nil, \.gap),
    .choice("order", option: nil, \.order),
    .number("start", in: 0...10_000_000, option: nil, \.page.start),
    .number("limit", in: 1...1_000, option: nil, \.page.limit),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    request.glossary.map { [.glossary($0)] } ?? []
  }

  /// Returns a part of the concepts that the person may read.
  ///
  /// The numbers of each glossary, domain, status and gap are those of what one would see after choosing it:
  /// with the other filters as they are.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  /// - Complexity: O(number of terms), and O(*n* log *n*) for *n* concepts that are sorted
  package static func run(_ request: Request, in context: Context) throws -> BrowsedConcepts {
    let found = try context.concepts(with: request.text)
      .filter { context.mayRead(.glossary($0.glossary)) }
    var facets = ConceptFacets(request, repeated: repeated(found), since: context.weekAgo)
    var wanted: [GlossaryConcept] = []
    for concept in found {
      try context.check()
      if facets.take(concept) { wanted.append(concept) }
    }
    let sorted = request.order.sorted(wanted)
    return BrowsedConcepts(
      concepts: request.page.part(of: sorted),
      total: wanted.count,
      counts: facets.counts
    )
  }

  /// The terms that more than one concept has as its preferred ones.
  private static func repeated(_ concepts: [GlossaryConcept]) -> Set<[String]> {
    var known: Set<[String]> = []
    return Set(concepts.map(\.signature).filter { !known.insert($0).inserted && $0 != ["", ""] })
  }
}

extension Context {
  /// The concepts with a term in which a text stands, letter for letter or in any form; all without a text.
  fileprivate func concepts(with text: String?) throws -> [GlossaryConcept] {
    let all = try prepared.concepts()
    guard let text else { return all }
    var lookup = LookupRequest(text)
    lookup.limit = .max
    lookup.exampleLimit = 0
    let search = TermLookup(
      lookup,
      in: try prepared.lookupSource(),
      interruption: interruption
    ) { try prepared.matcher($0) }
    let wordCount = QueryWords(text).tokens.count
    // A term that is a part of the text is no answer to it here.
    let close = try search.matching(text, language: recognizedLanguage(of: text))
      .filter { QueryWords($0.term.text).tokens.count >= wordCount }
      .map { GlossaryConcept(glossary: $0.glossary, concept: $0.concept) }
    let known = Set(close.map(\.name))
    let filter = ConceptFilter(text: text)
    return close
      + (try all.filter { concept in
        try check()
        return !known.contains(concept.name) && filter.admits(concept.concept)
      })
  }

  /// The day seven days ago, as ISO 8601 writes it.
  fileprivate var weekAgo: String { dayBefore(now(), count: 7) }
}

extension GlossaryConcept {
  fileprivate var name: [String] { [glossary, concept.identifier] }
}

extension ConceptSelection.Order {
  /// Returns concepts in the order; those without what it goes by come last.
  fileprivate func sorted(_ concepts: [GlossaryConcept]) -> [GlossaryConcept] {
    switch self {
    case .given: return concepts
    case .arabic: return concepts.sorted(by: { sortKey($0.first(.arabic)) })
    case .english: return concepts.sorted(by: { sortKey($0.first(.english)) })
    case .domain: return concepts.sorted(by: { $0.concept.domain ?? "" })
    case .modified:
      return concepts.sorted(by: { $0.concept.lastChange ?? "" }).reversed()
    }
  }
}

extension [GlossaryConcept] {
  /// Sorts by a key that is made once for each; equal ones keep their order, and those without one come last.
  fileprivate func sorted(by key: (GlossaryConcept) -> String) -> [GlossaryConcept] {
    enumerated().map { (key: key($1), index: $0, concept: $1) }
      .sorted {
        ($0.key.isEmpty ? 1 : 0, $0.key, $0.index) < ($1.key.isEmpty ? 1 : 0, $1.key, $1.index)
      }
      .map(\.concept)
  }
}

extension GlossaryConcept {
  fileprivate func first(_ language: LanguageTag) -> String {
    concept.terms(in: language).first?.text ?? ""
  }
}

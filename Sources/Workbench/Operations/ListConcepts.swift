import LibraryAccess
package import Model

/// Lists the concepts of a glossary.
package enum ListConcepts: ParameterizedOperation {
  /// Which concepts are wanted.
  package struct Request: Hashable, Sendable {
    /// The glossary.
    package var glossary: String
    /// What a term, or the identifier, has in it, whatever the spelling; `nil` is anything.
    package var text: String?
    /// The subject field; `nil` is any.
    package var domain: String?
    /// The status that a term has; `nil` is any.
    package var status: TermStatus?
    /// Which part of those that are wanted.
    package var page = Page(limit: 1_000)

    /// Creates a request for the first of all concepts.
    package init(of glossary: String) { self.glossary = glossary }
  }

  package static let name = OperationName.glossaryConcepts
  package static let defaults = Request(of: "")
  package static let parameters: [Parameter<Request>] = [
    .text("q", option: nil, \.text),
    .text("domain", option: nil, \.domain),
    .optionalChoice("status", option: nil, \.status),
    .number("start", in: 0...10_000_000, option: nil, \.page.start),
    .number("limit", in: 1...10_000, option: nil, \.page.limit),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.glossary)]
  }

  /// Returns the concepts in the order of the glossary.
  ///
  /// - Throws: `LibraryError`, when there is no such glossary; `InterruptionError`.
  /// - Complexity: O(number of the glossary's terms)
  package static func run(_ request: Request, in context: Context) throws -> ConceptList {
    let all = try context.library.concepts(glossaries: [request.glossary])
    let filter = ConceptFilter(
      text: request.text,
      domain: request.domain,
      status: request.status
    )
    let found = try all.filter { concept in
      try context.check()
      return filter.admits(concept.concept)
    }
    return ConceptList(
      concepts: request.page.part(of: found),
      total: found.count,
      domains: Set(all.compactMap(\.concept.domain)).sorted()
    )
  }
}

import LibraryAccess
package import Model

/// Lists what is proposed, with what is there already that is like it.
package enum ListProposals: ParameterizedOperation {
  /// Which proposals are wanted.
  package struct Request: Hashable, Sendable {
    /// The glossary that they are for; `nil` is any, and none.
    package var glossary: String?
    /// What has become of them; `nil` is anything.
    package var state: Proposal.State? = .open
    /// The most of them.
    package var limit = 1_000

    /// Creates a request for all that are open.
    package init() {}
  }

  package static let name = OperationName.reviewList
  package static let defaults = Request()
  package static let parameters: [Parameter<Request>] = [
    .text("glossary", option: "glossary", \.glossary),
    .optionalChoice("state", option: nil, \.state),
    .number("limit", in: 1...10_000, option: nil, \.limit),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    request.glossary.map { [.glossary($0)] } ?? []
  }

  /// Returns the proposals that the person may read, the earliest first.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> ReviewList {
    var selection = ProposalSelection()
    selection.state = request.state
    selection.glossary = request.glossary
    let found = try context.library.proposals(selection)
      .filter { context.mayRead(glossary: $0.proposal.glossary, memory: $0.proposal.memory) }
    var list = ReviewList(Array(found.prefix(request.limit)))
    for stored in list.proposals where stored.proposal.state == .open {
      try context.check()
      list.alike[stored.number] = try context.alike(stored.proposal)
    }
    return list
  }
}

extension Context {
  /// The concepts that have a term of a proposed concept, in whatever form and spelling.
  fileprivate func alike(_ proposal: Proposal) throws -> [GlossaryConcept] {
    guard proposal.subject == .concept,
      let concept = try? ConceptEntry(record: proposal.after.recordedObject)
    else { return [] }
    var found: [GlossaryConcept] = []
    for section in concept.languages {
      for term in section.terms {
        var lookup = Lookup.Request(term.text)
        lookup.language = section.language
        lookup.exampleLimit = 0
        for entry in try Lookup.run(lookup, in: self).entries where entry.kind.isWhole {
          let known = GlossaryConcept(glossary: entry.glossary, concept: entry.concept)
          let isItself =
            known.glossary == proposal.glossary && known.concept.identifier == concept.identifier
          if !isItself, !found.contains(known) { found.append(known) }
        }
      }
    }
    return found
  }
}

extension LookupEntry.Kind {
  /// Whether the query is the whole term, in some form.
  fileprivate var isWhole: Bool { rank < LookupEntry.Kind.partial.rank }
}

package import JSON
import LibraryAccess
package import Model

/// Accepts or refuses what is proposed.
package enum DecideProposals: Operation {
  /// What is decided of which proposals.
  package struct Request: Sendable {
    /// The numbers of the proposals, as the list has them.
    package var identifiers: [String]
    /// Whether they are accepted.
    package var accepts: Bool
    /// Why.
    package var reason: String?
    /// What is stored in the place of what was proposed, for one proposal that is accepted.
    package var changed: JSONValue?

    /// Creates a request.
    package init(_ identifiers: [String], accepts: Bool) {
      self.identifiers = identifiers
      self.accepts = accepts
    }
  }

  package static let name = OperationName.reviewDecide

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    let wanted = Set(request.identifiers.compactMap(Int64.init))
    return try context.library.proposals(ProposalSelection())
      .filter { wanted.contains($0.number) }
      .map { stored in
        stored.proposal.glossary.map(Place.glossary)
          ?? stored.proposal.memory.map(Place.memory) ?? .library
      }
  }

  /// Decides of each in a transaction of its own, with what is stored; one that fails does not keep the others.
  ///
  /// - Returns: The proposals as they are now, and what is wrong with those that could not be decided.
  /// - Throws: `ReviewError.noSuchProposal`, and then nothing was decided; `LibraryError`; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> ReviewList {
    let known = Set(try context.library.proposals(ProposalSelection()).map(\.number))
    let numbers = try request.identifiers.map { text in
      guard let number = Int64(text), known.contains(number) else {
        throw ReviewError.noSuchProposal(text)
      }
      return number
    }
    var failures: [Int64: Message] = [:]
    for number in numbers {
      try context.check()
      do {
        try decide(number, request, context)
      } catch let error as any Explained where error.kind != .library && error.kind != .forbidden {
        failures[number] = error.message
      }
    }
    let wanted = Set(numbers)
    var list = ReviewList(
      try context.library.proposals(ProposalSelection()).filter { wanted.contains($0.number) }
    )
    list.failures = failures
    return list
  }

  private static func decide(_ number: Int64, _ request: Request, _ context: Context) throws {
    let proposal = try context.library.updateProposals { try $0.open(number) }
    let decision = Proposal.Decision(
      person: context.authorship.person ?? context.authorship.account,
      date: context.now(),
      reason: request.reason
    )
    guard request.accepts else {
      return try context.library.updateProposals { writer in
        _ = try writer.open(number)
        try writer.decide(number, .refused, decision)
      }
    }
    let object = try request.changed.map(JSONField.init) ?? proposal.after.recordedObject
    let close: (any ProposalWriter) throws -> Void = { writer in
      _ = try writer.open(number)
      try writer.decide(number, .accepted, decision)
    }
    if proposal.subject == .unit {
      try accept(unit: object, proposal, context, close)
    } else {
      try accept(number, object, proposal, context, close)
    }
  }

  private static func accept(
    _ number: Int64,
    _ object: JSONField,
    _ proposal: Proposal,
    _ context: Context,
    _ close: (any ProposalWriter) throws -> Void
  ) throws {
    guard let glossary = proposal.glossary else { throw LibraryError(.inconsistent) }
    let revision = try proposal.before?.recordedObject["revision"].int()
    let editor = ConceptEditor(context)
    var concept: ConceptEntry
    if proposal.subject == .term {
      guard let language = LanguageTag(try object["language"].string()) else {
        throw LibraryError(.inconsistent)
      }
      let stored = try editor.concept(try object["concept"].string(), in: glossary)
      concept = stored.concept.adding(try Term(whole: object["term"]), in: language)
    } else {
      concept = try ConceptEntry(record: object)
    }
    concept.created = concept.created ?? Transaction(date: proposal.date, person: proposal.person)
    concept = try editor.checked(concept)
    try context.library.updateGlossary(glossary, isDryRun: false) { writer in
      let current = try writer.concept(concept.identifier)
      // A term goes to the concept as it is by now; another state of a concept would undo what was changed.
      guard proposal.subject == .term || current?.revision == revision.map(Int64.init) else {
        throw ReviewError.changedMeanwhile(number)
      }
      _ = try editor.store(concept, in: glossary, after: current, writer)
      try close(writer)
    }
  }

  private static func accept(
    unit object: JSONField,
    _ proposal: Proposal,
    _ context: Context,
    _ close: @escaping (any ProposalWriter) throws -> Void
  ) throws {
    guard let memory = proposal.memory,
      let source = LanguageTag(try object["sourceLanguage"].string()),
      let target = LanguageTag(try object["targetLanguage"].string())
    else { throw LibraryError(.inconsistent) }
    let article = AlignedArticle(
      pairs: [(try object["source"].string(), try object["target"].string())],
      from: source,
      to: target,
      name: "review"
    )
    _ = try AlignmentImport(
      into: context.library,
      memory: memory,
      author: context.authorship,
      version: context.version
    ).run([article], minimumConfidence: 0, isDated: true, onStored: close)
  }
}

extension ProposalWriter {
  /// Returns a proposal of which nothing is decided.
  fileprivate func open(_ number: Int64) throws -> Proposal {
    guard let proposal = try proposal(number) else { throw ReviewError.noSuchProposal("\(number)") }
    guard proposal.state == .open else { throw ReviewError.isDecided(number) }
    return proposal
  }
}

package import JSON
import LibraryAccess
package import Model

/// Proposes something to those who decide: nothing of it is looked up, marked, matched or exported until then.
///
/// This is what forms, programs and extraction call, each with its reason and its evidence.
package enum Propose: Operation {
  /// What is proposed.
  package enum Subject: Sendable {
    /// A concept, or another state of the one with its identifier.
    case concept(ConceptEntry, glossary: String)
    /// A term of a concept that is there.
    case term(Term, LanguageTag, concept: String, glossary: String)
    /// A segment and its translation.
    case unit(source: String, target: String, LanguagePair, memory: String)
  }

  /// What is proposed, and what speaks for it.
  package struct Request: Sendable {
    /// What is proposed.
    package var subject: Subject
    /// Why.
    package var reason: String?
    /// Texts that speak for it: contexts, sources.
    package var evidence: [String] = []

    /// Creates a request without a reason.
    package init(_ subject: Subject) { self.subject = subject }
  }

  package static let name = OperationName.propose
  /// The most bytes of a reason and its evidence.
  package static let maximumByteCount = 64 << 10

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    switch request.subject {
    case .concept(_, let glossary), .term(_, _, _, let glossary): [.glossary(glossary)]
    case .unit(_, _, _, let memory): [.memory(memory)]
    }
  }

  /// - Returns: The proposal.
  /// - Throws: `ConceptEditError`, when what is proposed could not be stored; `Failure`; `ReviewError.tooLong`;
  ///   `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws -> ReviewList {
    let byteCount = ([request.reason ?? ""] + request.evidence).reduce(0) { $0 + $1.utf8.count }
    guard byteCount <= maximumByteCount else { throw ReviewError.tooLong(limit: maximumByteCount) }
    let proposal = try proposal(request, context)
    let number = try context.library.updateProposals { try $0.propose(proposal) }
    return ReviewList([StoredProposal(number: number, proposal: proposal)])
  }

  private static func proposal(_ request: Request, _ context: Context) throws -> Proposal {
    switch request.subject {
    case .concept(let concept, let glossary):
      try LibraryError.require(name: glossary)
      let concept = try ConceptEditor(context).checked(concept)
      var proposal = context.proposal(.concept, request, concept.record(glossary: glossary))
      proposal.glossary = glossary
      proposal.before = try context.known(concept.identifier, in: glossary)?.record.text
      return proposal
    case .term(let term, let language, let identifier, let glossary):
      let stored = try ConceptEditor(context).concept(identifier, in: glossary)
      _ = try ConceptEditor(context).checked(stored.concept.adding(term, in: language))
      var proposal = context.proposal(
        .term,
        request,
        [
          "concept": .string(identifier), "language": .string(language.description),
          "term": term.fullJSON,
        ]
      )
      proposal.glossary = glossary
      proposal.before = stored.record.text
      return proposal
    case .unit(let source, let target, let languages, let memory):
      try LibraryError.require(name: memory)
      guard !source.allSatisfy(\.isWhitespace), !target.allSatisfy(\.isWhitespace) else {
        throw Failure(Message("memory.halfUnit"), file: memory)
      }
      var proposal = context.proposal(
        .unit,
        request,
        [
          "source": .string(source), "target": .string(target),
          "sourceLanguage": .string(languages.source.description),
          "targetLanguage": .string(languages.target.description),
        ]
      )
      proposal.memory = memory
      return proposal
    }
  }
}

extension Context {
  fileprivate func proposal(
    _ subject: Proposal.Subject,
    _ request: Propose.Request,
    _ after: JSONValue
  ) -> Proposal {
    Proposal(
      subject,
      person: authorship.person ?? authorship.account,
      date: authorship.date,
      reason: request.reason,
      // Which program wrote it counts for those who decide.
      evidence: request.evidence + (client.map { ["\(door.rawValue): \($0)"] } ?? []),
      after: after.text
    )
  }

  /// Returns a concept, or `nil` where there is none, or no such glossary.
  fileprivate func known(_ identifier: String, in glossary: String) throws -> StoredConcept? {
    guard try library.glossaries().contains(where: { $0.name == glossary }) else { return nil }
    return try library.concept(identifier, in: glossary)
  }
}

extension ConceptEntry {
  /// Returns the concept with one more term; one of the same text takes its place.
  func adding(_ term: Term, in language: LanguageTag) -> ConceptEntry {
    var concept = self
    guard let place = languages.firstIndex(where: { $0.language == language }) else {
      concept.languages.append(LanguageSection(language: language, terms: [term]))
      return concept
    }
    concept.languages[place].terms.removeAll { $0.text == term.text }
    concept.languages[place].terms.append(term)
    return concept
  }
}

extension Propose.Subject {
  /// Reads what a client proposes: `what`, and what it is of.
  ///
  /// - Throws: `JSONFieldError`; `ConceptTextError`.
  package init(_ field: JSONField) throws {
    switch Proposal.Subject(rawValue: try field["what"].string()) {
    case .concept:
      self = .concept(
        try ConceptEntry(field["after"], replacing: nil),
        glossary: try field["glossary"].string()
      )
    case .term:
      let after = field["after"]
      self = .term(
        try Term(whole: after["term"]),
        try after["language"].language(),
        concept: try after["concept"].string(),
        glossary: try field["glossary"].string()
      )
    case .unit:
      let after = field["after"]
      self = .unit(
        source: try after["source"].string(),
        target: try after["target"].string(),
        LanguagePair(
          from: try after["sourceLanguage"].language(),
          to: try after["targetLanguage"].language()
        ),
        memory: try field["memory"].string()
      )
    case nil:
      throw ConceptTextError.noChoice(
        path: field["what"].path,
        known: Proposal.Subject.allCases.map(\.rawValue)
      )
    }
  }
}

extension JSONField {
  fileprivate func language() throws -> LanguageTag {
    let text = try string()
    guard let tag = LanguageTag(text) else {
      throw ConceptTextError.noLanguage(text, path: path)
    }
    return tag
  }
}

import JSON
import Model
import Wording
import Workbench

/// A pair of terms, or a further equivalent of a concept, as a model proposes it.
struct TermProposal {
  private let arguments: ToolArguments
  private let runner: OperationRunner

  init(_ arguments: ToolArguments, _ runner: OperationRunner) {
    (self.arguments, self.runner) = (arguments, runner)
  }

  /// Proposes it.
  func send() throws -> ToolAnswer {
    let glossary = try arguments.required("glossary")
    guard try runner.run(ListGlossaries.self, ()).records.contains(where: { $0.name == glossary })
    else {
      let message = Message("library.noSuchGlossary", ["name": .quotation(glossary)])
      throw Failure(message, at: Failure.Place(file: "library"), kind: .missing)
    }
    let term = try arguments.required("term")
    let languages = LanguagePair(
      of: term,
      from: try arguments.language("from"),
      to: try arguments.language("to")
    )
    var equivalent = Term(text: try arguments.required("equivalent"))
    if let status = try arguments.text("status").flatMap(TermStatus.init) {
      equivalent.status = status
    }
    if let concept = try arguments.text("concept"), !concept.isEmpty {
      return try propose(
        .term(equivalent, languages.target, concept: concept, glossary: glossary),
        arguments,
        runner
      )
    }
    let concept = ConceptEntry(
      identifier: "",
      domain: try arguments.text("domain"),
      note: try arguments.text("note"),
      languages: [
        LanguageSection(language: languages.source, terms: [Term(text: term)]),
        LanguageSection(language: languages.target, terms: [equivalent]),
      ]
    )
    return try propose(.concept(concept, glossary: glossary), arguments, runner)
  }
}

/// A segment with its right translation, as a model proposes it.
struct CorrectionProposal {
  private let arguments: ToolArguments
  private let runner: OperationRunner

  init(_ arguments: ToolArguments, _ runner: OperationRunner) {
    (self.arguments, self.runner) = (arguments, runner)
  }

  /// Proposes it.
  func send() throws -> ToolAnswer {
    let memory = try arguments.required("memory")
    guard try runner.run(ListMemories.self, ()).memories.contains(where: { $0.name == memory })
    else {
      let message = Message("library.noSuchMemory", ["name": .quotation(memory)])
      throw Failure(message, at: Failure.Place(file: "library"), kind: .missing)
    }
    let source = try arguments.required("source")
    let languages = LanguagePair(
      of: source,
      from: try arguments.language("from"),
      to: try arguments.language("to")
    )
    let target = try arguments.required("target")
    return try propose(
      .unit(source: source, target: target, languages, memory: memory),
      arguments,
      runner
    )
  }
}

/// Hands something to those who decide, with its evidence.
private func propose(
  _ subject: Propose.Subject,
  _ arguments: ToolArguments,
  _ runner: OperationRunner
) throws -> ToolAnswer {
  var request = Propose.Request(subject)
  request.reason = try arguments.text("reason")
  request.evidence = try arguments.texts("evidence")
  guard !request.evidence.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
    throw Failure(Message("mcp.noEvidence"), file: "evidence")
  }
  let list = JSONField(try runner.run(Propose.self, request).json)
  guard let proposal = try list["proposals"].elements().first else {
    preconditionFailure("what is proposed is in the answer")
  }
  let number = Message("mcp.proposed", ["number": .text(try proposal["id"].string())])
  return ToolAnswer(
    [
      "id": proposal["id"].value, "what": proposal["what"].value, "state": proposal["state"].value,
    ],
    text: Wording.english.sentence(number)
  )
}

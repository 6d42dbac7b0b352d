package import Files
package import Model
import TermExtraction

/// Finds terms with their equivalents in stored units and bilingual files.
package enum HarvestTerms: ParameterizedOperation {
  /// Where to look, and what for.
  package struct Request: Sendable {
    /// The memories; `nil` is all of them, unless there are files.
    package var memories: [String]?
    /// Bilingual files.
    package var files: [InputFile] = []
    /// Terms in either language whose equivalents are wanted; `nil` asks for pairs of all kinds.
    package var terms: [String]?
    /// The languages of units, and of files that do not say; `nil` is English and Arabic.
    package var source: LanguageTag?
    package var target: LanguageTag?
    /// The most pairs; of asked terms, the most equivalents of each, which are ten at most.
    package var limit = 200
    /// The glossary to whose review those are added that no glossary has; `nil` adds none.
    package var glossary: String?

    /// Creates a request for pairs of all memories.
    package init() {}
  }

  package static let name = OperationName.glossaryHarvest
  package static var defaults: Request { Request() }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
    .names("memory", option: "memory", \.memories),
    .number("limit", in: 1...5_000, option: "limit", \.limit),
    .text("propose", option: "propose", \.glossary),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.memories ?? []).map(Place.memory)
      + (request.glossary.map { [.glossary($0)] } ?? [])
  }

  /// Reads terms, one from each line.
  ///
  /// - Throws: `Failure`, when the file cannot be read.
  package static func terms(in file: InputFile) throws -> [String] {
    try file.readText().split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace))
    }
    .filter { !$0.isEmpty }
  }

  /// Finds pairs; progress counts units.
  ///
  /// - Throws: `Failure`, when a file cannot be read or is not bilingual; `PermissionError`, where the person may not
  ///   propose; `LibraryError`; `InterruptionError`.
  /// - Complexity: O(length of the units), in time and memory
  package static func run(_ request: Request, in context: Context) throws -> HarvestedTerms {
    var units = HarvestUnits(from: request.source, to: request.target, context)
    for file in request.files { try units.read(file) }
    if request.memories != nil || request.files.isEmpty { try units.readMemories(request.memories) }
    var answer = HarvestedTerms()
    answer.warnings = units.warnings
    let known = try GlossaryPhrases(context)
    let found = try units.candidates(terms: request.terms, limit: request.limit)
    answer.candidates = found.map { HarvestedTerms.Candidate($0, units: units, known: known) }
    answer.addRivals()
    if let glossary = request.glossary {
      var proposer = try CandidateProposer(glossary, context)
      for candidate in answer.candidates where candidate.standing != .agrees {
        let found = candidate.found
        try proposer.propose(
          [
            LanguageSection(language: .arabic, terms: [Term(text: found.arabic)]),
            LanguageSection(language: .english, terms: [Term(text: found.english)]),
          ],
          reason: "glossary harvest: \(found.count)",
          evidence: candidate.evidence.map { "\($0.source) — \($0.target)" }
        )
      }
      answer.proposedCount = proposer.count
    }
    return answer
  }
}

import Files
import JSON
import Model
import Wording
import Workbench

/// The tools; what clients are told of each stands in `tools.json`.
enum Tool: String, CaseIterable {
  case lookup
  case annotate
  case match
  case concordance
  case checkTranslation = "check_translation"
  case glossaryBlock = "glossary_block"
  case proposeTerm = "propose_term"
  case proposeCorrection = "propose_correction"

  /// Whether the tool of a name puts something into the library: proposals, which count for nothing.
  static func isWriting(_ name: String) -> Bool {
    switch Tool(rawValue: name) {
    case .proposeTerm, .proposeCorrection: true
    default: false
    }
  }

  /// Calls the tool.
  ///
  /// - Parameters:
  ///   - arguments: As its schema wants them.
  ///   - runner: Runs operations.
  /// - Returns: What the tool gives.
  /// - Throws: what the operation throws.
  func run(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    switch self {
    case .lookup: try look(arguments, runner)
    case .annotate: try annotate(arguments, runner)
    case .match: try match(arguments, runner)
    case .concordance: try search(arguments, runner)
    case .checkTranslation: try check(arguments, runner)
    case .glossaryBlock: try brief(arguments, runner)
    case .proposeTerm: try TermProposal(arguments, runner).send()
    case .proposeCorrection: try CorrectionProposal(arguments, runner).send()
    }
  }

  private func look(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    var request = Lookup.Request(try arguments.required("query"))
    try Lookup.read(arguments, into: &request)
    try require(request.glossaries ?? [], runner)
    let result = try runner.run(Lookup.self, request)
    let found = result.json.compact(without: ["reasons"])
    guard let other = try arguments.language("to") else { return ToolAnswer(found) }
    return ToolAnswer(found.keepingTerms(of: [result.language.language, other.language]))
  }

  /// Fails where there is no glossary of a name: a look-up would only find nothing.
  private func require(_ glossaries: [String], _ runner: OperationRunner) throws {
    guard !glossaries.isEmpty else { return }
    let known = try runner.run(ListGlossaries.self, ()).records.map(\.name)
    for name in glossaries where !known.contains(name) {
      throw Failure(
        Message("library.noSuchGlossary", ["name": .quotation(name)]),
        at: Failure.Place(file: "library"),
        kind: .missing
      )
    }
  }

  private func annotate(
    _ arguments: ToolArguments,
    _ runner: OperationRunner
  ) throws -> ToolAnswer {
    var request = Annotate.Request(article(try arguments.required("text")))
    try Annotate.read(arguments, into: &request)
    let bytes = try runner.run(Annotate.self, request)
      .bytes(as: .json, interruption: runner.context.interruption)
    let document = JSONField(try JSONReader.read(bytes))
    // The client has the text.
    return ToolAnswer(
      [
        "sourceLanguage": document["sourceLanguage"].value,
        "targetLanguage": document["targetLanguage"].value,
        "segments": document["segments"].value.compact(without: Self.noise),
      ]
    )
  }

  private func match(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    let query = try arguments.required("query")
    var request = Match.Request([query])
    try Match.read(arguments, into: &request)
    let answer = try runner.run(Match.self, request)
    let report = answer.reports.first?.json ?? ["query": .string(query), "matches": []]
    return ToolAnswer(report.compact(without: Self.noise))
  }

  private func search(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    var request = Concordance.Request(try arguments.required("query"))
    try Concordance.read(arguments, into: &request)
    let found = try runner.run(Concordance.self, request)
    return ToolAnswer(found.json.compact(without: ["occurrences"]))
  }

  private func check(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    let report = try runner.run(Check.self, Self.checkRequest(arguments))
    return ToolAnswer(report.json.compact(without: ["fingerprint", "category", "line", "file"]))
  }

  /// Returns what a check is asked for: pairs of lines where both texts have as many.
  static func checkRequest(_ arguments: ToolArguments) throws -> Check.Request {
    let source = try arguments.required("source")
    let target = try arguments.required("target")
    let lines = (source.filledLines, target.filledLines)
    var request = Check.Request(.segment(source: source, target: target))
    if lines.0.count > 1 {
      request.subject =
        lines.0.count == lines.1.count
        ? .segments(Array(zip(lines.0, lines.1)))
        : .articles(ArticlePair(source: article(source), target: article(target)))
    }
    try Check.read(arguments, into: &request)
    if let brief = arguments.object("brief") {
      do { try request.options.readBrief(brief) } catch {
        throw Failure(Message("mcp.noBrief"), file: "brief")
      }
    }
    return request
  }

  private func brief(_ arguments: ToolArguments, _ runner: OperationRunner) throws -> ToolAnswer {
    var request = Brief.Request(article(try arguments.required("text")))
    try Brief.read(arguments, into: &request)
    let brief = try runner.run(Brief.self, request)
    let nothing = Wording.english.sentence(Message("brief.nothing"))
    return ToolAnswer(
      brief.json.compact(without: Self.noise.union(["file"])),
      text: brief.text.isEmpty ? nothing : brief.text
    )
  }

  /// What a model has no use for.
  private static let noise: Set<String> = [
    "penalties", "differences", "reasons", "caseSensitive", "insertIsSure", "paragraph",
  ]
}

/// Returns a text as an article.
func article(_ text: String) -> InputFile { InputFile(name: "text.txt", content: Array(text.utf8)) }

extension String {
  /// The lines in which there is something.
  fileprivate var filledLines: [String] {
    split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

extension JSONValue {
  /// Returns the value without members of some names, and without those that are `null`.
  func compact(without names: Set<String>) -> JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.filter { $0.value != .null && !names.contains($0.name) }
          .map { Member($0.name, $0.value.compact(without: names)) }
      )
    case .array(let values): .array(values.map { $0.compact(without: names) })
    default: self
    }
  }
}

extension JSONValue {
  /// Returns an answer of a look-up with the terms of some languages only.
  fileprivate func keepingTerms(of languages: Set<LanguageTag>) -> JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { member in
          guard member.name == "terms", case .object(let sections) = member.value else {
            return Member(member.name, member.value.keepingTerms(of: languages))
          }
          let kept = sections.filter { section in
            LanguageTag(section.name).map { languages.contains($0.language) } ?? false
          }
          return Member("terms", .object(kept))
        }
      )
    case .array(let values): .array(values.map { $0.keepingTerms(of: languages) })
    default: self
    }
  }
}

package import Files
package import Model
import TermExtraction

/// Finds in articles the terms that a glossary may want.
package enum ExtractTerms: ParameterizedOperation {
  /// The articles, and what is wanted of them.
  package struct Request: Sendable {
    /// The articles' files.
    package var files: [InputFile]
    /// The language of the articles; `nil` means that each tells.
    package var language: LanguageTag?
    /// The most candidates.
    package var limit = 200
    /// The glossary to whose review those are added that no glossary has; `nil` adds none.
    package var glossary: String?
    /// How the articles are read.
    package var reading = ArticleReader.Options()

    /// Creates a request with the usual values.
    package init(_ files: [InputFile]) { self.files = files }
  }

  package static let name = OperationName.glossaryExtract
  package static var defaults: Request { Request([]) }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.language),
    .number("limit", in: 1...5_000, option: "limit", \.limit),
    .text("propose", option: "propose", \.glossary),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    request.glossary.map { [.glossary($0)] } ?? []
  }

  /// Reads all articles, and lists the candidates of all of them together; progress counts the files.
  ///
  /// - Throws: `Failure`, when a file cannot be read; `PermissionError`, where the person may not propose;
  ///   `LibraryError`; `InterruptionError`.
  /// - Complexity: O(length of the articles), in time and memory
  package static func run(_ request: Request, in context: Context) throws -> ExtractedTerms {
    let reader = ArticleReader(options: request.reading)
    var answer = ExtractedTerms()
    var documents: [TermExtractor.Document] = []
    for (index, file) in request.files.enumerated() {
      let article = try reader.read(file, interruption: context.interruption)
      answer.warnings += article.warnings(of: file.name)
      let text = try SegmentedText(
        article,
        language: request.language,
        segmenters: context.prepared.segmenters,
        interruption: context.interruption
      )
      documents.append(.init(segments: text.segments.map(\.text), language: text.language))
      context.progress(index + 1)
    }
    let extractor = try TermExtractor(documents, interruption: context.interruption)
    let known = try GlossaryPhrases(context)
    answer.candidates = try extractor.candidates(limit: request.limit).map { candidate in
      ExtractedTerms.Candidate(candidate, isKnown: known.has(candidate))
    }
    if let glossary = request.glossary {
      var proposer = try CandidateProposer(glossary, context)
      for candidate in answer.candidates where !candidate.isKnown {
        let found = candidate.found
        var term = Term(text: found.term)
        if found.kind == .acronym { term.type = .acronym }
        try proposer.propose(
          [LanguageSection(language: found.language, terms: [term])],
          reason: "glossary extract: \(found.count)/\(found.documents)",
          evidence: found.contexts
        )
      }
      answer.proposedCount = proposer.count
    }
    return answer
  }
}

package import Model

/// Finds the units that contain words, in any inflection.
package enum Concordance: ParameterizedOperation {
  /// What is looked for, and where.
  package struct Request: Hashable, Sendable {
    /// Words, and phrases in quotation marks.
    package var query: String
    /// The language of the words; `nil` means that their letters tell.
    package var source: LanguageTag?
    /// The language of the other text; `nil` is the other one.
    package var target: LanguageTag?
    /// The memories to use; `nil` is all.
    package var memories: [String]?
    /// The most units; at least 1.
    package var limit = 20

    /// Creates a request with the usual values.
    package init(_ query: String) { self.query = query }

    /// The languages of the words and of the other text.
    package var languages: LanguagePair { LanguagePair(of: query, from: source, to: target) }
  }

  package static let name = OperationName.concordance
  package static let defaults = Request("")
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
    .number("limit", in: 1...500, option: "limit", \.limit),
    .names("memory", option: "memory", \.memories),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.memories ?? []).map(Place.memory)
  }

  /// Searches the memories.
  ///
  /// - Throws: `LibraryError`, when there is no memory of a name; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> MemoryConcordance {
    let memories = try context.readableMemories(request.memories)
    let scope = MemoryMatcher.Scope(request.languages, memories: memories)
    return try MemoryConcordance(
      request.query,
      with: context.prepared.matcher(scope),
      limit: request.limit
    )
  }
}

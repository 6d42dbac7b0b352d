package import Model

/// Stores pairs that a translator made, one after the other, in a memory.
package enum AddPairs: Operation {
  /// The pairs, and where they go.
  package struct Request: Sendable {
    /// The texts and their translations.
    package var pairs: [(source: String, target: String)]
    /// The memory; it is made if there is none of the name.
    package var memory: String
    /// The language of the texts and that of the translations.
    package var languages: LanguagePair
    /// Where the pairs come from, for the list of imports.
    package var origin: String

    /// Creates a request.
    package init(
      _ pairs: [(source: String, target: String)],
      to memory: String,
      _ languages: LanguagePair,
      origin: String
    ) {
      self.pairs = pairs
      self.memory = memory
      self.languages = languages
      self.origin = origin
    }
  }

  package static let name = OperationName.memoryAddPairs

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// Stores the pairs in one transaction.
  ///
  /// - Throws: `Failure`, when there is no pair, or a text is empty; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws -> PairImportAnswer {
    let isBlank: (String) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    guard !request.pairs.isEmpty,
      !request.pairs.contains(where: { isBlank($0.source) || isBlank($0.target) })
    else { throw Failure(Message("memory.halfUnit"), file: request.origin) }
    let article = AlignedArticle(
      pairs: request.pairs,
      from: request.languages.source,
      to: request.languages.target,
      name: request.origin
    )
    let counts = try AlignmentImport(
      into: context.library,
      memory: request.memory,
      author: context.authorship,
      version: context.version
    ).run([article], minimumConfidence: 0, isDated: true)
    return PairImportAnswer(memory: request.memory, counts: counts)
  }
}

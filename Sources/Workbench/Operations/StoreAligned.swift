package import Model

/// Stores aligned articles in a memory.
package enum StoreAligned: Operation {
  /// The articles, and which of their pairs are stored.
  package struct Request: Sendable {
    /// The articles.
    package var articles: [AlignedArticle]
    /// The memory; it is made if there is none of the name.
    package var memory: String
    /// Pairs below are left out.
    package var minimumConfidence = 0.5
    /// Whether also articles are stored that do not look like translations.
    package var takesAll = false

    /// Creates a request with the usual values.
    package init(_ articles: [AlignedArticle], in memory: String) {
      self.articles = articles
      self.memory = memory
    }
  }

  /// What was stored, and what was not.
  package struct Answer: Sendable {
    /// What changed; `nil` where no article was accepted.
    package let counts: ImportCounts?
    /// The articles of which nothing is stored since both texts are in one language.
    package let inOneLanguage: [AlignedArticle]
  }

  package static let name = OperationName.memoryAddPairs

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// Stores the pairs of those articles that look like translations, in one transaction.
  ///
  /// - Throws: `Failure`, `LibraryError`, when the library cannot be written; then it is as it was.
  package static func run(_ request: Request, in context: Context) throws -> Answer {
    let (same, others) = (
      request.articles.filter(\.isOneLanguage), request.articles.filter { !$0.isOneLanguage }
    )
    let accepted = others.filter { request.takesAll || $0.isTranslation }
    guard !accepted.isEmpty else { return Answer(counts: nil, inOneLanguage: same) }
    let counts = try AlignmentImport(
      into: context.library,
      memory: request.memory,
      author: context.authorship,
      version: context.version
    ).run(accepted, minimumConfidence: request.minimumConfidence)
    return Answer(counts: counts, inOneLanguage: same)
  }
}

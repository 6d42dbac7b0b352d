import Documents
import Files
package import Model

/// Aligns articles with their translations, segment by segment.
package enum Align: Operation {
  /// The articles, and how they are aligned.
  package struct Request: Sendable {
    /// The articles and their translations.
    package var pairs: [ArticlePair]
    /// The language of the articles; `nil` means that each article tells.
    package var source: LanguageTag?
    /// The language of the translations; `nil` means that each tells.
    package var target: LanguageTag?
    /// Whether each line of a text is a segment already; empty lines count.
    package var isSegmented = false
    /// Whether the texts are taken for translations of each other even if they do not look like it;
    /// the confidence of their pairs then does not suffer.
    package var isTranslation = false
    /// How the articles are read.
    package var reading = ArticleReader.Options()

    /// Creates a request with the usual values.
    package init(_ pairs: [ArticlePair]) { self.pairs = pairs }

    /// Creates a request for two texts, with the usual values.
    package init(source: String, target: String) {
      self.init([
        ArticlePair(
          source: InputFile(name: "source", content: Array(source.utf8)),
          target: InputFile(name: "target", content: Array(target.utf8))
        )
      ])
    }
  }

  package static let name = OperationName.align

  /// How many pairs are read before the first is aligned, to see which units to learn from.
  ///
  /// Those are learned from that have words of the articles. Standard input can be read once only, so
  /// that what is read here is kept.
  private static let firstCount = 100

  /// Aligns the pairs on all cores; progress counts them.
  ///
  /// - Returns: For each pair the aligned article, or what is wrong with it.
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(
    _ request: Request,
    in context: Context
  ) throws -> [Result<AlignedArticle, any Error>] {
    let reader = ArticleReader(options: request.reading)
    let pairs = request.pairs
    let first = try pairs.prefix(firstCount).map { pair in
      try context.check()
      return Result { try ReadArticlePair(pair, reader: reader) }
    }
    let alignment = try ArticleAlignment(request, articles: first.successes, in: context)
    var results: [Result<AlignedArticle, any Error>] = []
    try forEachResult(of: pairs.count, interruption: context.interruption) { index in
      let pair =
        index < first.count
        ? try first[index].get() : try ReadArticlePair(pairs[index], reader: reader)
      return try alignment.align(pair, context)
    } body: { index, result in
      results.append(result)
      context.progress(index + 1)
    }
    return results
  }
}

extension [Result<ReadArticlePair, any Error>] {
  /// The pairs that could be read; what is wrong with the others is told with the results.
  fileprivate var successes: [ReadArticlePair] {
    compactMap { if case .success(let pair) = $0 { pair } else { nil } }
  }
}

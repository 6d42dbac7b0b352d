import Documents
import Files
package import Model

/// Aligns articles with their translations, segment by segment.
package enum Align: Operation {
  package typealias Request = AlignmentRequest

  package static let name = OperationName.align

  /// How many pairs are read before the first is aligned, to see which units to learn from.
  ///
  /// Those are learned from that have words of the articles. Standard input can be read once only, so
  /// that what is read here is kept.
  private static let firstCount = 100

  package static func places(of _: Request, in context: Context) throws -> [Place] { [] }

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

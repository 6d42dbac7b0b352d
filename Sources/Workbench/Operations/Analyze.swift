import Documents
package import Files
package import Model
import TranslationMemory

/// Counts how much of some articles the memories cover, per band of score.
package enum Analyze: ParameterizedOperation {
  /// The articles, and what they are compared with.
  package struct Request {
    /// The articles' files.
    ///
    /// A segment that occurred earlier, in the same file or one before it, is a repetition.
    package var files: [InputFile]
    /// The language of the texts; `nil` means that each article tells.
    package var source: LanguageTag?
    /// The language of the translations; `nil` is what the article says, or the other one.
    package var target: LanguageTag?
    /// The memories to use; `nil` is all.
    package var memories: [String]?
    /// The lowest score that counts.
    package var threshold = MatchScore(percent: 50)
    /// How the articles are read.
    package var reading = ArticleReader.Options()
    /// Takes the counts of each file, or what is wrong with it, in order.
    package var body: (InputFile, Result<LeverageAnalysis.Counts, Failure>) throws -> Void

    /// Creates a request with the usual values.
    package init(
      _ files: [InputFile] = [],
      body: @escaping (InputFile, Result<LeverageAnalysis.Counts, Failure>) throws -> Void = {
        _,
        _ in
      }
    ) {
      self.files = files
      self.body = body
    }
  }

  package static let name = OperationName.analyze
  package static var defaults: Request { Request() }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
    .percent("threshold", option: "threshold", \.threshold),
    .names("memory", option: "memory", \.memories),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.memories ?? []).map(Place.memory)
  }

  /// Counts file by file; progress counts the files.
  ///
  /// - Returns: The counts of all files together.
  /// - Throws: `LibraryError`, when there is no memory of a name; what `body` throws;
  ///   `InterruptionError`.
  package static func run(
    _ request: Request,
    in context: Context
  ) throws -> LeverageAnalysis.Counts {
    var total = LeverageAnalysis.Counts()
    var seen: Set<String> = []
    let reader = ArticleReader(options: request.reading)
    for (index, file) in request.files.enumerated() {
      let result: Result<LeverageAnalysis.Counts, Failure>
      do {
        result = .success(
          try count(reader.read(file, interruption: context.interruption), request, &seen, context)
        )
      } catch let error as Failure {
        result = .failure(error)
      }
      if case .success(let counts) = result { total.add(counts) }
      try request.body(file, result)
      context.progress(index + 1)
    }
    return total
  }

  private static func count(
    _ article: Article,
    _ request: Request,
    _ seen: inout Set<String>,
    _ context: Context
  ) throws -> LeverageAnalysis.Counts {
    let pair = LanguagePair(of: article, from: request.source, to: request.target)
    let segments = try SegmentedText(
      article,
      language: pair.source,
      segmenters: context.prepared.segmenters,
      interruption: context.interruption
    ).segments.map(\.text)
    var options = MemoryMatcher.Options()
    options.threshold = request.threshold
    options.limit = 1
    let matches = try context.prepared
      .matcher(MemoryMatcher.Scope(pair, memories: context.readableMemories(request.memories)))
      .matches(forText: segments, options: options, interruption: context.interruption)
    var counts = LeverageAnalysis.Counts()
    for (segment, found) in zip(segments, matches) {
      let isRepetition = !seen.insert(segment).inserted
      let band = isRepetition ? .repetition : LeverageAnalysis.Band(found.first)
      counts.add(band, words: PreparedSegment(segment).wordCount)
    }
    return counts
  }
}

package import Documents
package import Files
import Linguistics
package import Model

/// Finds the known terms, the earlier translations and the placeables of an article.
package enum Annotate: ParameterizedOperation {
  /// How articles are annotated.
  package struct Options: Sendable {
    /// The language of the articles; `nil` means that each article tells.
    package var source: LanguageTag?
    /// The language of the equivalents; `nil` is what the article says, or the other one.
    package var target: LanguageTag?
    /// The glossaries to use; `nil` is all.
    package var glossaries: [String]?
    /// The domains to which concepts must belong, in any letter case; `nil` is all, and none.
    package var domains: [String]?
    /// Terms that are not marked.
    package var stopList = StopList()
    /// Whether only the first mention of each concept is marked.
    package var marksFirstOnly = false
    /// The memories to use; `nil` is all.
    package var memories: [String]?
    /// The lowest score of a match.
    package var threshold = MemoryMatcher.Options().threshold
    /// The most matches of a segment: more than a reader of an article looks at.
    package var limit = 3
    /// How the articles are read.
    package var reading = ArticleReader.Options()

    /// Creates the usual options.
    package init() {}

    var terms: TermSelection {
      TermSelection(glossaries: glossaries, domains: domains, stopList: stopList)
    }

    var matching: MemoryMatcher.Options {
      var matching = MemoryMatcher.Options()
      matching.threshold = threshold
      matching.limit = limit
      return matching
    }
  }

  /// An article, and how it is annotated.
  package struct Request: Sendable {
    /// The article's file.
    package var file: InputFile
    /// How it is annotated.
    package var options: Options

    /// Creates a request.
    package init(_ file: InputFile, options: Options = Options()) {
      self.file = file
      self.options = options
    }
  }

  package static let name = OperationName.annotate
  package static var defaults: Request { Request(InputFile(name: "article", content: [])) }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
    .percent("threshold", option: "threshold", \.options.threshold),
    .number("limit", in: 1...100, option: nil, \.options.limit),
    .names("glossary", option: "glossary", \.options.glossaries),
    .names("memory", option: "memory", \.options.memories),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.options.memories ?? []).map(Place.memory)
      + (request.options.glossaries ?? []).map(Place.glossary)
  }

  /// Returns an article with its terms, matches and placeables.
  ///
  /// - Throws: `Failure`, when the file is no article; `LibraryError`, when there is no glossary or
  ///   memory of a name; `UnknownDomain`; `InterruptionError`.
  /// - Complexity: O(length of the article), matches aside
  package static func run(_ request: Request, in context: Context) throws -> AnnotatedDocument {
    let article = try ArticleReader(options: request.options.reading).read(
      request.file,
      interruption: context.interruption
    )
    try context.check()
    return try annotate(article, file: request.file.path.textPath, request.options, in: context)
  }

  /// Returns an article that has been read, with its terms, matches and placeables.
  static func annotate(
    _ article: Article,
    file: String,
    _ options: Options,
    in context: Context
  ) throws -> AnnotatedDocument {
    let pair = LanguagePair(of: article, from: options.source, to: options.target)
    var options = options
    options.glossaries = try context.readableGlossaries(options.glossaries)
    options.memories = try context.readableMemories(options.memories)
    let vocabulary = try context.prepared.terms(options.terms).vocabulary(pair)
    let text = try SegmentedText(
      article,
      language: pair.source,
      segmenters: context.prepared.segmenters,
      interruption: context.interruption
    )
    var document = AnnotatedDocument(
      file: file,
      sourceLanguage: pair.source,
      targetLanguage: pair.target,
      article: article
    )
    document.segments = text.segments
      .map { AnnotatedSegment(paragraph: $0.paragraph, range: $0.range) }
    try vocabulary.addTerms(to: &document, context.interruption)
    document.removeTermsInProtectedText()
    if options.marksFirstOnly { document.keepFirstMentions() }
    try addPlaceables(to: &document, context.interruption)
    let matcher = try context.prepared.matcher(
      MemoryMatcher.Scope(pair, memories: options.memories)
    )
    let matches = try matcher.matches(
      forText: text.segments.map(\.text),
      options: options.matching,
      interruption: context.interruption
    )
    for (index, found) in matches.enumerated() { document.segments[index].matches = found }
    return document
  }

  private static func addPlaceables(
    to document: inout AnnotatedDocument,
    _ interruption: Interruption
  ) throws {
    let scanner = PlaceableScanner(
      isArabic: document.sourceLanguage.isArabic,
      readsMonthFirst: document.sourceLanguage.description.lowercased() == "en-us"
    )
    var text = document.text
    try text.withUTF8 { bytes in
      for index in document.segments.indices {
        try interruption.check()
        let range = document.segments[index].range
        let found = try scanner.placeables(
          in: UnsafeBufferPointer(rebasing: bytes[range]),
          checkpoint: interruption.check
        )
        document.segments[index].placeables = found.map {
          AnnotatedPlaceable(
            range: $0.range.lowerBound + range.lowerBound..<$0.range.upperBound + range.lowerBound,
            kind: $0.kind.rawValue,
            value: $0.value
          )
        }
      }
    }
  }
}

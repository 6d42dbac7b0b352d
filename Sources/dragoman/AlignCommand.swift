import ArgumentParser
import Files
import Model
import Workbench

/// Aligns articles with their translations.
struct AlignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Aligns an article with its translation, segment by segment.",
    discussion: """
      Example: dragoman align --format html --output pairs.html article.ar.txt article.en.txt

      Two folders are taken as many articles: files of the same name are a pair. Each pair of \
      segments has a confidence; --memory stores those that reach --minimum-confidence. Texts that \
      do not translate each other are reported as such, and the exit code is 1.
      """
  )

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case tmx
    case tsv
    case json
    case html
  }

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(help: "The article, or a folder of articles; - is standard input.")
  var source: String

  @Argument(help: "Its translation, or a folder of translations under the same names.")
  var target: String

  @Flag(help: "Each line is a segment already; empty lines count.")
  var segmented = false

  @Option(help: ArgumentHelp("Store the pairs in this memory.", valueName: "name"))
  var memory: String?

  @Option(
    help: ArgumentHelp(
      "Leave out pairs below this confidence, from 0 to 1 (default: 0.5 for --memory, else 0).",
      valueName: "x"
    )
  )
  var minimumConfidence: Double?

  @Flag(
    help: "Take the texts for translations of each other, and store also what does not look so."
  )
  var force = false

  @Option(help: "tmx, tsv, json or html.")
  var format = Format.tmx

  func validate() throws {
    if let minimumConfidence, !(0...1).contains(minimumConfidence) {
      throw ValidationError("a confidence is from 0 to 1 (was \(minimumConfidence))")
    }
    if source == "-", target == "-" {
      throw ValidationError("standard input cannot be both the article and its translation")
    }
    if force, memory == nil { throw ValidationError("--force goes with --memory") }
  }

  func run() async throws {
    let (pairs, unpaired) = try ArticlePair.pairs(source, target)
    for name in unpaired {
      say(Message("align.unpaired", ["file": .text(name)]), common)
    }
    let library = try OpenLibrary(library, memory == nil ? .existing : .create, common)
    defer { library.close() }
    let results = try align(pairs, in: library)
    let documents = results.compactMap {
      if case .success(let article) = $0 { article } else { nil }
    }
    for case .failure(let error) in results { tell(error) }
    if !documents.isEmpty { try write(documents) }
    let strangers = documents.filter { !$0.isTranslation }
    for document in strangers { report(document) }
    let isStored = try memory.map { try store(documents, in: $0, of: library) } ?? true
    if documents.count < results.count || !isStored { throw ExitCode.error }
    if !strangers.isEmpty, !force { throw ExitCode.nothingFound }
  }

  private func align(
    _ pairs: [ArticlePair],
    in library: OpenLibrary
  ) throws -> [Result<AlignedArticle, any Error>] {
    var request = Align.Request(pairs)
    request.source = languages.source
    request.target = languages.target
    request.isSegmented = segmented
    request.isTranslation = force
    request.reading = articles.reading
    let bar = ProgressBar(
      title: "Aligning",
      total: pairs.count > 1 ? pairs.count : nil,
      isQuiet: common.quiet
    )
    return try library.run(Align.self, request, progress: bar)
  }

  private func write(_ articles: [AlignedArticle]) throws {
    let output = try OutputFile(path: common.output)
    let style: AlignmentFormat =
      switch format {
      case .tmx: .tmx(version: Program.version)
      case .tsv: .tsv
      case .json: .json
      case .html: .html(doubtfulBelow: minimumConfidence ?? AlignedArticle.doubtfulConfidence)
      }
    try output.write(style.write(articles, minimumConfidence: minimumConfidence ?? 0))
    try output.finish()
  }

  private func report(_ document: AlignedArticle) {
    let percent = Int(document.confidence * 100)
    tell(
      Message(
        "align.noTranslation",
        [
          "file": .text(document.sourceFile), "other": .text(document.targetFile),
          "percent": .number(percent),
        ]
      )
    )
  }

  /// Stores what looks like translations; returns whether no text was taken for its own translation.
  private func store(
    _ documents: [AlignedArticle],
    in memory: String,
    of library: OpenLibrary
  ) throws -> Bool {
    var request = StoreAligned.Request(documents, in: memory)
    if let minimumConfidence { request.minimumConfidence = minimumConfidence }
    request.takesAll = force
    let answer = try library.run(StoreAligned.self, request)
    for document in answer.inOneLanguage {
      let language = document.sourceLanguage.description
      tell(
        Failure(
          Message("align.oneLanguage", ["language": .text(language)]),
          file: document.sourceFile
        )
      )
    }
    if let counts = answer.counts {
      say(
        Message(
          "align.stored",
          [
            "memory": .text(memory), "added": .number(counts.added),
            "updated": .number(counts.updated), "unchanged": .number(counts.unchanged),
          ]
        ),
        common
      )
    } else {
      say(Message("align.nothingStored"), common)
    }
    return answer.inOneLanguage.isEmpty
  }
}

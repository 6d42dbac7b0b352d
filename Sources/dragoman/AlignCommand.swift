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
    for name in unpaired { common.say("\(name): no file of that name on the other side") }
    let session = try LibraryOpener.open(library.path, memory == nil ? .existing : .create)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    var options = ArticleAlignment.Options()
    options.source = languages.source
    options.target = languages.target
    options.isSegmented = segmented
    options.isTranslation = force
    let reader = articles.reader
    // Standard input can be read once only, so what is read first is kept.
    let read = pairs.prefix(Self.articlesReadFirst).map { Self.read($0, with: reader) }
    let alignment = try ArticleAlignment(
      glossaries: session.library,
      memories: session.library,
      articles: read.compactMap { try? $0.get() },
      options: options
    )
    let results = await align(pairs, read: read, reader: reader, with: alignment)
    let documents = results.compactMap { try? $0.get() }
    for case .failure(let error) in results { writeToStandardError(String(describing: error)) }
    if !documents.isEmpty { try write(documents) }
    let strangers = documents.filter { !$0.isTranslation }
    for document in strangers { report(document) }
    if memory != nil { try store(documents, in: session) }
    if documents.count < results.count
      || (memory != nil && documents.contains(where: \.isOneLanguage))
    {
      throw ExitCode.error
    }
    if !strangers.isEmpty, !force { throw ExitCode.nothingFound }
  }

  /// Aligns the pairs, as many at once as there are cores, and returns the results in their order.
  private func align(
    _ pairs: [ArticlePair],
    read: [Result<ReadArticlePair, any Error>],
    reader: ArticleReader,
    with alignment: ArticleAlignment
  ) async -> [Result<AlignedArticle, any Error>] {
    let bar = ProgressBar(
      title: "Aligning",
      total: pairs.count > 1 ? pairs.count : nil,
      isQuiet: common.quiet
    )
    defer { bar.clear() }
    return await withTaskGroup(of: (Int, Result<AlignedArticle, any Error>).self) { group in
      var results = [Result<AlignedArticle, any Error>?](repeating: nil, count: pairs.count)
      var next = 0
      var done = 0
      func start() {
        guard next < pairs.count else { return }
        let (index, pair) = (next, pairs[next])
        let articles = index < read.count ? read[index] : nil
        group.addTask {
          (
            index,
            Result { try alignment.align((articles ?? Self.read(pair, with: reader)).get()) }
          )
        }
        next += 1
      }
      for _ in 0..<Environment.processorCount { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        done += 1
        bar.update(done)
        start()
      }
      return results.compactMap { $0 }
    }
  }

  private static func read(
    _ pair: ArticlePair,
    with reader: ArticleReader
  ) -> Result<ReadArticlePair, any Error> {
    Result { try ReadArticlePair(pair, reader: reader) }
  }

  private func write(_ articles: [AlignedArticle]) throws {
    let output = try OutputFile(path: common.output)
    let style: AlignmentFormat =
      switch format {
      case .tmx: .tmx(version: Dragoman.configuration.version)
      case .tsv: .tsv
      case .json: .json
      case .html: .html(doubtfulBelow: minimumConfidence ?? Self.doubtfulConfidence)
      }
    try output.write(style.write(articles, minimumConfidence: minimumConfidence ?? 0))
    try output.finish()
  }

  private func report(_ document: AlignedArticle) {
    let percent = Int(document.confidence * 100)
    writeToStandardError(
      "\(document.sourceFile): does not look like a translation of \(document.targetFile) "
        + "(confidence \(percent) %)"
    )
  }

  private func store(_ documents: [AlignedArticle], in session: LibrarySession) throws {
    guard let memory else { return }
    for document in documents where document.isOneLanguage {
      writeToStandardError(
        "\(document.sourceFile): error: both texts are taken for \(document.sourceLanguage), so nothing "
          + "of them is stored; --from and --to name their languages"
      )
    }
    let accepted = documents.filter { (force || $0.isTranslation) && !$0.isOneLanguage }
    guard !accepted.isEmpty else {
      common.say("nothing stored; --force stores it all the same")
      return
    }
    let counts = try AlignmentImport(
      into: session.library,
      memory: memory,
      date: currentDate(),
      version: Dragoman.configuration.version
    ).run(
      accepted,
      minimumConfidence: minimumConfidence ?? Self.storedConfidence,
      consumer: MatchIndexBuilder()
    )
    common.say(
      "\(memory): \(counts.added) units added, \(counts.updated) updated, "
        + "\(counts.unchanged) unchanged"
    )
  }

  /// How many pairs of articles are read before the first is aligned, to see which units of the
  /// memories have words of theirs.
  private static let articlesReadFirst = 100
  /// The confidence from which on pairs are stored.
  private static let storedConfidence = 0.5
  /// The confidence below which the page marks a pair.
  private static let doubtfulConfidence = 0.7
}

import ArgumentParser
import Files
import Model
import Workbench

struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Says what a translator or a language model needs for a text.",
    discussion: """
      Example: dragoman brief article.txt --budget 1000

      The terms that stand in the text with what to use for them and what never, names in the house's \
      spelling, numbers with their values, and the nearest earlier translations, the most useful \
      first. Give the text form to a model; `check --brief` says of the form in JSON what became of \
      each term.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(help: ArgumentHelp("The articles; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The most tokens of the text form; a token is four bytes of UTF-8.",
      valueName: "tokens"
    )
  )
  var budget = Brief.defaults.budget

  @Option(help: ArgumentHelp("The lowest score of a match, in percent.", valueName: "percent"))
  var threshold = Brief.defaults.options.threshold.percent

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    try validatePercent(threshold)
    guard (1...10_000_000).contains(budget) else {
      throw ValidationError("--budget is from 1 to 10000000 (is \(budget))")
    }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var hasFailed = false
    for file in try InputFile.files(named: files).files {
      do {
        let answer = try brief(of: file, in: library)
        switch format {
        case .json: try output.write(answer.json)
        case .text: try output.write(answer.text)
        }
      } catch let error as Failure where files.count > 1 {
        tell(error)
        hasFailed = true
      }
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }

  private func brief(of file: InputFile, in library: OpenLibrary) throws -> TextBrief {
    var request = Brief.Request(file)
    request.options.source = languages.source
    request.options.target = languages.target
    request.options.threshold = MatchScore(percent: threshold)
    request.options.glossaries = glossary.orAll
    request.options.memories = memory.orAll
    request.options.reading = articles.reading
    request.budget = budget
    return try library.run(Brief.self, request)
  }
}

import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Counts how much of some articles the memories cover, per band of score.",
    discussion: """
      Example: dragoman analyze --memory desk monday/*.txt

      A segment that occurred earlier, in the same file or one before it, is a repetition.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(help: ArgumentHelp("The articles; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The lowest score that counts, in percent.", valueName: "percent"))
  var threshold = Analyze.defaults.threshold.percent

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws { try validatePercent(threshold) }

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var hasFailed = false
    var request = Analyze.Request(files.map { InputFile($0) }) { file, result in
      switch result {
      case .success(let counts):
        let path = file.path
        try write(counts, of: path.textPath, title: path.shownPath, to: output)
      case .failure(let error):
        guard files.count > 1 else { throw error }
        tell(error)
        hasFailed = true
      }
    }
    request.source = languages.source
    request.target = languages.target
    request.memories = memory.orAll
    request.threshold = MatchScore(percent: threshold)
    request.reading = articles.reading
    let total = try library.run(Analyze.self, request)
    if files.count > 1 {
      try write(
        total,
        of: nil,
        title: Words.plain.sentence(Message("report.files", ["count": .number(files.count)])),
        to: output
      )
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }

  private func write(
    _ counts: LeverageAnalysis.Counts,
    of file: String?,
    title: String,
    to output: OutputFile
  ) throws {
    switch format {
    case .json: try output.write(counts.json(file: file))
    case .text: try output.write(counts.text(in: Words.plain, title: title) + "\n")
    }
  }
}

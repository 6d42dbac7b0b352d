import ArgumentParser
import Files
import JSON
import Model
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
  var threshold = 50

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws { try validatePercent(threshold) }

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    var analysis = LeverageAnalysis(
      session.library,
      source: languages.source,
      target: languages.target,
      memories: memory.isEmpty ? nil : memory,
      threshold: MatchScore(percent: threshold)
    )
    let output = try OutputFile(path: common.output)
    let reader = articles.reader
    var hasFailed = false
    for path in files {
      let file = InputFile(path)
      do {
        let counts = try analysis.add(reader.read(file))
        let isJSON = format == .json
        try output.write(
          (isJSON ? counts.json(file: file.path).text : counts.text(title: file.path)) + "\n"
        )
      } catch let error as FileError {
        guard files.count > 1 else { throw error }
        writeToStandardError(error.description)
        hasFailed = true
      }
    }
    if files.count > 1, format == .text {
      try output.write(analysis.total.text(title: "\(files.count) files") + "\n")
    } else if files.count > 1 {
      try output.write(analysis.total.json(file: nil))
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }
}

import ArgumentParser
import Files
import LibraryAccess
import Model
import Workbench

/// Splits texts into segments.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Splits texts into segments, one a line.",
    discussion: """
      A blank line ends a paragraph; in a text without blank lines each line is one. Every segment \
      is one line of output: line breaks inside it become spaces.

      Example: dragoman segment --language ar article.txt
      """
  )

  @Argument(help: ArgumentHelp("Text files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The language of the texts (default: recognised).", transform: languageTag)
  var language: LanguageTag?

  @Option(help: ArgumentHelp("Segment by the rules of this SRX file.", valueName: "file.srx"))
  var rules: String?

  @Flag(help: "Show each place where a rule spoke, whether it broke, and the rule.")
  var explain = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleOptions

  func run() throws {
    // Segmenting needs no library, and asks for none.
    let prepared = PreparedLibrary(InMemoryLibrary(), for: .oneCommand)
    let runner = OperationRunner(prepared, version: Program.version)
    let rules = try rules.map { try SegmentationRules(reading: InputFile($0)) }
    say(rules?.warnings ?? [], common)
    let output = try OutputFile(path: common.output)
    for file in files {
      var request = Segment.Request(InputFile(file))
      request.language = language
      request.rules = rules
      request.explains = explain
      request.reading = articles.reading
      let answer = try runner.run(Segment.self, request)
      say(answer.warnings, common)
      switch format {
      case .json: try output.write(answer.json)
      case .text: try output.write(answer.text)
      }
    }
    try output.finish()
  }
}

import ArgumentParser
import Files
import Model
import Workbench

/// The formats of candidates for glossaries.
enum CandidateFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
}

struct GlossaryExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Lists the terms of articles that a glossary may want.",
    discussion: """
      Example: dragoman glossary extract --limit 100 --propose desk articles/*.txt

      All forms of a term are one candidate: وصواريخ باليستية and الصاروخ الباليستي. In text, + is new and = \
      stands in a glossary; then how often and in how many articles it occurs. --propose adds what is new to \
      the review of a glossary, never to the glossary itself.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(
    help: ArgumentHelp("The articles, or folders of them; - is standard input.", valueName: "file")
  )
  var files: [String]

  @Option(
    name: .customLong("from"),
    help: "The language of the articles (default: recognised).",
    transform: languageTag
  )
  var language: LanguageTag?

  @Option(help: ArgumentHelp("The most candidates.", valueName: "number"))
  var limit = ExtractTerms.defaults.limit

  @Option(help: ArgumentHelp("Add what is new to the review of this glossary.", valueName: "name"))
  var propose: String?

  @Option(help: "text, json or csv.")
  var format = CandidateFormat.text

  func validate() throws { try validateLimit(limit) }

  func run() async throws {
    let library = try OpenLibrary(library, propose == nil ? .existing : .create, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var request = ExtractTerms.Request(try InputFile.files(named: files).files)
    request.language = language
    request.limit = limit
    request.glossary = propose
    request.reading = articles.reading
    let answer = try library.run(ExtractTerms.self, request)
    say(answer.warnings, common)
    switch format {
    case .text: try output.write(line: answer.text(in: Words.plain))
    case .json: try output.write(answer.json)
    case .csv: try output.write("\u{FEFF}" + answer.csv)
    }
    try output.finish()
  }
}

/// Refuses a limit of nothing.
func validateLimit(_ limit: Int) throws {
  guard limit > 0 else { throw ValidationError("--limit is at least 1 (is \(limit))") }
}

extension OutputFile {
  /// Writes a text with a line break after it, unless it is empty.
  func write(line text: String) throws {
    if !text.isEmpty { try write(text + "\n") }
  }
}

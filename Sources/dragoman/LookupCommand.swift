import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct LookupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Looks up how a term is translated, in either direction.",
    discussion: """
      The term can be in any form: with article and clitics, in the plural, in another spelling.

      Example: dragoman lookup "prime ministers"
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The term, Arabic or English.", valueName: "text"))
  var words: [String]

  @Option(help: ArgumentHelp("The most entries to show.", valueName: "n"))
  var limit = Lookup.defaults.limit

  @Option(name: .customLong("from"), help: "The language of the term.", transform: languageTag)
  var source: LanguageTag?

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is at least 1 (was \(limit))") }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let text = words.joined(separator: " ")
    var request = Lookup.Request(text)
    request.limit = limit
    request.language = source
    request.glossaries = glossary.orAll
    let result = try library.run(Lookup.self, request)
    let output = try OutputFile(path: common.output)
    switch format {
    case .json: try output.write(result.json)
    case .text: try output.write(result.text(in: Words.plain, isolates: common.isTerminal))
    }
    try output.finish()
    if result.total > result.entries.count {
      let shown: [String: Message.Argument] = [
        "count": .number(result.entries.count), "total": .number(result.total),
      ]
      say(Message("lookup.part", shown), common)
    }
    guard result.entries.isEmpty, result.examples.isEmpty else { return }
    say(Message("lookup.nothing", ["query": .quotation(text)]), common)
    throw ExitCode.nothingFound
  }
}

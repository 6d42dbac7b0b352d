import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct MemoryConcordanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Finds the units that contain words, in any inflection, on either side.",
    discussion: """
      Example: dragoman memory concordance '"ceasefire agreement" Gaza'

      Words may stand anywhere in a segment; words in quotation marks stand next to each other.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Argument(help: ArgumentHelp("The words.", valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp("The most units.", valueName: "count"))
  var limit = Concordance.defaults.limit

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more (is \(limit))") }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    var request = Concordance.Request(text)
    request.source = languages.source
    request.target = languages.target
    request.memories = memory.orAll
    request.limit = limit
    let found = try library.run(Concordance.self, request)
    let output = try OutputFile(path: common.output)
    if format == .json {
      try output.write(found.json)
    } else if !found.hits.isEmpty {
      try output.write(found.text(marks: common.marks) + "\n")
      if found.isTruncated {
        say(
          Message(
            "concordance.shown",
            ["count": .number(found.hits.count), "total": .number(found.total)]
          ),
          common
        )
      }
    }
    try output.finish()
    if found.hits.isEmpty { throw ExitCode.nothingFound }
  }
}

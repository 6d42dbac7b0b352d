import ArgumentParser
import Files
import Model
import Workbench

struct GlossaryHarvestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "harvest",
    abstract: "Finds terms with their equivalents in memories and bilingual files.",
    discussion: """
      Example: dragoman glossary harvest --memory desk --propose desk
               dragoman glossary harvest --term terms.txt translations.tmx

      Without --memory and files all memories are searched. --term has a term on each line, in either language, \
      and its equivalents come back, the best first, ten at most. In text, + is new, = agrees with a glossary and ≠ \
      contradicts one; ~ is another equivalent in the same units. --propose adds what no glossary has to the \
      review of a glossary.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Argument(help: ArgumentHelp("Bilingual files; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Search this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: ArgumentHelp("Find the equivalents of the terms in this file.", valueName: "file"))
  var term: String?

  @Option(
    help: ArgumentHelp("The most pairs, or equivalents of each term.", valueName: "number")
  )
  var limit = HarvestTerms.defaults.limit

  @Option(help: ArgumentHelp("Add what is new to the review of this glossary.", valueName: "name"))
  var propose: String?

  @Option(help: "text, json or csv.")
  var format = CandidateFormat.text

  func validate() throws { try validateLimit(limit) }

  func run() async throws {
    let library = try OpenLibrary(library, propose == nil ? .existing : .create, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var request = HarvestTerms.Request()
    request.memories = memory.orAll
    request.files = files.map { InputFile($0) }
    request.terms = try term.map { try HarvestTerms.terms(in: InputFile($0)) }
    request.source = languages.source
    request.target = languages.target
    request.limit = limit
    request.glossary = propose
    let answer = try library.run(HarvestTerms.self, request)
    say(answer.warnings, common)
    switch format {
    case .text: try output.write(line: answer.text(in: Words.plain, marks: common.marks))
    case .json: try output.write(answer.json)
    case .csv: try output.write("\u{FEFF}" + answer.csv)
    }
    try output.finish()
  }
}

import ArgumentParser
import Files
import Model
import Workbench

struct MemoryExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes memories as TMX 1.4 or TSV.",
    discussion: "Example: dragoman memory export --name desk --from ar --to en --output desk.tmx"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var name: [String] = []

  @Option(help: "tmx or tsv.")
  var format = ExportMemory.defaults.format

  func validate() throws {
    if (languages.source == nil) != (languages.target == nil) {
      throw ValidationError("--from and --to go together")
    }
    if format == .tsv, languages.source == nil {
      throw ValidationError("TSV has two languages; name them with --from and --to")
    }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var request = ExportMemory.Request(to: output)
    request.memories = name.orAll
    request.source = languages.source
    request.target = languages.target
    request.format = format
    let bar = ProgressBar(
      title: "export",
      total: try library.run(ListMemories.self, ()).unitCount(of: request.memories),
      isQuiet: common.quiet || common.isTerminal
    )
    let report = try library.run(ExportMemory.self, request, progress: bar)
    try output.finish()
    let isFile = common.output != nil && common.output != "-"
    if isFile || report.unitCount == 0 { say(report.message, common) }
  }
}

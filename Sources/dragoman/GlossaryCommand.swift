import ArgumentParser
import Files
import Model
import Workbench

/// Glossaries: import, export, add, list, remove.
struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Imports, exports, edits and lists glossaries.",
    subcommands: [
      GlossaryImportCommand.self, GlossaryExportCommand.self, GlossaryAddCommand.self,
      GlossaryListCommand.self, GlossaryRemoveCommand.self,
    ]
  )
}

struct GlossaryImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads glossaries: TBX, CSV, TSV, Excel workbooks, OmegaT.",
    discussion: """
      Example: dragoman glossary import --name desk terms.csv

      A table has a header row such as ar,en,domain,status. TBX is read in every version and style. \
      A concept that is there already, by its id or by its first terms, is replaced.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The glossary's name (default: the file's name).", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "When a concept is there with other content: \(names(GlossaryImport.ConflictPolicy.allCases)).",
      valueName: "policy"
    ),
    transform: { try choice($0) }
  )
  var onConflict = ImportGlossary.defaults.options.onConflict

  @Flag(help: "Report what would happen, and store nothing.")
  var dryRun = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    let library = try OpenLibrary(library, .create, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var hasFailed = false
    for path in files {
      var request = ImportGlossary.Request(InputFile(path))
      request.options.glossary = name
      request.options.onConflict = onConflict
      request.options.isDryRun = dryRun
      request.options.source = languages.source
      request.options.target = languages.target
      do {
        let report = try library.run(ImportGlossary.self, request)
        try output.write(report, as: format)
        report.remarks.forEach(common.say)
      } catch let error as FileError {
        writeToStandardError(error.description)
        hasFailed = true
      }
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }
}

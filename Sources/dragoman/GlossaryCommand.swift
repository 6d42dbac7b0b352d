import ArgumentParser
import Files
import JSON
import Model
import Wording
import Workbench

/// Glossaries: import, export, add, list, remove.
struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Imports, exports, edits and lists glossaries, and finds terms for them.",
    subcommands: [
      GlossaryImportCommand.self, GlossaryExportCommand.self, GlossaryAddCommand.self,
      GlossaryListCommand.self, GlossaryRemoveCommand.self, GlossaryExtractCommand.self,
      GlossaryHarvestCommand.self,
    ]
  )
}

struct GlossaryImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads glossaries: TBX, CSV, TSV, Excel workbooks, OmegaT.",
    discussion: """
      Example: dragoman glossary import --name desk terms.csv

      A table has a header row such as ar,en,domain,status, or the usual Arabic or English headings; \
      what is not understood is an error that says so. Without a header the letters, or --from and --to, \
      tell the languages, and --columns 'ar=2,en=1,note=3' says what any table holds. TBX is read in every \
      version and style. A concept that is there already, by its id or by its first terms, is replaced.
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

  @Option(
    help: ArgumentHelp(
      "What the columns of a table hold: ar=2,en=1,note=3 (also header=1, the rows before the first).",
      valueName: "columns"
    )
  )
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of a table that is not UTF-8, such as windows-1256 or iso-8859-6.",
      valueName: "name"
    )
  )
  var encoding: String?

  @Flag(help: "Take a table whose terms are all in one language.")
  var oneLanguage = false

  @Flag(help: "Report what would happen with the first ten concepts, and store nothing.")
  var dryRun = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    var options = GlossaryImport.Options()
    options.columns = columns
    do {
      try options.checkColumns()
    } catch let error as any Explained {
      throw ValidationError("--columns: \(Words.plain.sentence(error.message))")
    }
  }

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
      request.options.allowsOneLanguage = oneLanguage
      request.options.columns = columns
      request.options.encoding = encoding
      do {
        let report = try library.run(ImportGlossary.self, request)
        // The counts come last, so that they are seen after a hundred lines of remarks.
        say(report.remarks, common)
        let lines =
          format == .json
          ? [report.json.text]
          : report.sampleText(in: Words.plain, isolates: common.isTerminal)
            + [report.text(in: Words.plain)]
        try output.write(lines.map { $0 + "\n" }.joined())
      } catch let error as Failure {
        tell(error)
        hasFailed = true
      }
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }
}

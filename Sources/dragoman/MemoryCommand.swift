import ArgumentParser
import Files
import Model
import Workbench

/// Translation memories: import, export, list, undo, remove.
struct MemoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Imports, exports, searches and lists translation memories.",
    subcommands: [
      MemoryImportCommand.self, MemoryExportCommand.self, MemoryMatchCommand.self,
      MemoryConcordanceCommand.self, MemoryListCommand.self,
      MemoryImportsCommand.self, MemoryUndoCommand.self, MemoryRemoveCommand.self,
    ]
  )
}

struct MemoryImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads TMX (1.1 to 1.4, also .gz and .zip) or another bilingual file into a memory.",
    discussion: """
      Example: dragoman memory import --name desk news.tmx

      What is good in a file is taken; what is not is listed with its line and reason. Of XLIFF \
      (1.x, 2.x, SDLXLIFF, MQXLIFF, MXLIFF), gettext PO, TSV, subtitles in two languages and \
      aligned JSON the segments are taken whose translation is finished, by their states.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "Bilingual files (TMX, XLIFF, PO, TSV, SRT, JSON), or folders of TMX and XLIFF; - is standard input.",
      valueName: "file"
    )
  )
  var files: [String]

  @Option(help: ArgumentHelp("The memory's name (default: the file's name).", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "When a source segment is there with another translation: \(names(ConflictPolicy.allCases)).",
      valueName: "policy"
    ),
    transform: { try choice($0) }
  )
  var onConflict = ImportMemory.defaults.options.onConflict

  @Option(
    help: ArgumentHelp("The language of the sources, where a file does not say.", valueName: "tag"),
    transform: languageTag
  )
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The language of the translations, where a file does not say.",
      valueName: "tag"
    ),
    transform: languageTag
  )
  var to: LanguageTag?

  @Flag(help: "Take translations that nobody has finished too, and mark them as drafts.")
  var includeDrafts = false

  @Flag(help: "Let the first fault end the import, and store nothing.")
  var strict = false

  @Flag(help: "Report what would happen, and store nothing.")
  var dryRun = false

  @Flag(help: "Say also what is wrong in the translations that come in, as the command check does.")
  var check = false

  @Option(help: ArgumentHelp("Write the units that are not taken to this file.", valueName: "path"))
  var rejected: String?

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    if check, files.contains("-") {
      throw ValidationError("--check reads each file twice, which standard input cannot be")
    }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .create, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    let rejections = try rejected.map { try RejectionFile(path: $0) }
    var hasFailed = false
    for file in files.flatMap(InputFile.memories(at:)) {
      do {
        let report = try importFile(file, library, rejections)
        try output.write(report, as: format)
        if check { try writeFindings(of: file, library, to: output) }
        say(report.warningRemarks, common)
        say(report.rejectionRemarks, common)
        if report.isTruncated {
          tell(Failure(Message("memory.truncated"), file: report.file))
          hasFailed = true
        }
      } catch let error as Failure {
        tell(error)
        hasFailed = true
      }
    }
    try rejections?.finish()
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }

  private func writeFindings(
    of file: InputFile,
    _ library: OpenLibrary,
    to output: OutputFile
  ) throws {
    var request = Check.Request(.file(file))
    request.options.source = from
    request.options.target = to
    let report = try library.run(Check.self, request)
    switch format {
    case .json: try output.write(report.json)
    case .text: try output.write(report.text(in: Words.plain, marks: common.marks))
    }
  }

  private func importFile(
    _ file: InputFile,
    _ library: OpenLibrary,
    _ rejections: RejectionFile?
  ) throws -> MemoryImportReport {
    var request = ImportMemory.Request(file)
    request.options.memory = name
    request.options.onConflict = onConflict
    request.options.isStrict = strict
    request.options.isDryRun = dryRun
    request.options.source = from
    request.options.target = to
    request.options.includesDrafts = includeDrafts
    request.onRejection = { try rejections?.write($0, from: file.name) }
    let bar = ProgressBar(title: file.name, total: file.byteCount, isQuiet: common.quiet)
    return try library.run(ImportMemory.self, request, progress: bar)
  }
}

import ArgumentParser
import Files
import JSON
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

/// The formats of reports.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

private let policies = ConflictPolicy.allCases.map(\.rawValue).joined(separator: ", ")

private func conflictPolicy(_ argument: String) throws -> ConflictPolicy {
  guard let policy = ConflictPolicy(rawValue: argument) else {
    throw ValidationError("\(quoted(argument)) is none of \(policies)")
  }
  return policy
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
      "When a source segment is there with another translation: \(policies).",
      valueName: "policy"
    ),
    transform: conflictPolicy
  )
  var onConflict = ConflictPolicy.both

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

  @Option(help: ArgumentHelp("Write the units that are not taken to this file.", valueName: "path"))
  var rejected: String?

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .create)
    defer { session.close() }
    let output = try OutputFile(path: common.output)
    let rejections = try rejected.map { try RejectionFile(path: $0) }
    var options = MemoryImport.Options()
    options.memory = name
    options.onConflict = onConflict
    options.isStrict = strict
    options.isDryRun = dryRun
    options.source = from
    options.target = to
    options.includesDrafts = includeDrafts
    options.date = currentDate()
    var hasFailed = false
    for file in files.flatMap(InputFile.memories(at:)) {
      do {
        let report = try importFile(file, session, options, rejections)
        try output.write((format == .json ? report.json.text : report.text) + "\n")
        report.warningLines.forEach(common.say)
        report.rejectionLines.forEach(common.say)
        if report.isTruncated {
          writeToStandardError("\(report.file): error: the file is truncated")
          hasFailed = true
        }
      } catch let error as FileError {
        writeToStandardError(error.description)
        hasFailed = true
      }
    }
    try rejections?.finish()
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }

  private func importFile(
    _ file: InputFile,
    _ session: LibrarySession,
    _ options: MemoryImport.Options,
    _ rejections: RejectionFile?
  ) throws -> MemoryImportReport {
    let bar = ProgressBar(title: file.name, total: file.byteCount, isQuiet: common.quiet)
    defer { bar.clear() }
    return try MemoryImport(into: session.library, options: options).run(
      file,
      consumer: options.isDryRun ? nil : MatchIndexBuilder(),
      onRejection: { try rejections?.write($0, from: file.name) },
      onProgress: { bar.update($0) }
    )
  }
}

struct MemoryExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes memories as TMX 1.4 or TSV.",
    discussion: "Example: dragoman memory export --name desk --from ar --to en --output desk.tmx"
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case tmx
    case tsv
  }

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var name: [String] = []

  @Option(help: "tmx or tsv.")
  var format = Format.tmx

  func validate() throws {
    if (languages.source == nil) != (languages.target == nil) {
      throw ValidationError("--from and --to go together")
    }
    if format == .tsv, languages.source == nil {
      throw ValidationError("TSV has two languages; name them with --from and --to")
    }
  }

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .required)
    defer { session.close() }
    let output = try OutputFile(path: common.output)
    let selection = UnitSelection(
      memories: name.isEmpty ? nil : name,
      languages: [languages.source, languages.target].compactMap { $0 }
    )
    let export = MemoryExport(
      from: session.library,
      selection,
      version: Dragoman.configuration.version
    )
    let total = try session.library.unitCount(of: selection.memories)
    let isFile = common.output != nil && common.output != "-"
    let bar = ProgressBar(
      title: "export",
      total: total,
      isQuiet: common.quiet || common.isTerminal
    )
    let report: MemoryExport.Report
    if format == .tsv, let source = languages.source, let target = languages.target {
      report = try export.writeTSV(from: source, to: target, output: output, onProgress: bar.update)
    } else {
      report = try export.writeTMX(to: output, onProgress: bar.update)
    }
    bar.clear()
    try output.finish()
    if isFile || report.unitCount == 0 { common.say(report.text) }
  }
}

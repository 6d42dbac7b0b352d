import ArgumentParser
import Model
import Workbench

/// Glossaries: import, add, list, remove.
struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Imports, edits and lists glossaries.",
    subcommands: [
      GlossaryImportCommand.self, GlossaryAddCommand.self, GlossaryListCommand.self,
      GlossaryRemoveCommand.self,
    ]
  )
}

private let policies = GlossaryImport.ConflictPolicy.allCases.map(\.rawValue)
  .joined(separator: ", ")

private func conflictPolicy(_ argument: String) throws -> GlossaryImport.ConflictPolicy {
  guard let policy = GlossaryImport.ConflictPolicy(rawValue: argument) else {
    throw ValidationError("\(quoted(argument)) is none of \(policies)")
  }
  return policy
}

struct GlossaryImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Reads glossaries from tables (CSV, TSV) with a header row such as ar,en,domain,status.",
    discussion: """
      Example: dragoman glossary import --name desk terms.csv

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
      "When a concept is there with other content: \(policies).",
      valueName: "policy"
    ),
    transform: conflictPolicy
  )
  var onConflict = GlossaryImport.ConflictPolicy.replace

  @Flag(help: "Report what would happen, and store nothing.")
  var dryRun = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    let session = try LibrarySession(path: library.path, access: .create)
    defer { session.close() }
    let output = try OutputFile(path: common.output)
    var options = GlossaryImport.Options()
    options.glossary = name
    options.onConflict = onConflict
    options.isDryRun = dryRun
    options.source = languages.source
    options.target = languages.target
    let glossaryImport = GlossaryImport(into: session.library, options: options)
    var hasFailed = false
    for path in files {
      do {
        let report = try glossaryImport.run(InputFile(path))
        try output.write((format == .json ? report.json : report.text) + "\n")
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

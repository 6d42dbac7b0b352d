import ArgumentParser
import Files
import JSON
import Workbench

struct MemoryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the memories with their units and languages.",
    discussion: "Example: dragoman memory list"
  )

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.write { session in
      let list = try MemoryList(session.library)
      return (list.text, list.json)
    }
  }
}

struct MemoryImportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: "Lists what was imported, the latest first.",
    discussion: "Example: dragoman memory imports"
  )

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.write { session in
      let list = try MemoryImportList(session.library)
      return (list.text, list.json)
    }
  }
}

struct MemoryUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes an import back: what it added goes, what it replaced returns.",
    discussion: "Example: dragoman memory undo 3    (see: dragoman memory imports)"
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("The import's number.", valueName: "import"))
  var number: Int64

  func run() async throws {
    try report.write { session in
      let change = try MemoryChange.undo(import: number, in: session.library)
      return (change.text, change.json)
    }
  }
}

struct MemoryRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes a memory with all its units.",
    discussion: "Example: dragoman memory remove old-desk"
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("The memory's name.", valueName: "name"))
  var name: String

  func run() async throws {
    try report.write { session in
      let change = try MemoryChange.remove(memory: name, from: session.library)
      return (change.text, change.json)
    }
  }
}

/// What every command understands that makes a report about a library, in words or as JSON.
struct ReportOptions: ParsableArguments {
  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "text or json.")
  var format = ReportFormat.text

  /// Opens the library, writes what `body` makes of it, and closes it.
  func write(
    _ access: LibraryOpener.Access = .existing,
    _ body: (LibrarySession) throws -> (text: String, json: JSONValue)
  ) throws {
    try writeReport(library, common, access) { session in
      let report = try body(session)
      return format == .json ? report.json.text : report.text
    }
  }
}

/// Opens the library, writes what `body` makes of it, and closes it.
func writeReport(
  _ library: LibraryOptions,
  _ common: CommonOptions,
  _ access: LibraryOpener.Access = .existing,
  _ body: (LibrarySession) throws -> String
) throws {
  let session = try LibraryOpener.open(library.path, access)
  defer { session.close() }
  if let notice = session.notice { common.say(notice) }
  let text = try body(session)
  let output = try OutputFile(path: common.output)
  if !text.isEmpty { try output.write(text + "\n") }
  try output.finish()
}

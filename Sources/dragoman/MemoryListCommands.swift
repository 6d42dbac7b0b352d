import ArgumentParser
import Workbench

struct MemoryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the memories with their units and languages.",
    discussion: "Example: dragoman memory list"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    try writeReport(library, common) { session in
      let list = try MemoryList(session.library)
      return format == .json ? list.json : list.text
    }
  }
}

struct MemoryImportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: "Lists what was imported, the latest first.",
    discussion: "Example: dragoman memory imports"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    try writeReport(library, common) { session in
      let list = try MemoryImportList(session.library)
      return format == .json ? list.json : list.text
    }
  }
}

struct MemoryUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes an import back: what it added goes, what it replaced returns.",
    discussion: "Example: dragoman memory undo 3    (see: dragoman memory imports)"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The import's number.", valueName: "import"))
  var number: Int64

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    try writeReport(library, common) { session in
      let change = try MemoryChange.undo(import: number, in: session.library)
      return format == .json ? change.json : change.text
    }
  }
}

struct MemoryRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes a memory with all its units.",
    discussion: "Example: dragoman memory remove old-desk"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The memory's name.", valueName: "name"))
  var name: String

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() async throws {
    try writeReport(library, common) { session in
      let change = try MemoryChange.remove(memory: name, from: session.library)
      return format == .json ? change.json : change.text
    }
  }
}

/// Opens the library, writes what `body` makes of it, and closes it.
func writeReport(
  _ library: LibraryOptions,
  _ common: CommonOptions,
  _ body: (LibrarySession) throws -> String
) throws {
  let session = try LibrarySession(path: library.path, access: .existing)
  defer { session.close() }
  if let notice = session.notice { common.say(notice) }
  let text = try body(session)
  let output = try OutputFile(path: common.output)
  if !text.isEmpty { try output.write(text + "\n") }
  try output.finish()
}

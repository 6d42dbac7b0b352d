import ArgumentParser
import Files
import Workbench

struct MemoryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the memories with their units and languages.",
    discussion: "Example: dragoman memory list"
  )

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.write { try $0.run(ListMemories.self, ()) }
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
    try report.write { try $0.run(ListImports.self, ()) }
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
    try report.write { try $0.run(UndoImport.self, number) }
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
    try report.write { try $0.run(RemoveMemory.self, name) }
  }
}

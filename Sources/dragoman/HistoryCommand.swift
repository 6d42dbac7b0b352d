import ArgumentParser
import Files
import Model
import Workbench

/// What was changed, by whom, and how it was before.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows who changed what, with what was there before and after.",
    discussion: """
      Example: dragoman history --glossary desk --since 2026-11-01
               dragoman history purge --memory acme
      """,
    subcommands: [HistoryListCommand.self, HistoryPurgeCommand.self],
    defaultSubcommand: HistoryListCommand.self
  )
}

/// The formats of a history.
enum HistoryFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case jsonl
}

struct HistoryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists changes, the latest first.",
    discussion: """
      Example: dragoman history --glossary desk --concept nato
               dragoman history list --format jsonl --output history.jsonl

      jsonl is for keeping: a change a line, the oldest first. A change is taken back with undo and its \
      number.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Only changes of this glossary.", valueName: "name"))
  var glossary: String?

  @Option(help: ArgumentHelp("Only changes of this concept.", valueName: "id"))
  var concept: String?

  @Option(
    help: ArgumentHelp("Only changes since this day, or this time of UTC.", valueName: "date")
  )
  var since: String?

  @Option(help: "text, json, or jsonl.")
  var format = HistoryFormat.text

  func run() async throws {
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    var request = History.Request()
    request.glossary = glossary
    request.concept = concept
    request.since = since
    request.limit = .max
    request.isOldestFirst = format == .jsonl
    let answer = try library.run(History.self, request)
    let output = try OutputFile(path: common.output)
    switch format {
    case .text: try output.write(answer, as: .text)
    case .json: try output.write(answer, as: .json)
    case .jsonl: try output.write(answer.jsonLines)
    }
    try output.finish()
  }
}

struct HistoryPurgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Takes changes out of the history whose texts must not be kept.",
    discussion: """
      Example: dragoman history purge --memory acme
               dragoman history purge --before 2025-01-01

      They can no longer be taken back then. That they were taken out stays on record.
      """
  )

  @OptionGroup var report: ReportOptions

  @Option(help: ArgumentHelp("The changes of this memory.", valueName: "name"))
  var memory: String?

  @Option(
    help: ArgumentHelp("The changes before this day, or this time of UTC.", valueName: "date")
  )
  var before: String?

  func validate() throws {
    guard (memory == nil) != (before == nil) else {
      throw ValidationError("give --memory or --before")
    }
  }

  func run() async throws {
    let range = memory.map(HistoryPurge.memory) ?? .before(before ?? "")
    try report.write(.required) { try $0.run(PurgeHistory.self, range) }
  }
}

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes a change back: what it changed is as it was before.",
    discussion: """
      Example: dragoman undo 17    (see: dragoman history)

      A concept that was changed again since is a conflict, and nothing is taken back. Of an import, what was \
      changed since stays, and is named.
      """
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("The change's number.", valueName: "change"))
  var number: Int64

  func run() async throws {
    try report.write(.required) { try $0.run(UndoChange.self, number) }
  }
}

import ArgumentParser
import Files
import MCPServer
import Model
import Wording
import Workbench

struct MCPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Serves the library to a language model: tools on standard input and output.",
    discussion: """
      Example: dragoman --library desk.sqlite mcp

      Speaks the Model Context Protocol (2025-11-25 and earlier, and 2026-07-28), a message a line, \
      until the input ends. No tool changes what is approved: what a model proposes waits for review.
      """
  )

  @OptionGroup var library: LibraryOptions

  @Option(
    help: ArgumentHelp("The longest that an answer may take to work out.", valueName: "seconds")
  )
  var timeLimit = 60

  func validate() throws {
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("a time limit is from 1 to 86400 seconds (was \(timeLimit))")
    }
  }

  func run() throws {
    let (library, notice) = try LibraryOpener.open(try library.path, .create)
    if let notice { writeToStandardError(Words.plain.sentence(notice)) }
    let prepared = PreparedLibrary(library, for: .manyRequests)
    defer { prepared.close() }
    var runner = OperationRunner(prepared, version: Program.version)
    runner.context.door = .mcp
    runner.context.account = environment("LOGNAME") ?? environment("USER")
    var loop = MessageLoop(
      MCPServer(version: Program.version),
      running: runner,
      seconds: timeLimit
    )
    try loop.run(reading: try InputFile("-").open(), writing: try OutputFile(path: nil))
  }
}

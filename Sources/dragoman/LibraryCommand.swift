import ArgumentParser
import Files
import Model
import Workbench

/// The library itself.
struct LibraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "Shows, checks, backs up and copies the library.",
    subcommands: [
      LibraryInfoCommand.self, LibraryCheckCommand.self, LibraryBackupCommand.self,
      LibraryCopyCommand.self,
    ]
  )
}

struct LibraryInfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows the library's size and what is in it.",
    discussion: "Example: dragoman library info"
  )

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.write(.required) { try $0.run(LibraryInfo.self, ()) }
  }
}

struct LibraryCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks for damage in the library, and for indexes that do not agree with it.",
    discussion: "Example: dragoman library check --repair"
  )

  @OptionGroup var report: ReportOptions

  @Flag(help: "Put a new library in place that has what can be read; the damaged one is kept.")
  var repair = false

  @Flag(help: "With --repair: also where something is lost, which is named.")
  var acceptLosses = false

  func validate() throws {
    if acceptLosses, !repair { throw ValidationError("--accept-losses goes with --repair") }
  }

  func run() async throws {
    var isSound = true
    try report.write(.inspection) { library in
      let check =
        try repair
        ? library.run(RepairLibrary.self, RepairLibrary.Request(acceptsLosses: acceptLosses))
        : library.run(CheckLibrary.self, ())
      isSound = check.isSound
      return check
    }
    if !isSound { throw ExitCode.error }
  }
}

struct LibraryBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a consistent copy of the library, also while it is in use.",
    discussion: "Example: dragoman library backup monday.sqlite"
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Where to write the copy.", valueName: "path"))
  var path: String

  func run() async throws {
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    try library.run(BackUpLibrary.self, path)
    try report(Message("report.backedUp", ["path": .text(path)]), common)
  }
}

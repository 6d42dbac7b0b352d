import ArgumentParser
import Files
import Model
import Wording
import Workbench

#if os(Linux)
import CMalloc
#endif

@main
struct Dragoman: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dragoman",
    abstract: "Looks up terms, keeps translation memories, and annotates Arabic and English news.",
    version: Program.version,
    subcommands: [
      LookupCommand.self, AnnotateCommand.self, AnalyzeCommand.self, SegmentCommand.self,
      AlignCommand.self, CheckCommand.self, PackageCommand.self, GlossaryCommand.self,
      MemoryCommand.self,
      LibraryCommand.self, HistoryCommand.self, UndoCommand.self, ReviewCommand.self,
      UserCommand.self, ServeCommand.self,
    ]
  )

  @OptionGroup var library: LibraryOptions

  /// Runs the command that the arguments name; this is the one place where errors become words
  /// and exit codes.
  static func main() async {
    // Writing to a closed pipe is an error of that write, not the end of the process.
    StandardStreams.reportClosedPipes()
    limitFreeMemory()
    var running: any ParsableCommand.Type = Self.self
    do {
      var command = try parseAsRoot(Environment.arguments)
      running = type(of: command)
      try prepare(for: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch is OutputFile.ReaderIsGone {
      return
    } catch let code as ExitCode {
      exit(code)
    } catch let error where isArgumentParserError(error) {
      exit(withError: error)
    } catch {
      writeToStandardError(Words(for: running).line(error))
      exit(.error)
    }
  }

  /// Has large pieces of memory given back as soon as they are free, and those of all threads kept
  /// together: otherwise glibc's allocator holds on to about as much as an import needs.
  private static func limitFreeMemory() {
    #if os(Linux)
    mallopt(M_ARENA_MAX, 2)
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    #endif
  }

  /// Does what has to be done before a command begins.
  ///
  /// - Throws: when it would write what must stay.
  private static func prepare(for command: any ParsableCommand) throws {
    // The server ends what it has begun, and then itself.
    if !(command is ServeCommand) { EndingSignals.watch(onEnd: tell) }
    if let command = command as? any WritingCommand { try command.fileUse.check() }
  }

  /// Says that the program ends before its job is done.
  private static func tell(_ signal: EndingSignals.Signal) {
    // A progress bar may stand in the line.
    let start = StandardStreams.errorIsTerminal ? "\r\u{1B}[2K" : ""
    let reason =
      switch signal {
      case .interrupted: Message("signal.interrupted")
      case .terminated: Message("signal.terminated")
      case .hungUp: Message("signal.hungUp")
      }
    writeToStandardError("\(start)dragoman: \(Words.plain.sentence(reason))")
  }

  private static func exit(_ code: ExitCode) -> Never {
    Self.exit(withError: code)
  }

  /// Whether the error is about the arguments, or a request for help, rather than about the job.
  private static func isArgumentParserError(_ error: any Error) -> Bool {
    exitCode(for: error) != .failure || error is CleanExit
  }
}

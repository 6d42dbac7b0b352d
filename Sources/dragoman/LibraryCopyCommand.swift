import ArgumentParser
import LibraryAccess
import Workbench

struct LibraryCopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copies the whole library into an empty one: a file, or a PostgreSQL database.",
    discussion: """
      Example: dragoman library copy postgresql://desk@db.example/glossaries

      Units, imports and concepts keep their numbers, dates and order, so that both libraries answer \
      alike. The copy is read back and compared; its checksum is that of what is in it, wherever it is. \
      With --since an earlier copy in a file is brought up to date: the number is that of its last change, \
      which the copy said, and it must not have been changed itself.
      """
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("The other library: a path, or postgresql://….", valueName: "to"))
  var target: String

  @Option(
    help: ArgumentHelp("Bring the copy up to date whose last change this is.", valueName: "change")
  )
  var since: Int64?

  func run() async throws {
    try report.write(.required) { library in
      let (other, _) = try LibraryOpener.open(target, since == nil ? .create : .required)
      // What was committed is safe whether or not closing succeeds.
      defer { try? other.close() }
      var request = CopyLibrary.Request(target: other, name: LibraryOpener.shownName(target))
      request.since = since
      return try library.run(CopyLibrary.self, request)
    }
  }
}

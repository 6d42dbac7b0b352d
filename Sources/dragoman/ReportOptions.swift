import ArgumentParser
import Files
import Wording
import Workbench

/// The formats of reports.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// What every command understands that makes a report about a library, in words or as JSON.
struct ReportOptions: ParsableArguments {
  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "text or json.")
  var format = ReportFormat.text

  /// Opens the library, writes what `body` finds, and closes it.
  func write(
    _ access: LibraryOpener.Access = .existing,
    _ body: (OpenLibrary) throws -> any ShownAnswer
  ) throws {
    let library = try OpenLibrary(library, access, common)
    defer { library.close() }
    let answer = try body(library)
    let output = try OutputFile(path: common.output)
    try output.write(answer, as: format)
    try output.finish()
  }
}

extension OutputFile {
  /// Writes an answer with a line break after it, unless there is nothing to say.
  func write(
    _ answer: any ShownAnswer,
    as format: ReportFormat,
    _ wording: Wording = Words.plain
  ) throws {
    switch format {
    case .json: try write(answer.json)
    case .text:
      let text = answer.text(in: wording)
      if !text.isEmpty { try write(text + "\n") }
    }
  }
}

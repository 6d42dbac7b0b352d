import ArgumentParser
import Model
import Wording
import Workbench

/// The library of a command, open, with what runs operations on it.
struct OpenLibrary {
  private let prepared: PreparedLibrary
  private let runner: OperationRunner

  /// Opens the library that the user names, and says what there is to say of it.
  ///
  /// - Throws: as `LibraryOpener`.
  init(
    _ options: LibraryOptions,
    _ access: LibraryOpener.Access,
    _ common: CommonOptions,
    for use: PreparedLibrary.Use = .oneCommand
  ) throws {
    let (library, notice) = try LibraryOpener.open(try options.path, access)
    if let notice, !common.quiet { writeToStandardError(Words.plain.sentence(notice)) }
    prepared = PreparedLibrary(library, for: use)
    runner = OperationRunner(prepared, version: Program.version)
  }

  /// Runs an operation for the owner of the library.
  ///
  /// - Throws: what the operation throws.
  func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request,
    author: String? = nil,
    progress: ProgressBar? = nil
  ) throws -> Chosen.Answer {
    defer { progress?.clear() }
    return try runner.run(operation, request) { context in
      context.principal.name = author
      context.account = environment("LOGNAME") ?? environment("USER")
      if let progress { context.progress = { progress.update($0) } }
    }
  }

  /// Closes the library.
  func close() { prepared.close() }
}

import ArgumentParser

extension ExitCode {
  /// Done, but nothing was found.
  static let nothingFound = ExitCode(1)
  /// The job failed.
  static let error = ExitCode(2)
}

package import Foundation

/// Texts and files from outside, which are no part of the project.
///
/// Suites that need them, or programs that not every machine has, have names that begin with
/// `Outside`. They are no part of `Scripts/test`; `Scripts/test-programs` runs them, and what they need
/// is demanded there: nothing is skipped.
package enum OutsideData {
  /// What is missing.
  package struct Missing: Error, CustomStringConvertible {
    package let path: String

    package var description: String {
      "there is no \(path); DRAGOMAN_DATA names the folder with texts for tests"
    }
  }

  /// Returns the path of a folder or a file among the data: in the folder that `$DRAGOMAN_DATA` names,
  /// else in `shared/data` beside the project.
  ///
  /// - Throws: `Missing`, when it is not there.
  package static func path(_ name: String) throws -> String {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["DRAGOMAN_DATA"]
      ?? package.deletingLastPathComponent().appending(path: "shared/data").path
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { throw Missing(path: path) }
    return path
  }

  /// Returns the paths of all that is in a folder among the data, in the order of their names.
  ///
  /// - Throws: `Missing`, when it is not there.
  package static func contents(_ name: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: URL(filePath: path(name)),
      includingPropertiesForKeys: nil
    )
    .sorted { $0.path < $1.path }
  }
}

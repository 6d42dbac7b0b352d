import Files
import Model
package import TMXFormat
import Wording
import XMLStreams

/// A file that keeps the units that were not taken, as they stand in their files.
package final class RejectionFile {
  private let output: OutputFile

  /// Begins a file; it appears when it is finished.
  ///
  /// - Throws: `Failure`.
  package init(path: String) throws { output = try OutputFile(path: path) }

  /// Adds a unit, with a comment that says where it stood and what is wrong with it.
  ///
  /// - Throws: `Failure`.
  package func write(_ rejection: TMXRejection, from file: String) throws {
    var comment = XMLStreamWriter()
    comment.comment(" \(file):\(rejection.line): \(Wording.english.sentence(rejection.reason)) ")
    try output.write(comment.takeBytes() + [0x0A])
    try output.write(rejection.source)
    try output.write("\n")
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `Failure`.
  package func finish() throws { try output.finish() }
}

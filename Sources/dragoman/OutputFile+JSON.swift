import Files
import JSON
import Workbench

extension OutputFile {
  /// Writes a value in one line.
  ///
  /// - Throws: as `write(_:)`.
  func write(_ value: JSONValue) throws {
    try write(value.bytes)
    try write("\n")
  }
}

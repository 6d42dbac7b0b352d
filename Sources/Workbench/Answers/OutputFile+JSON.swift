import Files
package import JSON

extension OutputFile {
  /// Writes a value in one line.
  ///
  /// - Throws: as `write(_:)` for text.
  package func write(_ value: JSONValue) throws {
    try write(value.bytes)
    try write("\n")
  }
}

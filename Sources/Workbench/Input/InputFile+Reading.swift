import Documents
package import Files

extension InputFile {
  /// Returns the whole file.
  ///
  /// - Throws: `FileError`, when there is no such file, when it is a directory, or when it cannot
  ///   be read.
  package func readBytes() throws(FileError) -> [UInt8] {
    do { return try contents() } catch { throw FileError(error) }
  }

  /// Returns the whole file as text.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no text, with the line of the fault.
  package func readText() throws(FileError) -> String {
    let bytes = try readBytes()
    do {
      return try decodeText(bytes)
    } catch {
      throw FileError(path: name, line: error.line, reason: error.description)
    }
  }
}

import Documents

extension InputFile {
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

import Documents
package import Files
package import Model

extension InputFile {
  /// Returns the whole file.
  ///
  /// - Throws: `Failure`, when there is no such file, when it is a directory, or when it cannot
  ///   be read.
  package func readBytes() throws(Failure) -> [UInt8] {
    do { return try contents() } catch { throw Failure(error) }
  }

  /// Returns the whole file as text.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no text, with the line of the fault.
  package func readText() throws(Failure) -> String {
    let bytes = try readBytes()
    do {
      return try decodeText(bytes)
    } catch {
      throw Failure(error, file: name)
    }
  }
}

package import Documents

extension Article {
  /// A line for each rule of its format that the document breaks, though it was read, as a compiler would
  /// write it.
  ///
  /// - Parameter name: The name of the file.
  /// - Returns: The lines, in the order of the document.
  package func warningLines(_ name: String) -> [String] {
    (origin?.warnings ?? []).map { "\(name):\($0.line): warning: \($0.reason)" }
  }
}

import Model

extension HTMLTree {
  /// Parses a document.
  ///
  /// - Parameters:
  ///   - text: The document in UTF-8, whatever it declares.
  ///   - interruption: Asked while the document is read.
  /// - Throws: `InterruptionError`; `ArticleError`, when the document has more than
  ///   `maximumNodeCount` nodes.
  /// - Complexity: O(`text.count`) time and memory
  init(parsing text: [UInt8], interruption: Interruption) throws {
    var builder = HTMLTreeBuilder(text)
    try builder.run(interruption)
    self = builder.tree
  }
}

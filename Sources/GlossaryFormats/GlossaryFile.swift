package import Model

/// Reads a glossary from the text of a table: with a header row, or as OmegaT writes it.
///
/// What the file is says its content, not its name.
///
/// - Parameters:
///   - text: The file.
///   - source: The language of the source terms, where the file does not say.
///   - target: The language of the target terms, likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when the file is not understood whole.
/// - Complexity: O(length of the text)
package func readGlossaryTable(
  _ text: String,
  source: LanguageTag? = nil,
  target: LanguageTag? = nil
) throws -> GlossaryContent {
  try readGlossaryTable(text, options: GlossaryReadingOptions(source: source, target: target))
}

/// Reads a glossary from the text of a table.
///
/// - Throws: `GlossaryFileError`, when the file is not understood whole; `InterruptionError`.
/// - Complexity: O(length of the text)
package func readGlossaryTable(
  _ text: String,
  options: GlossaryReadingOptions
) throws -> GlossaryContent {
  let table = try GlossaryTable(text: Array(text.utf8), options: options)
  return try GlossaryContent(table)
}

/// Reads a glossary of OmegaT: a line for each pair of terms, with tabs or commas between the source
/// term, the target term and a comment.
///
/// Lines that begin with `#` say nothing, nor do fields after the third. Lines with one source term
/// are one concept, as OmegaT shows them together; the comment is the target term's usage note.
///
/// Reference: OmegaT 6, `GlossaryReaderTSV` and `GlossaryReaderCSV`.
///
/// - Parameters:
///   - text: The file.
///   - source: The language of the first column; `nil` means that the letters tell.
///   - target: The language of the second column; likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when nothing tells the languages.
/// - Complexity: O(length of the text)
package func readOmegaTGlossary(
  _ text: String,
  source: LanguageTag?,
  target: LanguageTag?
) throws -> GlossaryContent {
  let options = GlossaryReadingOptions(source: source, target: target)
  let table = try GlossaryTable(text: Array(text.utf8), isOmegaT: true, options: options)
  return try GlossaryContent(table)
}

extension GlossaryContent {
  /// Gathers the concepts of a table.
  ///
  /// - Throws: `InterruptionError`.
  package init(_ table: GlossaryTable) throws {
    try self.init { try table.read($0) }
  }
}

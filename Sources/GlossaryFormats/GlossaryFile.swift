package import Model

/// Reads a glossary from the text of a table: with a header row, or as OmegaT writes it.
///
/// What the file is says its first line, not its name: a header that names a language makes it a
/// table, and two fields without one a glossary of OmegaT.
///
/// - Parameters:
///   - text: The file.
///   - source: The language of the source terms, where the file does not say.
///   - target: The language of the target terms, likewise.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when the file is none of these, or when its quotation marks do not
///   match.
/// - Complexity: O(length of the text)
package func readGlossaryText(
  _ text: String,
  source: LanguageTag?,
  target: LanguageTag?
) throws(GlossaryFileError) -> GlossaryContent {
  if isOmegaTGlossary(text) {
    return try readOmegaTGlossary(text, source: source, target: target)
  }
  return try readGlossaryTable(text, source: source, target: target)
}

package import Model

/// What the user says of a glossary file, and what limits the reading.
package struct GlossaryReadingOptions: Sendable {
  /// The language of the source terms; it wins over what the file lets one guess.
  package var source: LanguageTag?
  /// The language of the target terms, likewise.
  package var target: LanguageTag?
  /// What the columns of a table hold, where the user says it.
  package var columns: ColumnChoice?
  /// Whether a table may have terms in one language only.
  package var allowsOneLanguage = false
  /// When the reading has to end.
  package var interruption = Interruption.never

  /// Creates options that say nothing.
  package init(source: LanguageTag? = nil, target: LanguageTag? = nil) {
    self.source = source
    self.target = target
  }
}

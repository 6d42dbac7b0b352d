package import Model

/// A language that served for what a file writes or asks for.
///
/// A tag that is no BCP 47 tag, or not the usual one, is taken for the one that is meant: `AR_sa` for
/// `ar-SA`, `ara` for `ar`. Where a unit has no variant in the very source language that it or the
/// header names, one in the same language serves: first one without a region, then one in any region.
package struct LanguageFallback: Hashable, Sendable {
  /// The language as the file writes it.
  package let written: String
  /// The language that was taken.
  package let taken: LanguageTag

  init(_ written: String, _ taken: LanguageTag) {
    self.written = written
    self.taken = taken
  }
}

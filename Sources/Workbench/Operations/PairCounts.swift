import Documents

/// What was read of a bilingual file beside the units of its memory.
struct PairCounts: Sendable {
  /// How many pairs are not translated.
  var untranslated = 0
  /// How many have a translation that nobody has finished, and were left out.
  var drafts = 0
  /// How many could not be read.
  var rejected = 0
  /// How many were repaired.
  var repaired = 0
  /// Where the file breaks the rules of its format.
  var warnings: [XLIFFWarning] = []
}

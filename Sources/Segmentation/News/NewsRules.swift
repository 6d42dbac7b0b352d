import RegularExpressions

/// The rules for stops in Arabic and English news.
///
/// A stop is judged by the words around it, whose script decides which rules apply, so that a line
/// of both languages is handled piece by piece. How far the rules look is bounded, so that a text is
/// segmented in linear time whatever it holds.
struct NewsRules: Sendable {
  let words: WordTable
  /// Whether the text is Arabic, for stops with neither script beside them.
  let isArabic: Bool

  /// What the rules know of the text before a stop.
  struct Context {
    /// Where the segment starts in which the stop stands.
    var segmentStart: Int
    /// The number of the last list item of the paragraph; 0, if there was none.
    var lastItem = 0
  }
}

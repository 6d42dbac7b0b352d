/// A name of a person, a place or an institution that a glossary knows, in an article.
package struct AnnotatedName: Sendable {
  /// How the text writes a name.
  package enum Verdict: String, CaseIterable, Sendable {
    /// As the house does.
    case house
    /// In another spelling, or by another name.
    case variant
    /// By the last part of the name, as in a later mention.
    case surname
  }

  /// Where it stands, in UTF-8 offsets of the article's text.
  package var range: Range<Int>
  /// The concept's identifier.
  package var concept: String
  /// How it is written.
  package var verdict: Verdict

  /// Creates a name.
  package init(range: Range<Int>, concept: String, verdict: Verdict) {
    self.range = range
    self.concept = concept
    self.verdict = verdict
  }
}

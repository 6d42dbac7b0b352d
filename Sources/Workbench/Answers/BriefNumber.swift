/// A number, a date or an amount that a text has.
package struct BriefNumber: Hashable, Sendable {
  /// How it stands in the text.
  package let text: String
  /// Its value, the same in every language.
  package let value: String
}

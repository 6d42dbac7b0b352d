/// Which changes are wanted.
package struct ChangeSelection: Hashable, Sendable {
  /// The glossary; `nil` is any, and none.
  package var glossary: String?
  /// The concept, or whatever else was changed; `nil` is any.
  package var object: String?
  /// The earliest date and time, as ISO 8601, maybe shortened to a day.
  package var since: String?
  /// Only changes with lower numbers.
  package var before: Int64?
  /// Whether the oldest comes first, and not the latest.
  package var isOldestFirst = false

  /// Creates a selection of all changes, the latest first.
  package init() {}
}

package import Model

/// What is looked up, and how.
package struct LookupRequest: Hashable, Sendable {
  /// The term, in any form.
  package var query: String
  /// The most entries that are returned; at least 1.
  package var limit = 10
  /// The most usage examples that are returned.
  package var exampleLimit = 3
  /// The language of the query; `nil` means that its letters tell.
  package var language: LanguageTag?
  /// The glossaries to use; `nil` is all.
  package var glossaries: [String]?
  /// The memories from which usage examples come; `nil` is all.
  package var memories: [String]?

  /// Whether only terms count of which the query is a form, not those that contain it or are like it.
  package var isWhole = false

  /// Creates a request with the usual values.
  package init(_ query: String) { self.query = query }
}

package import Model

/// Between which languages, and in which memories, segments are looked up.
package struct MatchScope: Hashable, Sendable {
  /// The language of the segments.
  package var source: LanguageTag
  /// The language of the translations.
  package var target: LanguageTag
  /// The names of the memories; `nil` is all.
  package var memories: [String]?

  /// Creates a scope.
  package init(source: LanguageTag, target: LanguageTag, memories: [String]? = nil) {
    self.source = source
    self.target = target
    self.memories = memories
  }

  /// Creates a scope.
  package init(_ pair: LanguagePair, memories: [String]? = nil) {
    self.init(source: pair.source, target: pair.target, memories: memories)
  }
}

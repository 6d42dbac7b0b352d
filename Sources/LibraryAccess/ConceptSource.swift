package import Model

/// Concepts by the keys under which they are looked up.
package protocol ConceptSource: Sendable {
  /// Returns the concepts that have one of the keys, in the order in which they came.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of keys × log of the library's keys), and the concepts found.
  func concepts(withKeys keys: [String]) throws -> [GlossaryConcept]
  /// Returns the first keys that begin with a text, in the order of their UTF-8.
  ///
  /// Keys that no concept has any more may be among them.
  ///
  /// - Throws: `LibraryError`.
  func conceptKeys(from prefix: String, limit: Int) throws -> [String]
  /// Calls `body` with every key once, as UTF-8 that is valid during the call only.
  ///
  /// Keys that no concept has any more may be among them.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of keys)
  func forEachConceptWord(_ body: (Span<UInt8>) -> Void) throws
}

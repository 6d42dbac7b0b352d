package import Model

/// The part of a library that keeps match indexes.
package protocol MatchIndexLibrary: Sendable {
  /// Returns the memories of which some units are not in the index, by name.
  ///
  /// - Throws: `LibraryError`.
  func memoriesToIndex() throws -> [String]
  /// Takes the whole index of a memory out and makes it again, in one transaction.
  ///
  /// - Throws: `LibraryError`, when there is no such memory; what `body` throws, and then the index
  ///   is as it was.
  func replaceIndex(of memory: String, body: (any MatchIndexSink) throws -> Void) throws
  /// Returns the index of a language as it is now; it stays so until it is released.
  ///
  /// - Parameters:
  ///   - language: The language, whose region does not matter.
  ///   - memories: The names of the memories; `nil` for all.
  /// - Returns: The index.
  /// - Throws: `LibraryError`, when there is no memory of a name.
  func matchIndex(
    of language: LanguageTag,
    memories: [String]?
  ) throws -> any MatchIndexSnapshot
}

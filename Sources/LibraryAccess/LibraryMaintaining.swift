package import Model

/// The part of a library that looks after the library itself.
package protocol LibraryMaintaining: Sendable {
  /// Returns what is in the library.
  ///
  /// - Throws: `LibraryError`.
  func contents() throws -> LibraryContents
  /// Looks for damage, and for derived data that does not agree with what it is derived from.
  ///
  /// What only the engines can tell, the content of match indexes and the keys of concepts, is not
  /// looked at here.
  ///
  /// - Returns: What is wrong; nothing if the library is sound.
  /// - Throws: `LibraryError`.
  func faults() throws -> [Message]
  /// Makes all derived data again, but for match indexes.
  ///
  /// - Throws: `LibraryError`.
  func rebuildDerivedData() throws
  /// Calls a closure with each concept and the keys under which it is found, in the order in which
  /// the concepts came.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  func forEachConcept(_ body: (GlossaryConcept, Set<String>) throws -> Void) throws
  /// Makes the keys of all concepts again; revisions stay.
  ///
  /// - Parameter keys: Returns the keys of a concept.
  /// - Throws: `LibraryError`.
  func replaceConceptKeys(_ keys: (ConceptEntry) -> [String]) throws
  /// Writes a consistent copy of the library, while it may be in use.
  ///
  /// - Parameter path: Where no file may be yet.
  /// - Throws: `LibraryError`.
  func backUp(to path: String) throws
}

package import Model

/// The part of a library that keeps glossaries.
package protocol GlossaryLibrary: ConceptSource {
  /// Changes one glossary, all at once or not at all; it is made if there is none of the name.
  ///
  /// - Parameters:
  ///   - name: The glossary's name.
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: What is to be done; it must not use the library itself.
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result
  /// Returns the concepts of glossaries, in the order in which they came.
  ///
  /// - Parameter glossaries: The names; `nil` is for all.
  /// - Returns: The concepts with their terms.
  /// - Throws: `LibraryError`, when there is no glossary of a name.
  /// - Complexity: O(number of terms)
  func concepts(glossaries: [String]?) throws -> [GlossaryConcept]
  /// Returns one concept of a glossary, or `nil` if the glossary has none of the identifier.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  /// - Complexity: O(log of the library's concepts)
  func concept(_ identifier: String, in glossary: String) throws -> StoredConcept?
  /// Returns the glossaries, by name.
  ///
  /// - Throws: `LibraryError`.
  func glossaries() throws -> [GlossaryRecord]
  /// Removes a glossary; returns how many concepts it had.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  func removeGlossary(_ name: String) throws -> Int
}

/// One glossary, open for writing within a transaction.
package protocol GlossaryWriter {
  /// Returns whether the glossary has no concept.
  ///
  /// - Throws: `LibraryError`.
  func isEmpty() throws -> Bool
  /// Calls `body` with each concept of the glossary, in the order in which they came.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  /// - Complexity: O(number of terms)
  func forEachConcept(_ body: (ConceptEntry) throws -> Void) throws
  /// Returns the concept of an identifier, if the glossary has it.
  ///
  /// - Throws: `LibraryError`.
  func concept(_ identifier: String) throws -> StoredConcept?
  /// Adds a concept, or replaces the one of the same identifier, which keeps its place.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - keys: The keys by which it is looked up.
  /// - Returns: The concept's new revision.
  /// - Throws: `LibraryError`.
  @discardableResult
  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64
  /// Removes a concept; returns whether the glossary had it.
  ///
  /// - Throws: `LibraryError`.
  func remove(_ identifier: String) throws -> Bool
}

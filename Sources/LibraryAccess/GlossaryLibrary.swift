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
  /// Removes a glossary.
  ///
  /// - Parameters:
  ///   - name: The glossary's name.
  ///   - body: Records the removal, in the same transaction and before it; takes the number of concepts.
  /// - Returns: How many concepts it had.
  /// - Throws: `LibraryError`, when there is no glossary of the name; what `body` throws.
  func removeGlossary(
    _ name: String,
    body: (any GlossaryWriter, _ count: Int) throws -> Void
  ) throws -> Int
}

/// One glossary, open for writing within a transaction.
package protocol GlossaryWriter: ProposalWriter {
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
  /// The revision that the next state of a concept will have.
  var nextRevision: Int64 { get }
  /// Returns the identifiers of the glossary's concepts whose revision is in a range, in the order in which
  /// they came.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of the glossary's concepts)
  func concepts(revisions: Range<Int64>) throws -> [String]
  /// Keeps the state of a concept with the change that is recorded next, so that it can be taken back; the
  /// first state of a concept stays.
  ///
  /// - Parameters:
  ///   - content: The state, as the caller writes it.
  ///   - identifier: The concept's identifier.
  /// - Throws: `LibraryError`.
  func setAside(_ content: String, of identifier: String) throws
  /// Calls `body` with what was set aside for a change, in the order in which that was done.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  func forEachSetAside(
    by change: Int64,
    _ body: (_ identifier: String, _ content: String) throws -> Void
  ) throws
}

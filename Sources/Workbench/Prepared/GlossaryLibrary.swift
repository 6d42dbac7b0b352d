package import Model
import SQLiteStore

/// Concepts by the keys under which they are looked up.
package protocol ConceptSource: Sendable {
  /// Returns the concepts that have one of the keys, in the order in which they came.
  func concepts(withKeys keys: [String]) throws -> [GlossaryConcept]
  /// Returns the first keys that begin with a text.
  func conceptKeys(from prefix: String, limit: Int) throws -> [String]
  /// Calls `body` with every word of the keys once, as UTF-8 that is valid during the call only;
  /// words that no concept has any more may be among them.
  func forEachConceptWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws
}

/// A library as far as glossaries go: what the use cases here need of whatever keeps the concepts.
package protocol GlossaryLibrary: ConceptSource {
  /// Changes one glossary, all at once or not at all; it is made if there is none of the name.
  func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result
  /// Returns the concepts of glossaries, or of all, in the order in which they came.
  func concepts(glossaries: [String]?) throws -> [GlossaryConcept]
  /// Returns one concept of a glossary, or `nil` if the glossary has none of the identifier.
  func concept(_ identifier: String, in glossary: String) throws -> StoredConcept?
  /// Returns the glossaries, by name.
  func glossaries() throws -> [GlossaryRecord]
  /// Removes a glossary; returns how many concepts it had.
  func removeGlossary(_ name: String) throws -> Int
}

extension LibraryFile: GlossaryLibrary {}

/// A concept with the glossary that it stands in.
public struct GlossaryConcept: Hashable, Sendable {
  /// The name of the glossary.
  public var glossary: String
  /// The concept.
  public var concept: ConceptEntry

  /// Creates a pair.
  public init(glossary: String, concept: ConceptEntry) {
    self.glossary = glossary
    self.concept = concept
  }
}

/// A concept as a library has it at a moment.
public struct StoredConcept: Hashable, Sendable {
  /// The name of the glossary.
  public var glossary: String
  /// The concept.
  public var concept: ConceptEntry
  /// A number that no other state of any concept in the library has, and that grows.
  public var revision: Int64

  /// Creates a state.
  public init(glossary: String, concept: ConceptEntry, revision: Int64) {
    self.glossary = glossary
    self.concept = concept
    self.revision = revision
  }
}

/// A glossary of a library.
public struct GlossaryRecord: Hashable, Sendable {
  /// The glossary's name.
  public var name: String
  /// How many concepts it has.
  public var conceptCount: Int
  /// How many terms its concepts have.
  public var termCount: Int

  /// Creates a record.
  public init(name: String, conceptCount: Int, termCount: Int) {
    self.name = name
    self.conceptCount = conceptCount
    self.termCount = termCount
  }
}

/// One glossary, open for writing within a transaction.
public protocol GlossaryWriter {
  /// Returns whether the glossary has no concept.
  func isEmpty() throws -> Bool
  /// Returns the concept of an identifier, if the glossary has it.
  func concept(_ identifier: String) throws -> StoredConcept?
  /// Adds a concept, or replaces the one of the same identifier.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - keys: The keys by which it is looked up.
  /// - Returns: The concept's new revision.
  /// - Throws: what the library throws.
  @discardableResult
  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64
  /// Removes a concept; returns whether the glossary had it.
  func remove(_ identifier: String) throws -> Bool
}

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

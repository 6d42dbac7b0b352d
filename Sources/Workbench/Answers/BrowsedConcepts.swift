package import Model

/// A part of the concepts of all glossaries, with how many there are of each kind.
package struct BrowsedConcepts: Sendable {
  /// How many concepts there are of each value of each filter.
  package struct Counts: Hashable, Sendable {
    /// By the name of the glossary.
    package var glossaries: [String: Int] = [:]
    /// By subject field.
    package var domains: [String: Int] = [:]
    /// By the status of one of their terms.
    package var statuses: [TermStatus: Int] = [:]
    /// By what is missing.
    package var gaps: [ConceptSelection.Gap: Int] = [:]
  }

  /// The concepts, in the order that was asked for.
  package let concepts: [GlossaryConcept]
  /// How many are wanted, those of other pages included.
  package let total: Int
  /// How many there are of each kind.
  package let counts: Counts
}

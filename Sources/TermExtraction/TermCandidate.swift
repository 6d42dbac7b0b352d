package import Model

/// A word or phrase of some texts that a glossary may want.
package struct TermCandidate: Sendable {
  /// What it is, as far as its letters and lists of names tell.
  package enum Kind: String, CaseIterable, Sendable {
    case term
    case acronym
    case person
    case place
  }

  /// The candidate as a glossary would have it: indefinite, in the singular, where those are known.
  package var term: String
  /// The language of the texts.
  package var language: LanguageTag
  package var kind: Kind
  /// What an acronym is short for, where a text says so.
  package var longForm: String?
  /// What the list is ordered by; it compares candidates of one list, and means nothing else.
  package var score: Double
  /// How often it occurs.
  package var count: Int
  /// In how many documents it occurs.
  package var documents: Int
  /// The forms in which it occurs, without conjunctions and prepositions, the commonest first.
  package var forms: [String]
  /// Segments in which it occurs, from as many documents as there are.
  package var contexts: [String]
  /// What phrases of the same words have in common.
  package var key: String
}

package import Model

/// Which concepts of all glossaries are wanted, in which order.
package struct ConceptSelection: Hashable, Sendable {
  /// What is missing in a concept, or to be looked at.
  package enum Gap: String, CaseIterable, Hashable, Sendable {
    /// One of Arabic and English has no term.
    case untranslated
    /// Another concept has the same preferred terms.
    case repeated
    /// Changed in the last seven days.
    case recent
  }

  /// In which order concepts come.
  package enum Order: String, CaseIterable, Hashable, Sendable {
    /// As in the glossaries; with a text, the closest first.
    case given
    case arabic
    case english
    case domain
    /// The latest change first.
    case modified
  }

  /// What a term is or has in it, in any form; `nil` is anything.
  package var text: String?
  /// The glossary; `nil` is any.
  package var glossary: String?
  /// The subject field; `nil` is any.
  package var domain: String?
  /// The status that a term has; `nil` is any.
  package var status: TermStatus?
  /// What is to be looked at; `nil` is anything.
  package var gap: Gap?
  /// The order.
  package var order = Order.given
  /// Which part of those that are wanted.
  package var page = Page(limit: 100)

  /// Creates a request for the first of all concepts.
  package init() {}
}

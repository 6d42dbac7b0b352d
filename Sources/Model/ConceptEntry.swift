/// One concept and its terms in every language.
///
/// Reference: ISO 30042 (TBX), `conceptEntry` and `langSec`, with the data categories of
/// TBX-Basic 1.2.1.
public struct ConceptEntry: Hashable, Sendable {
  /// The concept's identifier, unique in its glossary.
  public var identifier: String
  /// The subject field, such as `defence`.
  public var domain: String?
  /// What the concept is.
  public var definition: String?
  /// Whom the concept's terms are for, where houses differ.
  public var customer: String?
  /// A remark for those who use the entry.
  public var note: String?
  /// Whether the source term stays as it is in a translation.
  public var isDoNotTranslate: Bool
  /// Who made the entry, and when.
  public var created: Transaction?
  /// Who changed the entry last, and when.
  public var modified: Transaction?
  /// What else a file said of the concept; see `Term.otherData`.
  public var otherData: [String]
  /// The terms by language, in the order in which the glossary has the languages.
  public var languages: [LanguageSection]

  /// Creates a concept entry.
  public init(
    identifier: String,
    domain: String? = nil,
    definition: String? = nil,
    note: String? = nil,
    languages: [LanguageSection] = []
  ) {
    self.identifier = identifier
    self.domain = domain
    self.definition = definition
    self.note = note
    self.isDoNotTranslate = false
    self.otherData = []
    self.languages = languages
  }

  /// Returns the terms in a language, whatever the region, in the order of the glossary.
  public func terms(in language: LanguageTag) -> [Term] {
    languages.filter { $0.language.language == language.language }.flatMap(\.terms)
  }
}

/// The terms of one concept in one language.
public struct LanguageSection: Hashable, Sendable {
  /// The language of the terms.
  public var language: LanguageTag
  /// What the concept is, in this language.
  public var definition: String?
  /// What else a file said of the section; see `Term.otherData`.
  public var otherData: [String]
  /// The terms, the preferred one first as a rule.
  public var terms: [Term]

  /// Creates a section.
  public init(language: LanguageTag, terms: [Term]) {
    self.language = language
    self.otherData = []
    self.terms = terms
  }
}

/// When somebody did something to an entry.
///
/// Reference: ISO 30042 (TBX), `transacGrp`.
public struct Transaction: Hashable, Sendable {
  /// The date or the time, as ISO 8601 writes it: `2026-11-24` or `2026-11-24T22:50:00Z`.
  public var date: String?
  /// Who did it.
  public var person: String?

  /// Creates a transaction.
  public init(date: String?, person: String?) {
    self.date = date
    self.person = person
  }
}

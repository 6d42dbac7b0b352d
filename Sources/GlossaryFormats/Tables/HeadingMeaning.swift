import Model

/// What a heading says of its column, the language aside.
enum HeadingMeaning: Hashable {
  /// Terms of a language that the heading does not name: `Term`.
  case term
  /// Terms of the other language: `Translation`.
  case translation
  /// Terms of the source language, or where a term was found.
  case source
  case target
  case sourceLanguage
  case targetLanguage
  case definition
  /// What a word means: a definition, or the translation where nothing else is.
  case meaning
  case note
  case domain
  case customer
  case status
  case partOfSpeech
  case gender
  case type
  case context
  case reference
  case identifier
  /// Numbers of rows, which say nothing.
  case rowNumber
  case link
  case doNotTranslate
  /// Whether the terms of the row may be translated at all.
  case translatable
  /// The language of the one term that stands in the row.
  case rowLanguage
  case created
  case createdBy
  case modified
  case modifiedBy
  case synonyms
  case acronym
  case forms
  case forbidden
  case deprecated
  /// Whether the row's terms must not be used.
  case isForbidden
  case caseSensitive
  case exactMatch
  /// What stands after the colon in this program's own tables: `ar:forms`.
  case own(GlossaryColumns.Facet)
  /// Data of a concept or a language that this program wrote.
  case otherData
}

/// A heading, as far as it says something.
struct Heading: Hashable {
  /// The heading as it stands in the table.
  var name: String
  /// The language that it names.
  var language: LanguageTag?
  /// Whether the language is sure: a name, `ar` or `en`, a code with a region or beside a word.
  var isSureLanguage = false
  /// Whether it is nothing but the code of a language, which may be a word or an abbreviation.
  var isBareCode = false
  /// What it says beside the language; with a language alone `.term`.
  var meaning: HeadingMeaning?
  /// Whether it is a heading of this program's own tables, where a wrong value is an error.
  var isOwn = false

  /// Whether the heading says anything.
  var isKnown: Bool { meaning != nil }
  /// Whether the column has terms of a language that the heading names.
  var namesTerms: Bool { language != nil && hasTerms }
  /// Whether the column has terms, of whatever language.
  var hasTerms: Bool {
    switch meaning {
    case .term, .translation, .source, .target, .own(.terms): true
    default: false
    }
  }
}

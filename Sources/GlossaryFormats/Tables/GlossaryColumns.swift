import Model

/// What the columns of a glossary table hold, as far as a glossary has a place for it.
struct GlossaryColumns: Sendable {
  /// What a column holds.
  enum Column: Hashable {
    case identifier
    case domain
    case definition
    case note
    case customer
    case status
    case partOfSpeech
    case doNotTranslate
    case translatable
    case created
    case createdBy
    case modified
    case modifiedBy
    case otherData
    case link
    /// Terms in a language, or something about them.
    case terms(LanguageTag, Facet)
    /// Terms in the language that another column of the row, or else the user, names.
    case sourceTerms(LanguageTag?)
    case targetTerms(LanguageTag?)
    case sourceLanguage
    case targetLanguage
    /// Something of the terms in the letters of the cell: acronyms, synonyms, a sentence.
    case byLetters(Facet)
    /// Whether the row's terms must not be used, and how they are found.
    case isForbidden
    case matching(TermMatching)
    /// Nothing that a glossary has a place for.
    case none
  }

  /// What of its terms a column of a language holds.
  enum Facet: Hashable {
    /// Terms of a status; `nil` is for the status of the row.
    case terms(TermStatus?)
    case acronyms
    /// Something about the row's first term.
    case term(TermField)
    /// What the concept is, in the language.
    case definition
    case otherData
  }

  /// What a column says of the row's first term in a language.
  enum TermField: String, CaseIterable {
    case status
    case partOfSpeech = "pos"
    case gender
    case type
    case forms
    case matching = "match"
    case usageNote = "note"
    case source
    case context
    case identifier = "id"
    case otherData = "termdata"
  }

  /// The columns.
  var columns: [Column] = []
  /// Whether a value that is not in a list is left out, by column; in this program's own tables it
  /// is an error of the row.
  var isLenient: [Bool] = []
  /// The headings as they stand in the table.
  var names: [String] = []
  /// The position of the first row with terms among the rows of the sheet.
  var firstRow = 0
  /// How many columns the header has, where there is one; a row must not have more.
  var headerWidth: Int?
  /// Whether lines with one source term are one concept, as OmegaT shows them.
  var groupsBySource = false
  /// Whether several terms in a cell are told apart by other signs than the bar.
  var splitsCells = true
  /// What the user should know.
  var warnings: [GlossaryWarning] = []

  /// The languages of the columns that hold terms, in their order.
  var languages: [LanguageTag] {
    var languages: [LanguageTag] = []
    for case .terms(let tag, let facet) in columns {
      if case .terms = facet, !languages.contains(tag) { languages.append(tag) }
      if case .acronyms = facet, !languages.contains(tag) { languages.append(tag) }
    }
    return languages
  }

  /// Whether the terms of a row can be in languages that only the row tells.
  var hasLanguagesByRow: Bool {
    columns.contains {
      switch $0 {
      case .sourceTerms, .targetTerms: true
      default: false
      }
    }
  }

  /// Whether all terms of the table are in one language, so that a concept needs no second.
  var hasOneLanguage: Bool { Set(languages.map(\.language)).count == 1 && !hasLanguagesByRow }
}

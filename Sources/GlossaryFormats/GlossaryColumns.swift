import Model

/// What the columns of a glossary table hold, by their names in the header row.
struct GlossaryColumns {
  /// What a column holds.
  enum Column: Equatable {
    case identifier
    case domain
    case definition
    case note
    case customer
    case status
    case partOfSpeech
    case doNotTranslate
    case created
    case createdBy
    case modified
    case modifiedBy
    case otherData
    /// Terms in a language, or something about them.
    case terms(LanguageTag, Facet)
    /// Terms in the language that another column of the row, or the user, names.
    case sourceTerms
    case targetTerms
    case sourceLanguage
    case targetLanguage
    /// Something that a glossary has no place for.
    case unknown(String)
  }

  /// What of its terms a column of a language holds.
  enum Facet: Equatable {
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

  let columns: [Column]

  /// Whether the table has terms at all.
  var hasTerms: Bool {
    columns.contains {
      switch $0 {
      case .terms(_, .terms), .sourceTerms, .targetTerms: true
      default: false
      }
    }
  }

  /// Whether all terms of the table are in one language, so that a concept needs no second.
  var hasOneLanguage: Bool {
    let languages = columns.compactMap { if case .terms(let tag, _) = $0 { tag } else { nil } }
    return Set(languages).count == 1
      && !columns.contains(.sourceTerms) && !columns.contains(.targetTerms)
  }

  /// The names of the columns that have no place in a glossary.
  var unknownNames: [String] {
    columns.compactMap { if case .unknown(let name) = $0 { name } else { nil } }
  }

  init(header: [String]) {
    columns = header.map { Self.column(named: $0) }
  }

  private static func column(named name: String) -> Column {
    let name = String(name.trimmed)
    let key = name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    if let column = plainColumns[key] { return column }
    let parts = name.split(separator: ":", maxSplits: 1)
    guard let first = parts.first, let language = language(named: first.trimmed) else {
      return .unknown(name)
    }
    guard parts.count == 2 else { return .terms(language, .terms(nil)) }
    guard let facet = facet(named: parts[1].trimmed.lowercased()) else { return .unknown(name) }
    return .terms(language, facet)
  }

  private static func facet(named name: String) -> Facet? {
    if let status = TermStatus(rawValue: name) { return .terms(status) }
    if let field = TermField(rawValue: name) { return .term(field) }
    return switch name {
    case "acronym": .acronyms
    case "definition": .definition
    case "data": .otherData
    default: nil
    }
  }

  private static func language(named name: Substring) -> LanguageTag? {
    if let tag = languageNames[name.lowercased()] { return tag }
    // A longer word may look like a tag (`abstract`), so only two or three letters and a region count.
    guard let tag = LanguageTag(name), (2...3).contains(tag.language.description.utf8.count) else {
      return nil
    }
    return tag
  }

  private static let languageNames: [String: LanguageTag] = [
    "arabic": .arabic, "english": .english, "العربية": .arabic, "عربي": .arabic,
    "الإنجليزية": .english, "الإنكليزية": .english, "إنجليزي": .english, "إنكليزي": .english,
  ]

  private static let plainColumns: [String: Column] = [
    "id": .identifier, "stringid": .identifier, "concept": .identifier, "conceptid": .identifier,
    "domain": .domain, "subject": .domain, "subjectfield": .domain,
    "definition": .definition, "description": .definition,
    "note": .note, "notes": .note, "comment": .note,
    "customer": .customer, "client": .customer,
    "status": .status,
    "pos": .partOfSpeech, "partofspeech": .partOfSpeech,
    "dnt": .doNotTranslate, "donottranslate": .doNotTranslate,
    "created": .created, "createdby": .createdBy,
    "modified": .modified, "modifiedby": .modifiedBy, "data": .otherData,
    "source": .sourceTerms, "sourcestring": .sourceTerms, "sourceterm": .sourceTerms,
    "target": .targetTerms, "targetstring": .targetTerms, "targetterm": .targetTerms,
    "sourcelang": .sourceLanguage, "sourcelanguage": .sourceLanguage,
    "targetlang": .targetLanguage, "targetlanguage": .targetLanguage,
  ]
}

extension StringProtocol {
  /// The text without the white space around it.
  var trimmed: SubSequence {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
    return start[...end]
  }
}

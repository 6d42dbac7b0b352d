import GRDB
import Model

/// Reads one concept of a glossary.
func conceptRow(
  _ database: Database,
  _ identifier: String,
  glossary: Int64
) throws -> StoredConcept? {
  try conceptRows(
    database,
    where: "concept.glossary = ? AND concept.identifier = ?",
    arguments: [glossary, identifier]
  ).first
}

/// Reads concepts with their terms.
func conceptRows(
  _ database: Database,
  where condition: String,
  arguments: StatementArguments
) throws -> [StoredConcept] {
  try numberedConceptRows(database, where: condition, arguments: arguments).map(\.concept)
}

/// Reads concepts with their terms, each with the number of its row.
func numberedConceptRows(
  _ database: Database,
  where condition: String,
  arguments: StatementArguments
) throws -> [(row: Int64, concept: StoredConcept)] {
  let columns = ConceptColumn.allCases.map(\.name).joined(separator: ", ")
  let rows = try Row.fetchCursor(
    database.cachedStatement(
      sql: """
        SELECT \(columns)
        FROM concept JOIN glossary ON glossary.id = concept.glossary
          LEFT JOIN term ON term.concept = concept.id
          LEFT JOIN conceptLanguage ON conceptLanguage.concept = concept.id
            AND conceptLanguage.language = term.language
        WHERE \(condition) ORDER BY concept.id, term.id
        """
    ),
    arguments: arguments
  )
  var found: [(row: Int64, concept: StoredConcept)] = []
  while let row = try rows.next() {
    let number: Int64 = row[at(.number)]
    if found.last?.row != number {
      let stored = StoredConcept(
        glossary: row[at(.glossary)],
        concept: concept(in: row),
        revision: row[at(.revision)]
      )
      found.append((number, stored))
    }
    if let tag = (row[at(.language)] as String?).flatMap({ LanguageTag($0) }) {
      found[found.count - 1].concept.concept.append(term(in: row), tag, row)
    }
  }
  return found
}

/// The columns that are read of a concept and its terms, by the names that the statement has for them.
///
/// They are found by their places: a name would be looked for among all of them, in each of a hundred
/// thousand rows.
private enum ConceptColumn: Int, CaseIterable {
  case number
  case glossary
  case identifier
  case domain
  case definition
  case customer
  case note
  case isDoNotTranslate
  case revision
  case createdAt
  case createdBy
  case modifiedAt
  case modifiedBy
  case otherData
  case language
  case text
  case status
  case partOfSpeech
  case gender
  case type
  case forms
  case usageNote
  case source
  case context
  case matching
  case termIdentifier
  case termData
  case languageDefinition
  case languageData

  /// The column as the statement names it.
  var name: String {
    switch self {
    case .number: "concept.id"
    case .glossary: "glossary.name"
    case .identifier: "concept.identifier"
    case .definition: "concept.definition"
    case .otherData: "concept.otherData"
    case .language: "term.language"
    case .termIdentifier: "term.identifier"
    case .termData: "term.otherData"
    case .languageDefinition: "conceptLanguage.definition"
    case .languageData: "conceptLanguage.otherData"
    default: "\(self)"
    }
  }
}

/// The place of a column in a row.
private func at(_ column: ConceptColumn) -> Int { column.rawValue }

private func concept(in row: Row) -> ConceptEntry {
  var concept = ConceptEntry(
    identifier: row[at(.identifier)],
    domain: row[at(.domain)],
    definition: row[at(.definition)],
    note: row[at(.note)]
  )
  concept.customer = row[at(.customer)]
  concept.isDoNotTranslate = row[at(.isDoNotTranslate)]
  concept.created = transaction(date: row[at(.createdAt)], person: row[at(.createdBy)])
  concept.modified = transaction(date: row[at(.modifiedAt)], person: row[at(.modifiedBy)])
  concept.otherData = lines(row[at(.otherData)])
  return concept
}

private func transaction(date: String?, person: String?) -> Transaction? {
  date == nil && person == nil ? nil : Transaction(date: date, person: person)
}

private func term(in row: Row) -> Term {
  var term = Term(
    text: row[at(.text)],
    status: TermStatus(rawValue: row[at(.status)]) ?? .admitted,
    partOfSpeech: (row[at(.partOfSpeech)] as String?).flatMap { PartOfSpeech(rawValue: $0) },
    type: (row[at(.type)] as String?).flatMap { TermType(rawValue: $0) },
    forms: lines(row[at(.forms)]),
    matching: TermMatching(rawValue: UInt8(truncatingIfNeeded: row[at(.matching)] as Int))
  )
  term.gender = (row[at(.gender)] as String?).flatMap { GrammaticalGender(rawValue: $0) }
  term.usageNote = row[at(.usageNote)]
  term.source = row[at(.source)]
  term.context = row[at(.context)]
  term.identifier = row[at(.termIdentifier)]
  term.otherData = lines(row[at(.termData)])
  return term
}

private func lines(_ text: String?) -> [String] {
  text?.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) } ?? []
}

extension ConceptEntry {
  fileprivate mutating func append(_ term: Term, _ language: LanguageTag, _ row: Row) {
    if languages.last?.language == language {
      languages[languages.count - 1].terms.append(term)
    } else {
      var section = LanguageSection(language: language, terms: [term])
      section.definition = row[at(.languageDefinition)]
      section.otherData = lines(row[at(.languageData)])
      languages.append(section)
    }
  }
}

extension StoredConcept {
  var glossaryConcept: GlossaryConcept {
    GlossaryConcept(glossary: glossary, concept: concept)
  }
}

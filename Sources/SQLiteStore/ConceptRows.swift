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
  let rows = try Row.fetchCursor(
    database.cachedStatement(
      sql: """
        SELECT concept.id, glossary.name, concept.identifier, domain, concept.definition, customer,
          note, isDoNotTranslate, revision, createdAt, createdBy, modifiedAt, modifiedBy,
          concept.otherData, term.language, text, status, partOfSpeech, gender, type, forms,
          usageNote, source, context, matching, term.identifier, term.otherData,
          conceptLanguage.definition, conceptLanguage.otherData
        FROM concept JOIN glossary ON glossary.id = concept.glossary
          LEFT JOIN term ON term.concept = concept.id
          LEFT JOIN conceptLanguage ON conceptLanguage.concept = concept.id
            AND conceptLanguage.language = term.language
        WHERE \(condition) ORDER BY concept.id, term.id
        """
    ),
    arguments: arguments
  )
  var found: [StoredConcept] = []
  var current: Int64?
  while let row = try rows.next() {
    let identifier: Int64 = row[0]
    if identifier != current {
      current = identifier
      found.append(StoredConcept(glossary: row[1], concept: concept(in: row), revision: row[8]))
    }
    if let tag = (row[14] as String?).flatMap({ LanguageTag($0) }) {
      found[found.count - 1].concept.append(term(in: row), tag, row)
    }
  }
  return found
}

private func concept(in row: Row) -> ConceptEntry {
  var concept = ConceptEntry(
    identifier: row[2],
    domain: row[3],
    definition: row[4],
    note: row[6]
  )
  concept.customer = row[5]
  concept.isDoNotTranslate = row[7]
  concept.created = transaction(date: row[9], person: row[10])
  concept.modified = transaction(date: row[11], person: row[12])
  concept.otherData = lines(row[13])
  return concept
}

private func transaction(date: String?, person: String?) -> Transaction? {
  date == nil && person == nil ? nil : Transaction(date: date, person: person)
}

private func term(in row: Row) -> Term {
  var term = Term(
    text: row[15],
    status: TermStatus(rawValue: row[16]) ?? .admitted,
    partOfSpeech: (row[17] as String?).flatMap { PartOfSpeech(rawValue: $0) },
    type: (row[19] as String?).flatMap { TermType(rawValue: $0) },
    forms: lines(row[20]),
    matching: TermMatching(rawValue: UInt8(truncatingIfNeeded: row[24] as Int))
  )
  term.gender = (row[18] as String?).flatMap { GrammaticalGender(rawValue: $0) }
  term.usageNote = row[21]
  term.source = row[22]
  term.context = row[23]
  term.identifier = row[25]
  term.otherData = lines(row[26])
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
      section.definition = row[27]
      section.otherData = lines(row[28])
      languages.append(section)
    }
  }
}

extension StoredConcept {
  var glossaryConcept: GlossaryConcept {
    GlossaryConcept(glossary: glossary, concept: concept)
  }
}

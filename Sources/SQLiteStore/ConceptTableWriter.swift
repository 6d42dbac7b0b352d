import GRDB
import LibraryAccess
import Model

/// Writes the rows of one glossary.
struct ConceptTableWriter: GlossaryWriter {
  private let database: Database
  private let glossary: Int64

  init(_ database: Database, glossary: Int64) {
    self.database = database
    self.glossary = glossary
  }

  func concept(_ identifier: String) throws -> StoredConcept? {
    try conceptRow(database, identifier, glossary: glossary)
  }

  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64 {
    let revision = try nextRevision()
    let row = try insert(concept, revision: revision)
    for section in concept.languages {
      try insert(section, of: row)
      for term in section.terms { try insert(term, section.language, of: row) }
    }
    let key = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO conceptKey (key, concept) VALUES (?, ?)"
    )
    let word = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO conceptWord (word) VALUES (?)"
    )
    for text in keys {
      try key.execute(arguments: [text, row])
      try word.execute(arguments: [text])
    }
    return revision
  }

  func remove(_ identifier: String) throws -> Bool {
    try database.execute(
      sql: "DELETE FROM concept WHERE glossary = ? AND identifier = ?",
      arguments: [glossary, identifier]
    )
    return database.changesCount > 0
  }

  private func nextRevision() throws -> Int64 {
    let next = try Int64.fetchOne(
      database.cachedStatement(
        sql: "UPDATE conceptRevision SET next = next + 1 RETURNING next - 1"
      )
    )
    guard let next else { throw LibraryError(.database("there is no counter of revisions")) }
    return next
  }

  /// Writes the concept's own row; its terms and keys are as if it had none.
  private func insert(_ concept: ConceptEntry, revision: Int64) throws -> Int64 {
    let row = try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          INSERT INTO concept
            (glossary, identifier, domain, definition, customer, note, isDoNotTranslate, revision,
             createdAt, createdBy, modifiedAt, modifiedBy, otherData)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (glossary, identifier) DO UPDATE SET domain = excluded.domain,
            definition = excluded.definition, customer = excluded.customer, note = excluded.note,
            isDoNotTranslate = excluded.isDoNotTranslate, revision = excluded.revision,
            createdAt = excluded.createdAt, createdBy = excluded.createdBy,
            modifiedAt = excluded.modifiedAt, modifiedBy = excluded.modifiedBy,
            otherData = excluded.otherData
          RETURNING id
          """
      ),
      arguments: [
        glossary, concept.identifier, concept.domain, concept.definition, concept.customer,
        concept.note, concept.isDoNotTranslate, revision, concept.created?.date,
        concept.created?.person, concept.modified?.date, concept.modified?.person,
        concept.otherData.lines,
      ]
    )
    guard let row else { throw LibraryError(.database("a concept has no row")) }
    for table in ["term", "conceptLanguage", "conceptKey"] {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE concept = ?")
        .execute(arguments: [row])
    }
    return row
  }

  private func insert(_ section: LanguageSection, of concept: Int64) throws {
    guard section.definition != nil || !section.otherData.isEmpty else { return }
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO conceptLanguage (concept, language, definition, otherData)
        VALUES (?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        concept, section.language.description, section.definition, section.otherData.lines,
      ]
    )
  }

  private func insert(_ term: Term, _ language: LanguageTag, of concept: Int64) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO term (concept, language, text, status, partOfSpeech, gender, type, forms,
          usageNote, source, context, matching, identifier, otherData)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        concept, language.description, term.text, term.status.rawValue,
        term.partOfSpeech?.rawValue, term.gender?.rawValue, term.type?.rawValue,
        term.forms.lines, term.usageNote, term.source, term.context, Int(term.matching.rawValue),
        term.identifier, term.otherData.lines,
      ]
    )
  }
}

extension [String] {
  /// The texts as one, each on its line; `nil` if there are none.
  fileprivate var lines: String? { isEmpty ? nil : joined(separator: "\n") }
}

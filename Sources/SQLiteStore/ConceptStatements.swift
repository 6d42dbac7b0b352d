import GRDB
import GRDBSQLite
import LibraryAccess
import Model

/// The statements that store concepts, bound without values of GRDB between.
///
/// They belong to one connection and must not outlive the access that made them.
struct ConceptStatements {
  private let insertConcept: Statement
  private let updateConcept: Statement
  private let language: Statement
  private let term: Statement
  private let key: Statement
  private let word: Statement
  private let deletions: [Statement]
  private let connection: OpaquePointer?

  init(_ database: Database) throws {
    connection = database.sqliteConnection
    insertConcept = try database.makeStatement(
      sql: """
        INSERT OR IGNORE INTO concept
          (domain, definition, customer, note, isDoNotTranslate, revision, createdAt, createdBy,
           modifiedAt, modifiedBy, otherData, contentHash, glossary, identifier)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    updateConcept = try database.makeStatement(
      sql: """
        UPDATE concept SET domain = ?, definition = ?, customer = ?, note = ?, isDoNotTranslate = ?,
          revision = ?, createdAt = ?, createdBy = ?, modifiedAt = ?, modifiedBy = ?, otherData = ?,
          contentHash = ?
        WHERE glossary = ? AND identifier = ?
        """
    )
    language = try database.makeStatement(
      sql: """
        INSERT OR REPLACE INTO conceptLanguage (concept, language, definition, otherData)
        VALUES (?, ?, ?, ?)
        """
    )
    term = try database.makeStatement(
      sql: """
        INSERT INTO term (concept, language, text, status, partOfSpeech, gender, type, forms,
          usageNote, source, context, matching, identifier, otherData)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    key = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO conceptKey (key, concept) VALUES (?, ?)"
    )
    word = try database.makeStatement(sql: "INSERT OR IGNORE INTO conceptWord (word) VALUES (?)")
    deletions = try ["term", "conceptLanguage", "conceptKey"].map {
      try database.makeStatement(sql: "DELETE FROM \($0) WHERE concept = ?")
    }
  }

  /// Adds a concept's own row, or returns `nil` if the glossary has one of the identifier.
  func insert(_ concept: ConceptEntry, of glossary: Int64, revision: Int64) throws -> Int64? {
    bind(concept, of: glossary, revision: revision, to: insertConcept.sqliteStatement)
    try step(insertConcept)
    return sqlite3_changes(connection) == 1 ? sqlite3_last_insert_rowid(connection) : nil
  }

  /// Replaces a concept's own row, and takes its terms and keys away.
  func replace(_ concept: ConceptEntry, row: Int64, of glossary: Int64, revision: Int64) throws {
    bind(concept, of: glossary, revision: revision, to: updateConcept.sqliteStatement)
    try step(updateConcept)
    for deletion in deletions {
      sqlite3_bind_int64(deletion.sqliteStatement, 1, row)
      try step(deletion)
    }
  }

  private func bind(
    _ concept: ConceptEntry,
    of glossary: Int64,
    revision: Int64,
    to statement: OpaquePointer
  ) {
    bindText(statement, 1, concept.domain)
    bindText(statement, 2, concept.definition)
    bindText(statement, 3, concept.customer)
    bindText(statement, 4, concept.note)
    sqlite3_bind_int64(statement, 5, concept.isDoNotTranslate ? 1 : 0)
    sqlite3_bind_int64(statement, 6, revision)
    bindText(statement, 7, concept.created?.date)
    bindText(statement, 8, concept.created?.person)
    bindText(statement, 9, concept.modified?.date)
    bindText(statement, 10, concept.modified?.person)
    bindText(statement, 11, concept.otherData.lines)
    sqlite3_bind_int64(statement, 12, Int64(bitPattern: ConceptIdentity.hash(of: concept)))
    sqlite3_bind_int64(statement, 13, glossary)
    bindText(statement, 14, concept.identifier)
  }

  /// Adds what is said of a concept in a language.
  func insert(_ section: LanguageSection, of concept: Int64) throws {
    guard section.definition != nil || !section.otherData.isEmpty else { return }
    let statement = language.sqliteStatement
    sqlite3_bind_int64(statement, 1, concept)
    bindText(statement, 2, section.language.description)
    bindText(statement, 3, section.definition)
    bindText(statement, 4, section.otherData.lines)
    try step(language)
  }

  /// Adds a term.
  func insert(_ value: Term, _ language: LanguageTag, of concept: Int64) throws {
    let statement = term.sqliteStatement
    sqlite3_bind_int64(statement, 1, concept)
    bindText(statement, 2, language.description)
    bindText(statement, 3, value.text)
    bindText(statement, 4, value.status.rawValue)
    bindText(statement, 5, value.partOfSpeech?.rawValue)
    bindText(statement, 6, value.gender?.rawValue)
    bindText(statement, 7, value.type?.rawValue)
    bindText(statement, 8, value.forms.lines)
    bindText(statement, 9, value.usageNote)
    bindText(statement, 10, value.source)
    bindText(statement, 11, value.context)
    sqlite3_bind_int64(statement, 12, Int64(value.matching.rawValue))
    bindText(statement, 13, value.identifier)
    bindText(statement, 14, value.otherData.lines)
    try step(term)
  }

  /// Adds a key of a concept; and its word, unless it is that of the key before.
  func insert(
    key text: UnsafeBufferPointer<UInt8>,
    of concept: Int64,
    isNewWord: Bool
  ) throws {
    bindText(key.sqliteStatement, 1, text)
    sqlite3_bind_int64(key.sqliteStatement, 2, concept)
    try step(key)
    guard isNewWord else { return }
    bindText(word.sqliteStatement, 1, text)
    try step(word)
  }

  private func bindText(_ statement: OpaquePointer, _ index: Int32, _ text: String?) {
    guard var text else {
      sqlite3_bind_null(statement, index)
      return
    }
    text.withUTF8 { bindText(statement, index, $0) }
  }

  private func bindText(
    _ statement: OpaquePointer,
    _ index: Int32,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      // An empty text has no address, and must not become NULL.
      if let start = bytes.baseAddress {
        _ = sqlite3_bind_text(statement, index, start, Int32(bytes.count), copied)
      } else {
        _ = sqlite3_bind_text(statement, index, "", 0, copied)
      }
    }
  }
}

/// Tells SQLite to copy what is bound (`SQLITE_TRANSIENT`, a macro that Swift does not import).
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension [String] {
  /// The texts as one, each on its line; `nil` if there are none.
  fileprivate var lines: String? { isEmpty ? nil : joined(separator: "\n") }
}

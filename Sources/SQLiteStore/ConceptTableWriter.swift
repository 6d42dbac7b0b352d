import GRDB
import LibraryAccess
import Model

/// Writes the rows of one glossary.
///
/// Keys are gathered and written in their order, some ten thousand at a time: a B-tree that grows at a
/// thousand places at once is read and written many times over, and one that is gone through from its
/// beginning to its end is not. Revisions are counted here and stored at the end. Both are why
/// `finish` must be called before the transaction ends.
///
/// Cost: about eight microseconds for a concept of two terms and six keys.
final class ConceptTableWriter: GlossaryWriter, RecordingWriter {
  private let database: Database
  private let glossary: Int64
  let history: RecordWriter
  private let statements: ConceptStatements
  private var revision: Int64
  private let firstRevision: Int64
  private var pendingKeys = PendingKeys()

  /// How many keys are gathered; about 12 MB.
  private static let pendingKeyCount = 1 << 18

  init(_ database: Database, glossary: Int64, _ history: RecordWriter) throws {
    self.database = database
    self.history = history
    self.glossary = glossary
    statements = try ConceptStatements(database)
    let next = try Int64.fetchOne(database, sql: "SELECT next FROM conceptRevision")
    guard let next else { throw LibraryError(.inconsistent) }
    revision = next
    firstRevision = next
  }

  func isEmpty() throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: "SELECT NOT EXISTS (SELECT 1 FROM concept WHERE glossary = ?)",
      arguments: [glossary]
    ) ?? true
  }

  func concept(_ identifier: String) throws -> StoredConcept? {
    try conceptRow(database, identifier, glossary: glossary)
  }

  func forEachConcept(_ body: (ConceptEntry) throws -> Void) throws {
    let rows = try conceptRows(database, where: "concept.glossary = ?", arguments: [glossary])
    for row in rows { try body(row.concept) }
  }

  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64 {
    try LibraryError.require(name: concept.identifier)
    revision += 1
    try write(concept, keys: keys, revision: revision - 1)
    return revision - 1
  }

  /// Adds a concept, or replaces the one of the same identifier, with a revision that it has already.
  func write(_ concept: ConceptEntry, keys: [String], revision current: Int64) throws {
    let row: Int64
    if let new = try statements.insert(concept, of: glossary, revision: current) {
      row = new
    } else {
      row = try existingRow(concept.identifier)
      try writePendingKeys()
      try statements.replace(concept, row: row, of: glossary, revision: current)
    }
    for section in concept.languages {
      try statements.insert(section, of: row)
      for term in section.terms { try statements.insert(term, section.language, of: row) }
    }
    for text in keys { pendingKeys.append(text, of: row) }
    if pendingKeys.count >= Self.pendingKeyCount { try writePendingKeys() }
  }

  func remove(_ identifier: String) throws -> Bool {
    try writePendingKeys()
    try database.execute(
      sql: "DELETE FROM concept WHERE glossary = ? AND identifier = ?",
      arguments: [glossary, identifier]
    )
    return database.changesCount > 0
  }

  var nextRevision: Int64 { revision }

  func concepts(revisions: Range<Int64>) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT identifier FROM concept
        WHERE glossary = ? AND revision >= ? AND revision < ? ORDER BY id
        """,
      arguments: [glossary, revisions.lowerBound, revisions.upperBound]
    )
  }

  func setAside(_ content: String, of identifier: String) throws {
    try history.setAside(content, of: identifier)
  }

  func forEachSetAside(
    by change: Int64,
    _ body: (_ identifier: String, _ content: String) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT concept, content FROM setAside WHERE change = ? ORDER BY id",
      arguments: [change]
    )
    while let row = try rows.next() { try body(row["concept"], row["content"]) }
  }

  /// Writes what was gathered.
  func finish() throws {
    try writePendingKeys()
    guard revision != firstRevision else { return }
    try database.execute(sql: "UPDATE conceptRevision SET next = ?", arguments: [revision])
  }

  private func existingRow(_ identifier: String) throws -> Int64 {
    let row = try Int64.fetchOne(
      database.cachedStatement(
        sql: "SELECT id FROM concept WHERE glossary = ? AND identifier = ?"
      ),
      arguments: [glossary, identifier]
    )
    guard let row else { throw LibraryError(.inconsistent) }
    return row
  }

  /// Writes the keys that are gathered.
  func writePendingKeys() throws {
    try pendingKeys.forEachInOrder { key, concept, isNew in
      try statements.insert(key: key, of: concept, isNewWord: isNew)
    }
    pendingKeys.removeAll()
  }
}

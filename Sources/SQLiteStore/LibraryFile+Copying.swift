import GRDB
package import LibraryAccess
import Model

extension LibraryFile {
  package func forEachItem(_ body: (LibraryItem) throws -> Void) throws {
    try translatingErrors {
      try pool.read { database in
        for name in try String.fetchAll(database, sql: "SELECT name FROM memory ORDER BY name") {
          try body(.memory(name))
        }
        let imports = try Row.fetchAll(
          database,
          sql: """
            SELECT import.*, memory.name AS name FROM import
            JOIN memory ON memory.id = import.memory ORDER BY import.id
            """
        )
        for row in imports {
          try body(
            .import(
              ImportRecord(row: row),
              units: row["firstUnit"]..<row["endUnit"],
              onConflict: ConflictPolicy(rawValue: row["onConflict"]) ?? .both
            )
          )
        }
        try forEachUnit(database, .units, body)
        try forEachUnit(database, .replacedUnits, body)
        for name in try String.fetchAll(database, sql: "SELECT name FROM glossary ORDER BY name") {
          try body(.glossary(name))
        }
        try forEachConcept(database, body)
        try forEachChange(database, body)
        for row in try Row.fetchAll(database, sql: "SELECT * FROM proposal ORDER BY id") {
          try body(.proposal(StoredProposal(row)))
        }
        for person in try Person.all(database, named: nil) {
          let tokens = try Row.fetchAll(
            database,
            sql: "SELECT * FROM credential WHERE person = ? AND kind = 'token' ORDER BY hash",
            arguments: [person.name]
          ).map { try Credential($0) }
          try body(.person(person, tokens))
        }
        try body(.counters(counters(database)))
      }
    }
  }

  package func fill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    try write(.memories) { database, history in
      let isEmpty = try Bool.fetchOne(
        database,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM memory) AND NOT EXISTS (SELECT 1 FROM glossary)
          """
      )
      guard isEmpty == true else { throw LibraryError(.notEmpty) }
      try fill(database, history, items)
    }
  }

  package func refill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    try write(.memories) { database, history in
      // In an order in which nothing refers to what is gone; what is removed with a unit is noted, and goes last.
      for table in [
        "matchPart", "matchIndexed", "variant", "unit", "replacedVariant", "replacedUnit",
        "unitKey",
        "removedUnit", "import", "memoryLanguage", "memory", "concept", "conceptWord", "glossary",
        "change",
        "setAside",
        "proposal", "role", "credential", "person",
      ] {
        try database.execute(sql: "DELETE FROM \(table)")
      }
      try fill(database, history, items)
    }
  }

  private func fill(
    _ database: Database,
    _ history: RecordWriter,
    _ items: (_ take: (LibraryItem) throws -> Void) throws -> Void
  ) throws {
    let filling = try LibraryFilling(database, history)
    try items(filling.take)
    try filling.finish()
    try database.execute(sql: derivedDataRebuild)
    try database.execute(sql: "UPDATE libraryVersion SET glossaries = glossaries + 1")
  }

  private func forEachUnit(
    _ database: Database,
    _ table: UnitTable,
    _ body: (LibraryItem) throws -> Void
  ) throws {
    var reader = try UnitReader(database, of: table, languages: [])
    let replacedBy = table == .replacedUnits ? "replacedBy" : "NULL"
    let selection = try database.makeStatement(
      sql: """
        SELECT import, contentHash, sourceHash, \(replacedBy) AS replacedBy
        FROM \(table.rawValue) WHERE id = ?
        """
    )
    func take(_ batch: UnitBatch, _ identifiers: [Int64]) throws {
      let places = try identifiers.map { unit in
        guard let row = try Row.fetchOne(selection, arguments: [unit]) else {
          throw LibraryError(.inconsistent)
        }
        let identity = UnitIdentity(
          content: UInt64(bitPattern: row["contentHash"] as Int64),
          source: UInt64(bitPattern: row["sourceHash"] as Int64)
        )
        return UnitPlace(
          unit: unit,
          importIdentifier: row["import"],
          identity: identity,
          replacedBy: row["replacedBy"]
        )
      }
      try body(.units(batch, places))
    }
    for range in try unitRanges(database, memories: nil) { try reader.read(range, take) }
    try reader.finish(take)
  }

  private func forEachConcept(
    _ database: Database,
    _ body: (LibraryItem) throws -> Void
  ) throws {
    let keys = try database.makeStatement(sql: "SELECT key FROM conceptKey WHERE concept = ?")
    for (row, concept) in try numberedConceptRows(database, where: "1", arguments: []) {
      try body(.concept(concept, keys: String.fetchAll(keys, arguments: [row])))
    }
  }

  private func forEachChange(
    _ database: Database,
    _ body: (LibraryItem) throws -> Void
  ) throws {
    let kept = try database.makeStatement(
      sql: "SELECT concept, content FROM setAside WHERE change = ? ORDER BY id"
    )
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM change ORDER BY id")
    while let row = try rows.next() {
      let change = try RecordedChange(row)
      let setAside = try Row.fetchAll(kept, arguments: [change.number]).map {
        SetAside(identifier: $0["concept"], content: $0["content"])
      }
      try body(.change(change, setAside))
    }
  }

  private func counters(_ database: Database) throws -> LibraryCounters {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT (SELECT next FROM unitCounter), (SELECT next FROM conceptRevision),
          coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'import'), 0) + 1,
          (SELECT next FROM changeCounter), (SELECT next FROM proposalCounter)
        """
    )
    guard let row else { throw LibraryError(.inconsistent) }
    return LibraryCounters(
      unit: row[0],
      import: row[2],
      revision: row[1],
      change: row[3],
      proposal: row[4]
    )
  }
}

/// Stores the items of another library, inside a transaction; what follows from them is made afterwards.
private final class LibraryFilling {
  private let database: Database
  private let units: UnitStatements
  private let replacedUnits: UnitStatements
  private let history: RecordWriter
  private var glossaries: [String: ConceptTableWriter] = [:]
  private var languages: [LanguageTag: Int64] = [:]

  init(_ database: Database, _ history: RecordWriter) throws {
    self.database = database
    self.history = history
    units = try UnitStatements(database)
    replacedUnits = try UnitStatements(database, of: .replacedUnits)
  }

  func take(_ item: LibraryItem) throws {
    switch item {
    case .memory(let name):
      try database.execute(sql: "INSERT INTO memory (name) VALUES (?)", arguments: [name])
    case .import(let record, let range, let policy): try add(record, range, policy)
    case .units(let batch, let places): try add(batch, places)
    case .glossary(let name):
      try database.execute(sql: "INSERT INTO glossary (name) VALUES (?)", arguments: [name])
      glossaries[name] = try ConceptTableWriter(
        database,
        glossary: database.lastInsertedRowID,
        history
      )
    case .concept(let stored, let keys):
      guard let writer = glossaries[stored.glossary] else { throw LibraryError(.inconsistent) }
      try writer.write(stored.concept, keys: keys, revision: stored.revision)
    case .change(let change, let kept): try history.insert(change, setAside: kept)
    case .proposal(let proposal): try history.insert(proposal)
    case .person(let person, let tokens):
      try history.write(person)
      for token in tokens { try history.write(token) }
    case .counters(let counters): try set(counters)
    }
  }

  func finish() throws { for writer in glossaries.values { try writer.writePendingKeys() } }

  private func add(
    _ record: ImportRecord,
    _ units: Range<Int64>,
    _ policy: ConflictPolicy
  ) throws {
    let outcome = record.outcome
    try database.execute(
      sql: """
        INSERT INTO import (id, memory, file, fileHash, byteCount, importedAt, onConflict, header,
          firstUnit, endUnit, readCount, addedCount, updatedCount, unchangedCount, rejectedCount,
          repairedCount, isTruncated)
        VALUES (?, (SELECT id FROM memory WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.identifier, record.memory, record.file, outcome.fileHash, outcome.byteCount,
        record.date, policy.rawValue, outcome.header, units.lowerBound, units.upperBound,
        outcome.readCount, record.counts.added, record.counts.updated, record.counts.unchanged,
        outcome.rejectedCount, outcome.repairedCount, outcome.isTruncated,
      ]
    )
  }

  private func add(_ batch: UnitBatch, _ places: [UnitPlace]) throws {
    for tag in batch.languages where languages[tag] == nil {
      languages[tag] = try languageIdentifier(database, tag.description)
    }
    let numbers = batch.languages.map { languages[$0] ?? 0 }
    try batch.bytes.withUnsafeBytes { bytes in
      for (unit, place) in zip(batch.units, places) {
        try (place.replacedBy == nil ? units : replacedUnits).insert(
          unit,
          place.identity,
          of: batch,
          bytes: bytes,
          identifier: place.unit,
          importIdentifier: place.importIdentifier,
          languages: numbers,
          replacedBy: place.replacedBy
        )
      }
    }
  }

  private func set(_ counters: LibraryCounters) throws {
    try database.execute(sql: "UPDATE unitCounter SET next = ?", arguments: [counters.unit])
    try database.execute(
      sql: "UPDATE conceptRevision SET next = ?",
      arguments: [counters.revision]
    )
    try database.execute(sql: "UPDATE changeCounter SET next = ?", arguments: [counters.change])
    try database.execute(
      sql: "UPDATE proposalCounter SET next = ?",
      arguments: [counters.proposal]
    )
    try database.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'import'")
    try database.execute(
      sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('import', ?)",
      arguments: [counters.import - 1]
    )
  }
}

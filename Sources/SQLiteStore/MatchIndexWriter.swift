import GRDB
import GRDBSQLite
import LibraryAccess
import Model

/// Stores the parts of one memory's match index, inside a transaction.
final class MatchIndexWriter: MatchIndexSink {
  private let database: Database
  private let memory: Int64

  init(_ database: Database, memory: Int64) {
    self.database = database
    self.memory = memory
  }

  func indexParts(of language: LanguageTag) throws -> [StoredIndexPart] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT matchPart.*, name FROM matchPart JOIN memory ON memory.id = memory
        WHERE memory = ? AND language = ? ORDER BY firstUnit
        """,
      arguments: [memory, language.language.description]
    ).map(StoredIndexPart.init(row:))
  }

  func removeIndexPart(_ identifier: Int64) throws {
    try database.execute(sql: "DELETE FROM matchPart WHERE id = ?", arguments: [identifier])
  }

  func storeIndexPart(
    _ language: LanguageTag,
    units: Range<Int64>,
    recordCount: Int,
    chunks: [ArraySlice<UInt8>]
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO matchPart (memory, language, firstUnit, endUnit, recordCount, byteCount)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        memory, language.language.description, units.lowerBound, units.upperBound, recordCount,
        chunks.reduce(0) { $0 + $1.count },
      ]
    )
    let part = database.lastInsertedRowID
    let insertion = try database.cachedStatement(
      sql: "INSERT INTO matchChunk (id, data) VALUES (?, ?)"
    )
    for (number, chunk) in chunks.enumerated() {
      sqlite3_bind_int64(insertion.sqliteStatement, 1, part << chunkNumberBits + Int64(number))
      try chunk.withUnsafeBytes { bytes in
        // The bytes outlive the step, so SQLite need not copy them.
        sqlite3_bind_blob(
          insertion.sqliteStatement,
          2,
          bytes.baseAddress,
          Int32(bytes.count),
          nil
        )
        try step(insertion)
      }
    }
  }

  func forEachBatch(
    of units: Range<Int64>,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    // The row of an import that is under way, which is the latest, does not have its end yet.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT firstUnit, CASE WHEN id = (SELECT max(id) FROM import)
            THEN max(endUnit, (SELECT coalesce(max(id), 0) + 1 FROM unit))
            ELSE endUnit END AS endUnit
          FROM import WHERE memory = ? ORDER BY firstUnit
        """,
      arguments: [memory]
    )
    var reader = try UnitReader(database, languages: [])
    for row in rows {
      let first: Int64 = row["firstUnit"]
      let end: Int64 = row["endUnit"]
      let range = (first..<max(first, end)).clamped(to: units)
      if !range.isEmpty { try reader.read(range, body) }
    }
    try reader.finish(body)
  }

  func finishIndex() throws {
    try database.execute(
      sql: """
        INSERT INTO matchIndexed (memory, endUnit)
        VALUES (?, (SELECT max(next, (SELECT coalesce(max(id), 0) + 1 FROM unit)) FROM unitCounter))
        ON CONFLICT DO UPDATE SET endUnit = excluded.endUnit
        """,
      arguments: [memory]
    )
  }
}

extension StoredIndexPart {
  init(row: Row) {
    self.init(
      identifier: row["id"],
      memory: row["name"],
      units: row["firstUnit"]..<row["endUnit"],
      recordCount: row["recordCount"],
      byteCount: row["byteCount"]
    )
  }
}

/// Takes out the index of a memory, so that it is made again.
func removeMatchIndex(_ database: Database, memory: Int64) throws {
  try database.execute(sql: "DELETE FROM matchPart WHERE memory = ?", arguments: [memory])
  try database.execute(sql: "DELETE FROM matchIndexed WHERE memory = ?", arguments: [memory])
  try database.execute(
    sql: """
      DELETE FROM removedUnit WHERE EXISTS (SELECT 1 FROM unit WHERE unit.id = removedUnit.id)
      """
  )
}

/// Takes out the parts that have nothing but units of a range that were removed, and forgets
/// removed units that no part has.
func removeMatchParts(_ database: Database, units: Range<Int64>) throws {
  let range: StatementArguments = [units.lowerBound, units.upperBound]
  try database.execute(
    sql: "DELETE FROM matchPart WHERE firstUnit >= ? AND endUnit <= ?",
    arguments: range
  )
  try database.execute(
    sql: """
      DELETE FROM removedUnit WHERE id >= ? AND id < ? AND NOT EXISTS
        (SELECT 1 FROM matchPart WHERE firstUnit <= removedUnit.id AND removedUnit.id < endUnit)
      """,
    arguments: range
  )
}

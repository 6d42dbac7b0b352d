import GRDB
import GRDBSQLite
package import LibraryAccess
package import Model

extension LibraryFile {
  package func memoriesToIndex() throws -> [String] {
    try translatingErrors {
      try pool.read { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT name FROM memory LEFT JOIN matchIndexed ON matchIndexed.memory = memory.id
            WHERE unitCount > 0 AND (
              (SELECT max(endUnit) FROM import WHERE import.memory = memory.id)
                > coalesce(matchIndexed.endUnit, 0)
              OR memory.id IN (SELECT memory FROM (\(segmentsWithoutIndex))))
            ORDER BY name
            """
        )
      }
    }
  }

  package func replaceIndex(of memory: String, body: (any MatchIndexSink) throws -> Void) throws {
    try write(.memories) { database, _ in
      let identifier = try Int64.fetchOne(
        database,
        sql: "SELECT id FROM memory WHERE name = ?",
        arguments: [memory]
      )
      guard let identifier else { throw LibraryError(.noSuchMemory(memory)) }
      try removeMatchIndex(database, memory: identifier)
      try body(MatchIndexWriter(database, memory: identifier))
    }
  }

  package func matchIndex(
    of language: LanguageTag,
    memories: [String]?
  ) throws -> any MatchIndexSnapshot {
    try translatingErrors { try MatchIndexFile(pool, language: language, memories: memories) }
  }
}

/// A match index as it was when it was opened.
private final class MatchIndexFile: MatchIndexSnapshot {
  let parts: [StoredIndexPart]
  let removedUnits: Set<Int64>
  private let snapshot: DatabaseSnapshot

  init(_ pool: DatabasePool, language: LanguageTag, memories: [String]?) throws {
    let snapshot = try pool.makeSnapshot()
    (parts, removedUnits) = try snapshot.read { database in
      // A chunk is read once; to keep its pages as well would take its memory twice.
      try database.execute(sql: "PRAGMA cache_size = -1000")
      _ = try unitRanges(database, memories: memories)
      let parts = try Row.fetchAll(
        database,
        sql: """
          SELECT matchPart.*, name FROM matchPart JOIN memory ON memory.id = memory
          WHERE language = ? ORDER BY firstUnit
          """,
        arguments: [language.language.description]
      ).map(StoredIndexPart.init(row:)).filter { memories?.contains($0.memory) != false }
      return (parts, try Set(Int64.fetchCursor(database, sql: "SELECT id FROM removedUnit")))
    }
    self.snapshot = snapshot
  }

  func readChunk(_ number: Int, of part: Int64, into place: inout MutableRawSpan) throws {
    let isRead = try snapshot.read { database in
      let selection = try database.cachedStatement(sql: "SELECT data FROM matchChunk WHERE id = ?")
      sqlite3_bind_int64(selection.sqliteStatement, 1, part << chunkNumberBits + Int64(number))
      var isRead = false
      try forEachRow(selection) { row in
        guard Int(sqlite3_column_bytes(row, 0)) == place.byteCount,
          let bytes = sqlite3_column_blob(row, 0)
        else { return false }
        place.withUnsafeMutableBytes { place in
          place.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: place.count))
        }
        isRead = true
        return true
      }
      return isRead
    }
    guard isRead else { throw LibraryError(.damagedIndex) }
  }
}

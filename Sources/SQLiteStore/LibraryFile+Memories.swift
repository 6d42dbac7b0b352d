import GRDB
import LibraryAccess
package import Model

extension LibraryFile {
  /// Returns the memories, by name.
  ///
  /// - Throws: `LibraryError`.
  package func memories() throws -> [MemoryRecord] {
    try translatingErrors {
      try pool.read { database in
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT id, name, unitCount,
              (SELECT count(*) FROM import WHERE import.memory = memory.id) AS importCount
            FROM memory ORDER BY name
            """
        )
        return try rows.map { row in
          MemoryRecord(
            name: row["name"],
            unitCount: row["unitCount"],
            languages: try languageCounts(database, memory: row["id"]),
            importCount: row["importCount"]
          )
        }
      }
    }
  }

  /// Removes a memory with all its units and imports.
  ///
  /// - Returns: How many units it had.
  /// - Throws: `LibraryError`, when there is no such memory.
  package func removeMemory(_ name: String, record: (_ count: Int) -> Change) throws -> Int {
    try write(.memories) { database, history in
      let ranges = try unitRanges(database, memories: [name])
      var removed = 0
      for range in ranges {
        let units: StatementArguments = [range.lowerBound, range.upperBound]
        let variants: StatementArguments = [
          range.lowerBound * variantsPerUnit, range.upperBound * variantsPerUnit,
        ]
        for table in ["variant", "replacedVariant"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE id >= ? AND id < ?",
            arguments: variants
          )
        }
        try database.execute(
          sql: "DELETE FROM replacedUnit WHERE id >= ? AND id < ?",
          arguments: units
        )
        try database.execute(sql: "DELETE FROM unit WHERE id >= ? AND id < ?", arguments: units)
        removed += database.changesCount
        try removeMatchParts(database, units: range)
      }
      try database.execute(
        sql: "DELETE FROM unitKey WHERE memory = (SELECT id FROM memory WHERE name = ?)",
        arguments: [name]
      )
      try database.execute(sql: "DELETE FROM memory WHERE name = ?", arguments: [name])
      try history.record(record(removed))
      return removed
    }
  }
}

private func languageCounts(
  _ database: Database,
  memory: Int64
) throws -> [MemoryRecord.LanguageCount] {
  try Row.fetchAll(
    database,
    sql: """
      SELECT tag, variantCount FROM memoryLanguage JOIN language ON language.id = language
      WHERE memory = ? ORDER BY variantCount DESC, tag
      """,
    arguments: [memory]
  ).map {
    MemoryRecord.LanguageCount(language: $0["tag"], variantCount: $0["variantCount"])
  }
}

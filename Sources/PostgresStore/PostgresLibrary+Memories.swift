import LibraryAccess
package import Model

extension PostgresLibrary {
  package func memories() throws -> [MemoryRecord] {
    try read { connection in
      let counts = try connection.query(
        """
        SELECT memory, tag, variant_count FROM dragoman.memory_language
        JOIN dragoman.language ON language.id = language ORDER BY variant_count DESC, tag
        """
      )
      var languages: [Int64: [MemoryRecord.LanguageCount]] = [:]
      for row in 0..<counts.count {
        languages[counts.int(row, 0), default: []].append(
          MemoryRecord.LanguageCount(
            language: counts.text(row, 1),
            variantCount: Int(counts.int(row, 2))
          )
        )
      }
      let rows = try connection.query(
        """
        SELECT id, name, unit_count,
          (SELECT count(*) FROM dragoman.import WHERE import.memory = memory.id)
        FROM dragoman.memory ORDER BY name
        """
      )
      return (0..<rows.count).map { row in
        MemoryRecord(
          name: rows.text(row, 1),
          unitCount: Int(rows.int(row, 2)),
          languages: languages[rows.int(row, 0)] ?? [],
          importCount: Int(rows.int(row, 3))
        )
      }
    }
  }

  package func removeMemory(_ name: String, record: (_ count: Int) -> Change) throws -> Int {
    try write(.memories, of: name) { connection, history in
      let memory = try requireMemory(name, connection)
      let count = try PostgresStore.removeMemory(memory, connection)
      try history.record(record(count))
      return (true, count)
    }
  }
}

/// Returns the number of a memory.
///
/// - Throws: `LibraryError`, when there is none of the name.
func requireMemory(_ name: String, _ connection: Connection) throws -> Int64 {
  let rows = try connection.query(
    "SELECT id FROM dragoman.memory WHERE name = $1",
    [.text(name)]
  )
  guard rows.count == 1 else { throw LibraryError(.noSuchMemory(name)) }
  return rows.int(0, 0)
}

/// Takes a memory out with all it has; returns how many units it had.
@discardableResult
func removeMemory(_ memory: Int64, _ connection: Connection) throws -> Int {
  try MatchIndexTables(connection, memory: memory).removeAll()
  let slices = UnitSlice.all(ofMemory: memory)
  let values: [SQLValue] = [.int(slices.lowerBound), .int(slices.upperBound)]
  for table in ["replaced_unit", "removed_unit"] {
    try connection.query(
      "DELETE FROM dragoman.\(table) WHERE slice >= $1 AND slice < $2",
      values
    )
  }
  let removed = try connection.query(
    "DELETE FROM dragoman.unit WHERE slice >= $1 AND slice < $2",
    values
  )
  for table in ["memory_language", "import"] {
    try connection.query("DELETE FROM dragoman.\(table) WHERE memory = $1", [.int(memory)])
  }
  try connection.query("DELETE FROM dragoman.memory WHERE id = $1", [.int(memory)])
  return removed.changedCount
}

import LibraryAccess
package import Model

extension PostgresLibrary {
  package func undoImport(
    _ identifier: Int64,
    record: (_ removed: Int, _ restored: Int) -> Change
  ) throws -> (removed: Int, restored: Int) {
    let name = try pool.read { connection in
      let rows = try connection.query(
        """
        SELECT name FROM dragoman.import JOIN dragoman.memory ON memory.id = memory
        WHERE import.id = $1
        """,
        [.int(identifier)]
      )
      guard rows.count == 1 else { throw LibraryError(.noSuchImport(identifier)) }
      return rows.text(0, 0)
    }
    return try write(.memories, of: name) { connection, history in
      let rows = try connection.query(
        "SELECT memory, first_unit, end_unit FROM dragoman.import WHERE id = $1",
        [.int(identifier)]
      )
      guard rows.count == 1 else { throw LibraryError(.noSuchImport(identifier)) }
      let undo = ImportUndo(
        connection: connection,
        identifier: identifier,
        memory: rows.int(0, 0),
        units: rows.int(0, 1)..<rows.int(0, 2)
      )
      let counts = try undo.run()
      try history.record(record(counts.removed, counts.restored))
      return (true, counts)
    }
  }
}

/// Takes one import back, inside a transaction.
private struct ImportUndo {
  let connection: Connection
  let identifier: Int64
  let memory: Int64
  let units: Range<Int64>

  func run() throws -> (removed: Int, restored: Int) {
    var variants: [Int64: Int] = [:]
    let index = MatchIndexTables(connection, memory: memory)
    try index.removeParts(within: units)
    let removed = try remove(&variants, index)
    let restored = try restore(&variants)
    // Parts do not have what returns if they were made while it was gone.
    if !restored.isEmpty {
      try index.removeAll()
      try index.forgetRemoved(restored)
    }
    try changeMemoryCounts(
      connection,
      memory: memory,
      units: restored.count - removed,
      variants: variants
    )
    try connection.query(
      "DELETE FROM dragoman.import WHERE memory = $1 AND id = $2",
      [.int(memory), .int(identifier)]
    )
    try removeMemoryWithoutImports(index)
    return (removed, restored.count)
  }

  /// Takes out what the import added.
  private func remove(_ variants: inout [Int64: Int], _ index: MatchIndexTables) throws -> Int {
    let range = rangeValues(units, memory: memory)
    let condition = "slice = ANY($1) AND id >= $2 AND id < $3"
    let rows = try connection.query(
      """
      SELECT language, count(*) FROM (
        SELECT unnest(languages) AS language FROM dragoman.unit WHERE \(condition)) AS variant
      GROUP BY language
      """,
      range
    )
    for row in 0..<rows.count { variants[rows.int(row, 0), default: 0] -= Int(rows.int(row, 1)) }
    try index.noteRemoved(units)
    let removed = try connection.query("DELETE FROM dragoman.unit WHERE \(condition)", range)
    // Units of this import that a later one replaced go for good.
    try connection.query("DELETE FROM dragoman.replaced_unit WHERE \(condition)", range)
    return removed.changedCount
  }

  /// Brings back what the import replaced.
  private func restore(_ variants: inout [Int64: Int]) throws -> [Int64] {
    let slices = UnitSlice.all(ofMemory: memory)
    let condition = "slice >= $1 AND slice < $2 AND replaced_by = $3"
    let values: [SQLValue] = [
      .int(slices.lowerBound), .int(slices.upperBound), .int(identifier),
    ]
    try connection.query(
      """
      INSERT INTO dragoman.unit (\(CopyBuffer.unitColumns))
      SELECT \(CopyBuffer.unitColumns) FROM dragoman.replaced_unit WHERE \(condition)
      """,
      values
    )
    let rows = try connection.query(
      "DELETE FROM dragoman.replaced_unit WHERE \(condition) RETURNING id, import, languages",
      values
    )
    var imports: [Int64: Int] = [:]
    for row in 0..<rows.count {
      imports[rows.int(row, 1), default: 0] += 1
      forEachElement(of: rows.bytes(row, 2)) { variants[signedNumber($0), default: 0] += 1 }
    }
    try changeImportCounts(connection, memory: memory, by: imports)
    return rows.firstInts
  }

  private func removeMemoryWithoutImports(_ index: MatchIndexTables) throws {
    let imports = try connection.query(
      "SELECT count(*) FROM dragoman.import WHERE memory = $1",
      [.int(memory)]
    )
    if imports.int(0, 0) == 0 { try removeMemory(memory, connection) }
  }
}

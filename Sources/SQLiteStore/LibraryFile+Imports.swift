import GRDB
package import LibraryAccess
package import Model

extension LibraryFile {
  /// Runs one import in one transaction: all of it is kept, or nothing.
  ///
  /// - Parameters:
  ///   - request: What is imported and how.
  ///   - body: Stores the units with the writer, and returns what is known when the file was read.
  /// - Returns: The import's number, or `nil` for a dry run, and what it changed.
  /// - Throws: `LibraryError`, or what `body` throws; then the library is as it was.
  package func importUnits(
    _ request: ImportRequest,
    body: (any UnitSink) throws -> ImportOutcome
  ) throws -> (identifier: Int64?, counts: ImportCounts) {
    try LibraryError.require(name: request.memory)
    return try write(.memories, isDryRun: request.isDryRun) { database, history in
      let memory = try memoryIdentifier(database, creating: request.memory)
      let identifier = try insertImport(database, request, memory: memory)
      let writer = try UnitWriter(
        database,
        importIdentifier: identifier,
        memory: memory,
        request: request,
        history
      )
      let outcome = try body(writer)
      try writer.finish(outcome)
      return (request.isDryRun ? nil : identifier, writer.counts)
    }
  }

  /// Returns the imports, the latest first.
  ///
  /// - Throws: `LibraryError`.
  package func imports() throws -> [ImportRecord] {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT import.*, memory.name AS name FROM import JOIN memory ON memory.id = import.memory ORDER BY import.id DESC
            """
        ).map(ImportRecord.init(row:))
      }
    }
  }

  /// Takes an import back: what it added goes, what it replaced returns.
  ///
  /// - Returns: How many units were taken out and how many returned.
  /// - Throws: `LibraryError`, when there is no such import.
  package func undoImport(
    _ identifier: Int64,
    record: (_ removed: Int, _ restored: Int) -> Change
  ) throws -> (removed: Int, restored: Int) {
    try write(.memories) { database, history in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT memory, firstUnit, endUnit FROM import WHERE id = ?",
        arguments: [identifier]
      )
      guard let row else { throw LibraryError(.noSuchImport(identifier)) }
      let counts = try undo(
        database,
        identifier,
        memory: row["memory"],
        units: row["firstUnit"]..<row["endUnit"]
      )
      try history.record(record(counts.removed, counts.restored))
      return counts
    }
  }
}

private func memoryIdentifier(_ database: Database, creating name: String) throws -> Int64 {
  let known = try Int64.fetchOne(
    database,
    sql: "SELECT id FROM memory WHERE name = ?",
    arguments: [name]
  )
  if let known { return known }
  try database.execute(sql: "INSERT INTO memory (name) VALUES (?)", arguments: [name])
  return database.lastInsertedRowID
}

private func insertImport(
  _ database: Database,
  _ request: ImportRequest,
  memory: Int64
) throws -> Int64 {
  try database.execute(
    sql: """
      INSERT INTO import (memory, file, importedAt, onConflict, firstUnit, endUnit)
      SELECT ?, ?, ?, ?, next, next FROM unitCounter
      """,
    arguments: [memory, request.file, request.date, request.onConflict.rawValue]
  )
  return database.lastInsertedRowID
}

private func undo(
  _ database: Database,
  _ identifier: Int64,
  memory: Int64,
  units: Range<Int64>
) throws -> (removed: Int, restored: Int) {
  var variants: [Int64: Int] = [:]
  let range: StatementArguments = [units.lowerBound, units.upperBound]
  let variantRange: StatementArguments = [
    units.lowerBound * variantsPerUnit, units.upperBound * variantsPerUnit,
  ]
  let rows = try Row.fetchAll(
    database,
    sql: "SELECT language, count(*) AS n FROM variant WHERE id >= ? AND id < ? GROUP BY language",
    arguments: variantRange
  )
  for row in rows { variants[row["language"], default: 0] -= row["n"] as Int }
  try database.execute(
    sql: """
      DELETE FROM unitKey WHERE (memory, contentHash, unit) IN
        (SELECT ?, contentHash, id FROM unit WHERE id >= ? AND id < ?)
      """,
    arguments: [memory] + range
  )
  try database.execute(
    sql: "DELETE FROM variant WHERE id >= ? AND id < ?",
    arguments: variantRange
  )
  try database.execute(sql: "DELETE FROM unit WHERE id >= ? AND id < ?", arguments: range)
  let removed = database.changesCount
  // Units of this import that a later one replaced go for good.
  try database.execute(
    sql: "DELETE FROM replacedVariant WHERE id >= ? AND id < ?",
    arguments: variantRange
  )
  try database.execute(sql: "DELETE FROM replacedUnit WHERE id >= ? AND id < ?", arguments: range)
  let restored = try restore(database, replacedBy: identifier, memory: memory, &variants)
  try removeMatchParts(database, units: units)
  // Parts do not have what returns if they were made while it was gone.
  if restored > 0 { try removeMatchIndex(database, memory: memory) }
  try changeMemoryCounts(
    database,
    memory: memory,
    units: restored - removed,
    variants: variants
  )
  try database.execute(sql: "DELETE FROM import WHERE id = ?", arguments: [identifier])
  try database.execute(
    sql: """
      DELETE FROM memory WHERE id = ?1 AND unitCount = 0
        AND NOT EXISTS (SELECT 1 FROM import WHERE memory = ?1)
      """,
    arguments: [memory]
  )
  return (removed, restored)
}

private func restore(
  _ database: Database,
  replacedBy identifier: Int64,
  memory: Int64,
  _ variants: inout [Int64: Int]
) throws -> Int {
  let units = try Int64.fetchAll(
    database,
    sql: "SELECT id FROM replacedUnit WHERE replacedBy = ?",
    arguments: [identifier]
  )
  for unit in units {
    let range: StatementArguments = [unit * variantsPerUnit, (unit + 1) * variantsPerUnit]
    try database.execute(
      sql: """
        INSERT INTO unit (\(unitColumns)) SELECT \(unitColumns) FROM replacedUnit WHERE id = ?
        """,
      arguments: [unit]
    )
    try database.execute(
      sql: """
        INSERT INTO unitKey (memory, contentHash, unit) SELECT ?, contentHash, id FROM unit
        WHERE id = ?
        """,
      arguments: [memory, unit]
    )
    try database.execute(
      sql: """
        INSERT INTO variant (\(variantColumns)) SELECT \(variantColumns) FROM replacedVariant
        WHERE id >= ? AND id < ?
        """,
      arguments: range
    )
    try changeImportCount(database, ofUnit: unit, by: 1)
    let languages = try Int64.fetchAll(
      database,
      sql: "SELECT language FROM replacedVariant WHERE id >= ? AND id < ?",
      arguments: range
    )
    for language in languages { variants[language, default: 0] += 1 }
    try database.execute(
      sql: "DELETE FROM replacedVariant WHERE id >= ? AND id < ?",
      arguments: range
    )
    try database.execute(sql: "DELETE FROM replacedUnit WHERE id = ?", arguments: [unit])
  }
  return units.count
}

extension ImportRecord {
  init(row: Row) {
    var counts = ImportCounts()
    counts.added = row["addedCount"]
    counts.updated = row["updatedCount"]
    counts.unchanged = row["unchangedCount"]
    self.init(
      identifier: row["id"],
      memory: row["name"],
      file: row["file"],
      date: row["importedAt"],
      outcome: ImportOutcome(
        fileHash: row["fileHash"],
        byteCount: row["byteCount"],
        header: row["header"],
        readCount: row["readCount"],
        rejectedCount: row["rejectedCount"],
        repairedCount: row["repairedCount"],
        isTruncated: row["isTruncated"]
      ),
      counts: counts,
      unitCount: row["unitCount"]
    )
  }
}

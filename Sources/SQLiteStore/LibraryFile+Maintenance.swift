import Files
import GRDB
import LibraryAccess
package import Model

extension LibraryFile {
  /// Returns what is in the library.
  ///
  /// - Throws: `LibraryError`.
  package func contents() throws -> LibraryContents {
    try translatingErrors {
      try pool.read { database in
        let tables = [
          ("memories", "memory"), ("units", "unit"), ("variants", "variant"),
          ("imports", "import"), ("languages", "language"),
        ]
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        return LibraryContents(
          path: path,
          byteCount: pages * pageSize,
          version: try migrator.appliedMigrations(database).last ?? "",
          counts: try tables.map { name, table in
            LibraryContents.Count(
              name: name,
              count: try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
            )
          }
        )
      }
    }
  }

  /// Looks for damage, and for derived data that does not agree with the units.
  ///
  /// - Returns: What is wrong, each fault; nothing if the library is sound.
  /// - Throws: `LibraryError`.
  package func faults() throws -> [Message] {
    try translatingErrors {
      var faults: [Message] = []
      do {
        try pool.read { database in
          for find in [structureFaults, contentFaults] {
            try noting(&faults) { try find(database) }
          }
        }
      } catch let error as DatabaseError where error.isDamage && !faults.isEmpty {
        // The end of the transaction tells again what was met within it.
      }
      return faults
    }
  }

  /// Adds what a check finds; what cannot be read cannot be compared, and is a fault itself.
  private func noting(_ faults: inout [Message], _ find: () throws -> [Message]) throws {
    do {
      faults += try find()
    } catch let error as DatabaseError where error.isDamage {
      faults.append(LibraryError(error).message)
    }
  }

  private func structureFaults(_ database: Database) throws -> [Message] {
    let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
      .filter { $0 != "ok" }.map { Message("library.database", ["words": .text($0)]) }
    let foreignKeys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
    return foreignKeys.isEmpty
      ? faults : faults + [Message("fault.references", ["count": .number(foreignKeys.count)])]
  }

  /// Compares derived data with what they are derived from, and units with their hashes.
  private func contentFaults(_ database: Database) throws -> [Message] {
    var faults: [Message] = []
    for (sql, fault) in derivedDataChecks {
      let count = try Int.fetchOne(database, sql: sql) ?? 0
      if count > 0 { faults.append(Message(fault, ["count": .number(count)])) }
    }
    let changed = try changedUnits(database)
    if !changed.isEmpty {
      let names = changed.prefix(10).map(String.init) + (changed.count > 10 ? ["…"] : [])
      faults.append(
        Message("fault.units", ["count": .number(changed.count), "units": .list(names)])
      )
    }
    let concepts = try changedConcepts(database).map(\.name)
    if !concepts.isEmpty {
      let names = concepts.prefix(10) + (concepts.count > 10 ? ["…"] : [])
      faults.append(
        Message(
          "fault.concepts",
          ["count": .number(concepts.count), "concepts": .list(Array(names))]
        )
      )
    }
    return faults
  }

  /// Makes all derived data again from the units.
  ///
  /// - Throws: `LibraryError`.
  package func rebuildDerivedData() throws {
    try write(.memories) { database, _ in try database.execute(sql: derivedDataRebuild) }
  }

  /// Writes a consistent copy of the library, while it may be in use.
  ///
  /// - Parameter path: Where no file may be yet.
  /// - Throws: `LibraryError`.
  package func backUp(to path: String) throws {
    let copy = LibraryLocation(path: path).databasePath
    guard !path.isEmpty, !fileExists(copy) else { throw LibraryError(.isThere) }
    // A copy that was not finished is worth nothing, and would stand in the way of the next.
    let files = [copy, copy + "-journal"]
    files.forEach(UnfinishedFiles.add)
    do {
      try translatingErrors {
        try pool.writeWithoutTransaction { database in
          try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
      }
      files.forEach(UnfinishedFiles.remove)
    } catch {
      files.forEach(UnfinishedFiles.takeAway)
      throw error
    }
  }

  package func forEachConcept(_ body: (GlossaryConcept, Set<String>) throws -> Void) throws {
    try translatingErrors {
      try pool.read { database in
        var keys: [[String]: Set<String>] = [:]
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT name, identifier, key FROM conceptKey
              JOIN concept ON concept.id = conceptKey.concept
              JOIN glossary ON glossary.id = concept.glossary
            """
        )
        while let row = try rows.next() {
          keys[[row["name"], row["identifier"]], default: []].insert(row["key"])
        }
        for stored in try conceptRows(database, where: "1", arguments: []) {
          let concept = stored.glossaryConcept
          try body(concept, keys[[concept.glossary, concept.concept.identifier]] ?? [])
        }
      }
    }
  }

  package func replaceConceptKeys(_ keys: (ConceptEntry) -> [String]) throws {
    try write(.glossaries) { database, _ in
      try database.execute(sql: "DELETE FROM conceptKey; DELETE FROM conceptWord")
      for stored in try conceptRows(database, where: "1", arguments: []) {
        for key in keys(stored.concept) {
          try database.execute(
            sql: """
              INSERT OR IGNORE INTO conceptKey (key, concept)
              SELECT ?, concept.id FROM concept JOIN glossary ON glossary.id = concept.glossary
              WHERE name = ? AND identifier = ?
              """,
            arguments: [key, stored.glossary, stored.concept.identifier]
          )
          try database.execute(
            sql: "INSERT OR IGNORE INTO conceptWord (word) VALUES (?)",
            arguments: [key]
          )
        }
      }
    }
  }
}

/// Returns the units whose texts and codes are not those of which their hashes were made.
func changedUnits(_ database: Database) throws -> [Int64] {
  var changed: [Int64] = []
  var identifier = UnitIdentifier()
  let hashes = try database.makeStatement(
    sql: "SELECT contentHash, sourceHash FROM unit WHERE id = ?"
  )
  func check(_ batch: UnitBatch, _ identifiers: [Int64]) throws {
    identifier.prepare(for: batch)
    try batch.bytes.withUnsafeBytes { bytes in
      for (unit, number) in zip(batch.units, identifiers) {
        let content = identifier.identity(of: unit, in: batch, bytes: bytes).content
        let sources = batch.variants[unit.variants].map { identifier.hash(of: $0, bytes: bytes) }
        let stored = try Row.fetchOne(hashes, arguments: [number])
        guard let stored, content == UInt64(bitPattern: stored["contentHash"]),
          sources.contains(UInt64(bitPattern: stored["sourceHash"]))
        else {
          changed.append(number)
          continue
        }
      }
    }
  }
  var reader = try UnitReader(database, languages: [])
  for range in try unitRanges(database, memories: nil) { try reader.read(range, check) }
  try reader.finish(check)
  return changed
}

private let unitOwners =
  "unit JOIN import ON import.id = unit.import"

/// The memories and base languages whose parts of a match index have fewer segments than there are.
let segmentsWithoutIndex = """
  SELECT memory FROM (
    SELECT memory, substr(tag, 1, instr(tag || '-', '-') - 1) AS base, sum(variantCount) AS n
    FROM memoryLanguage JOIN language ON language.id = language
    WHERE memory IN (SELECT memory FROM matchIndexed) GROUP BY memory, base) AS stored
  WHERE n > (SELECT coalesce(sum(recordCount), 0) FROM matchPart
    WHERE matchPart.memory = stored.memory AND matchPart.language = base)
  """

private let derivedDataChecks: [(sql: String, fault: String)] = [
  (
    """
    SELECT count(*) FROM \(unitOwners) WHERE NOT EXISTS (SELECT 1 FROM unitKey WHERE
      unitKey.memory = import.memory AND unitKey.contentHash = unit.contentHash
      AND unitKey.unit = unit.id)
    """,
    "fault.contents"
  ),
  (
    "SELECT (SELECT count(*) FROM unitKey) - (SELECT count(*) FROM unit)",
    "fault.contentEntries"
  ),
  (
    """
    SELECT count(*) FROM memory WHERE unitCount <> (
      SELECT count(*) FROM \(unitOwners) WHERE import.memory = memory.id)
    """,
    "fault.unitCounts"
  ),
  (
    """
    SELECT count(*) FROM import WHERE unitCount <> (
      SELECT count(*) FROM unit WHERE unit.id >= firstUnit AND unit.id < endUnit)
    """,
    "fault.importCounts"
  ),
  (
    """
    SELECT count(*) FROM memoryLanguage FULL JOIN (
      SELECT import.memory AS memory, language, count(*) AS n
      FROM variant JOIN unit ON unit.id = variant.id / \(variantsPerUnit) JOIN import ON import.id = unit.import
      GROUP BY import.memory, language) AS actual USING (memory, language)
    WHERE variantCount IS NOT n
    """,
    "fault.variantCounts"
  ),
  (
    """
    SELECT count(*) FROM matchPart WHERE byteCount <> (SELECT coalesce(sum(length(data)), 0)
      FROM matchChunk WHERE id >= matchPart.id << \(chunkNumberBits)
        AND id < (matchPart.id + 1) << \(chunkNumberBits))
    """,
    "fault.indexParts"
  ),
  (
    """
    SELECT count(*) FROM (\(segmentsWithoutIndex))
    """,
    "fault.unindexed"
  ),
  (
    "SELECT count(*) FROM variant WHERE id / \(variantsPerUnit) NOT IN (SELECT id FROM unit)",
    "fault.variantsWithoutUnit"
  ),
  (
    "SELECT count(*) FROM unit WHERE id * \(variantsPerUnit) NOT IN (SELECT id FROM variant)",
    "fault.unitsWithoutVariant"
  ),
  (
    "SELECT count(*) FROM removedUnit WHERE id IN (SELECT id FROM unit)",
    "fault.removedUnits"
  ),
  (
    "SELECT count(*) FROM (SELECT key FROM conceptKey EXCEPT SELECT word FROM conceptWord)",
    "fault.words"
  ),
]

let derivedDataRebuild = """
  DELETE FROM removedUnit WHERE id IN (SELECT id FROM unit);
  DELETE FROM unitKey;
  INSERT INTO unitKey (memory, contentHash, unit) SELECT import.memory, contentHash, unit.id FROM \(unitOwners)
    ORDER BY 1, 2, 3;
  UPDATE memory SET unitCount = (
    SELECT count(*) FROM \(unitOwners) WHERE import.memory = memory.id);
  UPDATE import SET unitCount = (
    SELECT count(*) FROM unit WHERE unit.id >= firstUnit AND unit.id < endUnit);
  DELETE FROM memoryLanguage;
  INSERT INTO memoryLanguage (memory, language, variantCount) SELECT import.memory, language, count(*)
    FROM variant JOIN unit ON unit.id = variant.id / \(variantsPerUnit) JOIN import ON import.id = unit.import
    GROUP BY import.memory, language;
  """

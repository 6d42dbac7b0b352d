import GRDB
import GRDBSQLite
import LibraryAccess
import Model

/// Stores the units of one import, inside its transaction.
///
/// What becomes of a unit says `ImportRules`; this finds what is like it, puts it in, and takes out
/// what it replaces.
final class UnitWriter: UnitSink, RecordingWriter {
  private(set) var counts = ImportCounts()

  /// The connection, inside the import's transaction.
  let database: Database
  /// The identifier of the memory.
  let memory: Int64
  /// The number of the import.
  let importIdentifier: Int64
  let history: RecordWriter
  private let onConflict: ConflictPolicy
  private let statements: UnitStatements
  private let comparison: StoredUnitComparison
  private var duplicates: DuplicateFinder
  private var conflicts: ConflictFinder?
  private let firstUnit: Int64
  private(set) var nextUnit: Int64
  private var languages: [Int64] = []
  private var identifier = UnitIdentifier()
  private var variantCounts: [Int64: Int] = [:]

  init(
    _ database: Database,
    importIdentifier: Int64,
    memory: Int64,
    request: ImportRequest,
    _ history: RecordWriter
  ) throws {
    self.database = database
    self.history = history
    self.memory = memory
    self.importIdentifier = importIdentifier
    onConflict = request.onConflict
    firstUnit = try Int64.fetchOne(database, sql: "SELECT next FROM unitCounter") ?? 1
    nextUnit = firstUnit
    statements = try UnitStatements(database)
    comparison = try StoredUnitComparison(database)
    duplicates = try DuplicateFinder(database, memory: memory)
    if onConflict != .both { conflicts = try ConflictFinder(database, memory: memory) }
  }

  var matchIndex: any MatchIndexSink { MatchIndexWriter(database, memory: memory) }

  func store(_ batch: UnitBatch) throws -> [Int64] {
    try noteLanguages(batch)
    identifier.prepare(for: batch)
    var identifiers: [Int64] = []
    identifiers.reserveCapacity(batch.units.count)
    try batch.bytes.withUnsafeBytes { bytes in
      for unit in batch.units {
        let identity = identifier.identity(of: unit, in: batch, bytes: bytes)
        identifiers.append(try store(unit, identity, of: batch, bytes))
      }
    }
    return identifiers
  }

  func removeUnit(_ unit: Int64) throws -> Bool {
    let home = try Int64.fetchOne(
      database,
      sql: "SELECT memory FROM import WHERE id = (SELECT import FROM unit WHERE unit.id = ?)",
      arguments: [unit]
    )
    guard unit < firstUnit, home == memory else { return false }
    try replace(unit)
    return true
  }

  func flush() throws { try duplicates.flush() }

  /// Writes what is still in memory, and the counts.
  func finish(_ outcome: ImportOutcome) throws {
    try duplicates.flush()
    try conflicts?.close()
    try database.execute(sql: "UPDATE unitCounter SET next = ?", arguments: [nextUnit])
    try database.execute(
      sql: """
        UPDATE import SET fileHash = ?, byteCount = ?, header = ?, endUnit = ?, readCount = ?,
          addedCount = ?, updatedCount = ?, unchangedCount = ?, rejectedCount = ?,
          repairedCount = ?, isTruncated = ?, unitCount = unitCount + ? WHERE id = ?
        """,
      arguments: [
        outcome.fileHash, outcome.byteCount, outcome.header, nextUnit, outcome.readCount,
        counts.ofMemory.added, counts.ofMemory.updated, counts.ofMemory.unchanged,
        outcome.rejectedCount,
        outcome.repairedCount, outcome.isTruncated, nextUnit - firstUnit, importIdentifier,
      ]
    )
    try changeMemoryCounts(database, memory: memory, units: unitDelta, variants: variantCounts)
  }

  private var unitDelta = 0

  private func store(
    _ unit: UnitBatch.Unit,
    _ identity: UnitIdentity,
    of batch: UnitBatch,
    _ bytes: UnsafeRawBufferPointer
  ) throws -> Int64 {
    let found = try alike(unit, identity, of: batch, bytes)
    let decision = ImportRules.decide(date: unit.date, found: found, policy: onConflict)
    ImportRules.count(
      decision,
      found: found,
      isTranslated: batch.isTranslated(unit),
      in: &counts
    )
    switch decision {
    case .leaveOut: return 0
    case .add: break
    case .replace(let identifiers): for identifier in identifiers { try replace(identifier) }
    }
    let identifier = nextUnit
    nextUnit += 1
    try statements.insert(
      unit,
      identity,
      of: batch,
      bytes: bytes,
      identifier: identifier,
      importIdentifier: importIdentifier,
      languages: languages
    )
    try duplicates.insert(identity.content, unit: identifier)
    try conflicts?.insert(identity.source, unit: identifier)
    for index in unit.variants {
      variantCounts[languages[batch.variants[index].language], default: 0] += 1
    }
    unitDelta += 1
    return identifier
  }

  /// Returns the units of the memory that may be what is being imported.
  private func alike(
    _ unit: UnitBatch.Unit,
    _ identity: UnitIdentity,
    of batch: UnitBatch,
    _ bytes: UnsafeRawBufferPointer
  ) throws -> [FoundUnit] {
    var candidates = try duplicates.candidates(identity.content)
    if let conflicts { candidates += try conflicts.candidates(identity.source) }
    // Most units are new, and cost no more than this.
    if candidates.isEmpty { return [] }
    let incoming = IncomingUnit(unit: unit, batch: batch, bytes: bytes, languages: languages)
    return try candidates.compactMap {
      try comparison.compare($0, incoming, isOfThisImport: $0 >= firstUnit)
    }
  }

  /// Takes a unit out of the memory; one that an earlier import made is set aside.
  private func replace(_ identifier: Int64) throws {
    let hash = try Int64.fetchOne(
      database,
      sql: "SELECT contentHash FROM unit WHERE id = ?",
      arguments: [identifier]
    )
    guard let hash else { return }
    let removed = try takeOut(
      database,
      unit: identifier,
      replacedBy: identifier < firstUnit ? importIdentifier : nil
    )
    for language in removed { variantCounts[language, default: 0] -= 1 }
    unitDelta -= 1
    try duplicates.remove(UInt64(bitPattern: hash), unit: identifier)
  }

  private func noteLanguages(_ batch: UnitBatch) throws {
    for tag in batch.languages.dropFirst(languages.count) {
      languages.append(try languageIdentifier(database, tag.description))
    }
  }
}

/// Returns the library's identifier of a language, and makes one if there is none.
func languageIdentifier(_ database: Database, _ tag: String) throws -> Int64 {
  let known = try Int64.fetchOne(
    database,
    sql: "SELECT id FROM language WHERE tag = ?",
    arguments: [tag]
  )
  if let known { return known }
  try database.execute(sql: "INSERT INTO language (tag) VALUES (?)", arguments: [tag])
  return database.lastInsertedRowID
}

/// Adds to the counts of a memory's units and variants.
func changeMemoryCounts(
  _ database: Database,
  memory: Int64,
  units: Int,
  variants: [Int64: Int]
) throws {
  try database.execute(
    sql: "UPDATE memory SET unitCount = unitCount + ? WHERE id = ?",
    arguments: [units, memory]
  )
  for (language, count) in variants where count != 0 {
    try database.execute(
      sql: """
        INSERT INTO memoryLanguage (memory, language, variantCount) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET variantCount = variantCount + excluded.variantCount
        """,
      arguments: [memory, language, count]
    )
  }
  try database.execute(
    sql: "DELETE FROM memoryLanguage WHERE memory = ? AND variantCount = 0",
    arguments: [memory]
  )
}

/// Adds to the count of units of the import that made a unit, which is there.
func changeImportCount(_ database: Database, ofUnit unit: Int64, by difference: Int) throws {
  try database.execute(
    sql: """
      UPDATE import SET unitCount = unitCount + ?
      WHERE id = (SELECT import FROM unit WHERE unit.id = ?)
      """,
    arguments: [difference, unit]
  )
}

/// Deletes a unit, or sets it aside for when the import that replaces it is taken back.
///
/// - Returns: The languages of its variants.
func takeOut(_ database: Database, unit: Int64, replacedBy: Int64?) throws -> [Int64] {
  let variants = [unit * variantsPerUnit, (unit + 1) * variantsPerUnit]
  let languages = try Int64.fetchAll(
    database,
    sql: "SELECT language FROM variant WHERE id >= ? AND id < ?",
    arguments: StatementArguments(variants)
  )
  if let replacedBy {
    try database.execute(
      sql: """
        INSERT INTO replacedUnit (\(unitColumns), replacedBy) SELECT \(unitColumns), ? FROM unit
        WHERE id = ?
        """,
      arguments: [replacedBy, unit]
    )
    try database.execute(
      sql: """
        INSERT INTO replacedVariant (\(variantColumns)) SELECT \(variantColumns) FROM variant
        WHERE id >= ? AND id < ?
        """,
      arguments: StatementArguments(variants)
    )
  }
  try changeImportCount(database, ofUnit: unit, by: -1)
  try database.execute(sql: "DELETE FROM unit WHERE id = ?", arguments: [unit])
  try database.execute(
    sql: "DELETE FROM variant WHERE id >= ? AND id < ?",
    arguments: StatementArguments(variants)
  )
  return languages
}

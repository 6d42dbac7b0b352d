import GRDB
import GRDBSQLite
import Model

/// A unit that is being imported.
struct IncomingUnit {
  let unit: UnitBatch.Unit
  let batch: UnitBatch
  let bytes: UnsafeRawBufferPointer
  /// The library's identifier for each language of the batch.
  let languages: [Int64]

  func bytes(_ slice: UnitBatch.Slice) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[slice.range])
  }
}

/// Compares units that are being imported with stored ones.
struct UnitComparison {
  private let unit: Statement
  private let variants: Statement

  init(_ database: Database) throws {
    unit = try database.makeStatement(
      sql: "SELECT date, attributes, annotations FROM unit WHERE id = ?"
    )
    variants = try database.makeStatement(
      sql: """
        SELECT language, text, content, attributes, annotations FROM variant
        WHERE id >= ?1 * 1024 AND id < (?1 + 1) * 1024
        """
    )
  }

  /// Whether a stored unit has the same languages, texts and codes, and, if asked for, the same
  /// attributes, properties and notes in the same order.
  func isSame(
    _ identifier: Int64,
    _ incoming: IncomingUnit,
    withAnnotations: Bool
  ) throws -> Bool {
    var rest = Array(incoming.unit.variants)
    var isSame = true
    try forEachVariant(of: identifier) { row in
      let place = rest.firstIndex {
        isSameSegment(row, incoming.batch.variants[$0], incoming)
          && (!withAnnotations || hasSameAnnotations(row, incoming.batch.variants[$0], incoming))
      }
      guard let place, !withAnnotations || place == 0 else {
        isSame = false
        return false
      }
      rest.remove(at: place)
      return true
    }
    guard isSame, rest.isEmpty else { return false }
    guard withAnnotations else { return true }
    return try hasSameAnnotations(identifier, incoming)
  }

  /// Returns the date of a stored unit that has the incoming unit's source segment and another
  /// translation in one of its languages, or `nil` if it has not.
  func conflictDate(of identifier: Int64, with incoming: IncomingUnit) throws -> Int64? {
    var hasSource = false
    var hasOther = false
    try forEachVariant(of: identifier) { row in
      for index in incoming.unit.variants {
        let variant = incoming.batch.variants[index]
        guard incoming.languages[variant.language] == sqlite3_column_int64(row, 0) else { continue }
        if isSameSegment(row, variant, incoming) { hasSource = true } else { hasOther = true }
      }
      return true
    }
    guard hasSource, hasOther else { return nil }
    var date: Int64 = 0
    sqlite3_bind_int64(unit.sqliteStatement, 1, identifier)
    try forEachRow(unit) { row in
      date = sqlite3_column_int64(row, 0)
      return true
    }
    return date
  }

  private func forEachVariant(
    of identifier: Int64,
    _ body: (OpaquePointer) throws -> Bool
  ) throws {
    sqlite3_bind_int64(variants.sqliteStatement, 1, identifier)
    try forEachRow(variants, body)
  }

  private func isSameSegment(
    _ row: OpaquePointer,
    _ variant: UnitBatch.Variant,
    _ incoming: IncomingUnit
  ) -> Bool {
    sqlite3_column_int64(row, 0) == incoming.languages[variant.language]
      && columnBytes(row, 1).elementsEqual(incoming.bytes(variant.text))
      && columnBytes(row, 2).elementsEqual(incoming.bytes(variant.content))
  }

  private func hasSameAnnotations(
    _ row: OpaquePointer,
    _ variant: UnitBatch.Variant,
    _ incoming: IncomingUnit
  ) -> Bool {
    columnBytes(row, 3).elementsEqual(incoming.bytes(variant.attributes))
      && columnBytes(row, 4).elementsEqual(incoming.bytes(variant.annotations))
  }

  private func hasSameAnnotations(_ identifier: Int64, _ incoming: IncomingUnit) throws -> Bool {
    var isSame = false
    sqlite3_bind_int64(unit.sqliteStatement, 1, identifier)
    try forEachRow(unit) { row in
      isSame =
        columnBytes(row, 1).elementsEqual(incoming.bytes(incoming.unit.attributes))
        && columnBytes(row, 2).elementsEqual(incoming.bytes(incoming.unit.annotations))
      return true
    }
    return isSame
  }
}

/// Finds the units of a memory that have a given source segment, by its hash.
///
/// Only imports that do not keep every translation need this, so it is made for one of them and
/// gone when that ends.
struct ConflictFinder {
  private let database: Database
  private let selection: Statement
  private let insertion: Statement

  init(_ database: Database, memory: Int64) throws {
    self.database = database
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.sourceKey;
        CREATE TEMP TABLE sourceKey (
          hash INTEGER, unit INTEGER, PRIMARY KEY (hash, unit)
        ) WITHOUT ROWID;
        """
    )
    try database.execute(
      sql: """
        INSERT INTO temp.sourceKey SELECT sourceHash, unit.id FROM unit
        JOIN import ON import.id = unit.import WHERE import.memory = ? ORDER BY sourceHash, unit.id
        """,
      arguments: [memory]
    )
    selection = try database.makeStatement(sql: "SELECT unit FROM temp.sourceKey WHERE hash = ?")
    insertion = try database.makeStatement(sql: "INSERT INTO temp.sourceKey VALUES (?, ?)")
  }

  func candidates(_ hash: UInt64) throws -> [Int64] {
    var units: [Int64] = []
    sqlite3_bind_int64(selection.sqliteStatement, 1, Int64(bitPattern: hash))
    try forEachRow(selection) { row in
      units.append(sqlite3_column_int64(row, 0))
      return true
    }
    return units
  }

  func insert(_ hash: UInt64, unit: Int64) throws {
    sqlite3_bind_int64(insertion.sqliteStatement, 1, Int64(bitPattern: hash))
    sqlite3_bind_int64(insertion.sqliteStatement, 2, unit)
    try step(insertion)
  }

  func close() throws { try database.execute(sql: "DROP TABLE temp.sourceKey") }
}

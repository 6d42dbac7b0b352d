import GRDB
import GRDBSQLite

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
        INSERT INTO temp.sourceKey (hash, unit) SELECT sourceHash, unit.id FROM unit
        JOIN import ON import.id = unit.import WHERE import.memory = ? ORDER BY sourceHash, unit.id
        """,
      arguments: [memory]
    )
    selection = try database.makeStatement(sql: "SELECT unit FROM temp.sourceKey WHERE hash = ?")
    insertion = try database.makeStatement(
      sql: "INSERT INTO temp.sourceKey (hash, unit) VALUES (?, ?)"
    )
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

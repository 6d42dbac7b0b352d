import GRDB
import GRDBSQLite
import LibraryAccess
import Model

/// Compares units that are being imported with stored ones.
struct StoredUnitComparison {
  private let unit: Statement
  private let variants: Statement

  init(_ database: Database) throws {
    unit = try database.makeStatement(
      sql: "SELECT date, attributes, annotations FROM unit WHERE id = ?"
    )
    variants = try database.makeStatement(
      sql: """
        SELECT language, text, content, attributes, annotations FROM variant
        WHERE id >= ?1 * \(variantsPerUnit) AND id < (?1 + 1) * \(variantsPerUnit)
        """
    )
  }

  /// Compares a stored unit, or returns `nil` if it is no longer there.
  func compare(
    _ identifier: Int64,
    _ incoming: IncomingUnit,
    isOfThisImport: Bool
  ) throws -> FoundUnit? {
    var comparison = UnitComparison(incoming)
    sqlite3_bind_int64(variants.sqliteStatement, 1, identifier)
    try forEachRow(variants) { row in
      comparison.compare(
        UnitComparison.StoredVariant(
          language: sqlite3_column_int64(row, 0),
          text: columnBytes(row, 1),
          content: columnBytes(row, 2),
          attributes: columnBytes(row, 3),
          annotations: columnBytes(row, 4)
        )
      )
      return true
    }
    var found = FoundUnit(
      identifier: identifier,
      likeness: .sameContent,
      date: 0,
      isOfThisImport: isOfThisImport
    )
    // Of a unit that an earlier import stored the content alone decides, and its row need not be read.
    if comparison.hasSameContent, !isOfThisImport { return found }
    var isThere = false
    sqlite3_bind_int64(unit.sqliteStatement, 1, identifier)
    try forEachRow(unit) { row in
      isThere = true
      found.date = sqlite3_column_int64(row, 0)
      found.likeness = comparison.likeness(
        attributes: columnBytes(row, 1),
        annotations: columnBytes(row, 2)
      )
      return true
    }
    return isThere ? found : nil
  }
}

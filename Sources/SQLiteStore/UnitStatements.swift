import GRDB
import GRDBSQLite
import LibraryAccess
import Model

/// The statements that store units, bound without copies.
///
/// They belong to one connection and must not outlive the access that made them.
struct UnitStatements {
  private let unit: Statement
  private let variant: Statement

  init(_ database: Database, of table: UnitTable = .units) throws {
    let replacedBy = table == .replacedUnits ? (", replacedBy", ", ?") : ("", "")
    unit = try database.makeStatement(
      sql: """
        INSERT INTO \(table.rawValue) (\(unitColumns)\(replacedBy.0))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?\(replacedBy.1))
        """
    )
    variant = try database.makeStatement(
      sql: """
        INSERT INTO \(table.variants) (\(variantColumns))
        VALUES (?, ?, ?, ?, ?, ?)
        """
    )
  }

  /// Stores a unit and its variants.
  ///
  /// - Parameters:
  ///   - record: The unit.
  ///   - identity: The unit's hashes.
  ///   - batch: The batch that has the unit's variants.
  ///   - bytes: The bytes of the batch.
  ///   - identifier: The unit's identifier.
  ///   - importIdentifier: The import's number.
  ///   - languages: The library's identifier for each language of the batch.
  ///   - replacedBy: The import that replaced the unit, in the table of such units.
  /// - Throws: `DatabaseError`, when SQLite refuses a row.
  func insert(
    _ record: UnitBatch.Unit,
    _ identity: UnitIdentity,
    of batch: UnitBatch,
    bytes: UnsafeRawBufferPointer,
    identifier: Int64,
    importIdentifier: Int64,
    languages: [Int64],
    replacedBy: Int64? = nil
  ) throws {
    let statement = unit.sqliteStatement
    sqlite3_bind_int64(statement, 1, identifier)
    sqlite3_bind_int64(statement, 2, importIdentifier)
    sqlite3_bind_int64(statement, 3, Int64(bitPattern: identity.content))
    sqlite3_bind_int64(statement, 4, Int64(bitPattern: identity.source))
    sqlite3_bind_int64(statement, 5, record.date)
    bind(statement, 6, bytes, record.attributes)
    bind(statement, 7, bytes, record.annotations)
    sqlite3_bind_int64(statement, 8, record.isMachineTranslated ? 1 : 0)
    if let replacedBy { sqlite3_bind_int64(statement, 9, replacedBy) }
    try step(unit)
    for (place, index) in record.variants.enumerated() {
      let record = batch.variants[index]
      let statement = variant.sqliteStatement
      sqlite3_bind_int64(statement, 1, identifier * variantsPerUnit + Int64(place))
      sqlite3_bind_int64(statement, 2, languages[record.language])
      bind(statement, 3, bytes, record.text, isOptional: false)
      bind(statement, 4, bytes, record.content)
      bind(statement, 5, bytes, record.attributes)
      bind(statement, 6, bytes, record.annotations)
      try step(variant)
    }
  }

  // The bytes outlive the step, so SQLite need not copy them.
  private func bind(
    _ statement: OpaquePointer,
    _ index: Int32,
    _ bytes: UnsafeRawBufferPointer,
    _ slice: UnitBatch.Slice,
    isOptional: Bool = true
  ) {
    if slice.isEmpty, isOptional {
      sqlite3_bind_null(statement, index)
      return
    }
    let start = bytes.baseAddress?.advanced(by: Int(slice.start))
      .assumingMemoryBound(to: CChar.self)
    if let start, !slice.isEmpty {
      sqlite3_bind_text(statement, index, start, slice.count, nil)
    } else {
      emptyText.withUTF8Buffer {
        let start = UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self)
        _ = sqlite3_bind_text(statement, index, start, 0, nil)
      }
    }
  }
}

// A literal lives as long as the program, which SQLite may rely on.
private let emptyText: StaticString = ""

/// The columns of `unit`, in the order in which they are bound.
let unitColumns = """
  id, import, contentHash, sourceHash, date, attributes, annotations, isMachineTranslated
  """

/// The columns of `variant`, in the order in which they are bound.
let variantColumns = "id, language, text, content, attributes, annotations"

/// By how much the identifiers of the variants of two neighbouring units differ.
let variantsPerUnit: Int64 = 1_024

/// Takes the next step of a statement; returns whether there is a row.
///
/// This is the one place that asks SQLite for a step: what is neither a row nor the end is an error,
/// so that a read that fails is never taken for the end of what there is.
///
/// - Throws: `DatabaseError`; the statement has to be reset.
func nextRow(_ statement: OpaquePointer) throws -> Bool {
  let code = sqlite3_step(statement)
  if code == SQLITE_ROW { return true }
  if code == SQLITE_DONE { return false }
  let message = sqlite3_errmsg(sqlite3_db_handle(statement)).map { String(cString: $0) }
  throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
}

/// Runs a statement that gives no rows, and makes it ready to be bound again.
func step(_ statement: Statement) throws {
  defer { sqlite3_reset(statement.sqliteStatement) }
  _ = try nextRow(statement.sqliteStatement)
}

/// Runs a statement and calls `body` for each row, until it returns `false`.
func forEachRow(_ statement: Statement, _ body: (OpaquePointer) throws -> Bool) throws {
  defer { sqlite3_reset(statement.sqliteStatement) }
  while try nextRow(statement.sqliteStatement) {
    guard try body(statement.sqliteStatement) else { return }
  }
}

/// The text of a column, valid until the next step.
func columnBytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
  guard let text = sqlite3_column_text(row, column) else {
    return UnsafeBufferPointer(start: nil, count: 0)
  }
  return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(row, column)))
}

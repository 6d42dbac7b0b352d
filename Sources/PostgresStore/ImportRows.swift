import LibraryAccess
import Model

/// An import as a row is made of it.
struct ImportRow {
  let record: ImportRecord
  let memory: Int64
  let units: Range<Int64>
  let policy: ConflictPolicy
}

/// The imports of the library.
struct ImportRows {
  private let rows: Rows

  /// Reads them, in an order that is given in SQL.
  init(_ connection: Connection, order: String) throws {
    rows = try connection.query(
      """
      SELECT import.id, name, file, imported_at, file_hash, byte_count, header, read_count,
        rejected_count, repaired_count, is_truncated, added_count, updated_count,
        unchanged_count, import.unit_count, first_unit, end_unit, on_conflict
      FROM dragoman.import JOIN dragoman.memory ON memory.id = memory ORDER BY \(order)
      """
    )
  }

  var count: Int { rows.count }

  func units(_ row: Int) -> Range<Int64> { rows.int(row, 15)..<rows.int(row, 16) }

  func policy(_ row: Int) -> String { rows.text(row, 17) }

  func record(_ row: Int) -> ImportRecord {
    var counts = ImportCounts()
    counts.added = Int(rows.int(row, 11))
    counts.updated = Int(rows.int(row, 12))
    counts.unchanged = Int(rows.int(row, 13))
    return ImportRecord(
      identifier: rows.int(row, 0),
      memory: rows.text(row, 1),
      file: rows.text(row, 2),
      date: rows.text(row, 3),
      outcome: ImportOutcome(
        fileHash: rows.text(row, 4),
        byteCount: Int(rows.int(row, 5)),
        header: rows.text(row, 6),
        readCount: Int(rows.int(row, 7)),
        rejectedCount: Int(rows.int(row, 8)),
        repairedCount: Int(rows.int(row, 9)),
        isTruncated: rows.bool(row, 10)
      ),
      counts: counts,
      unitCount: Int(rows.int(row, 14))
    )
  }
}

/// Stores the row of an import.
func insertImport(_ row: ImportRow, _ connection: Connection) throws {
  let record = row.record
  let outcome = record.outcome
  try connection.query(
    """
    INSERT INTO dragoman.import (memory, id, file, imported_at, on_conflict, first_unit, end_unit,
      file_hash, byte_count, header, read_count, added_count, updated_count, unchanged_count,
      rejected_count, repaired_count, is_truncated, unit_count)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    """,
    [
      .int(row.memory), .int(record.identifier), .text(record.file), .text(record.date),
      .text(row.policy.rawValue), .int(row.units.lowerBound), .int(row.units.upperBound),
      .text(outcome.fileHash), .int(outcome.byteCount), .text(outcome.header),
      .int(outcome.readCount), .int(record.counts.added), .int(record.counts.updated),
      .int(record.counts.unchanged), .int(outcome.rejectedCount), .int(outcome.repairedCount),
      .bool(outcome.isTruncated), .int(record.unitCount),
    ]
  )
}

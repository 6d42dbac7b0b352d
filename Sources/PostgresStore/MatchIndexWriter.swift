import LibraryAccess
import Model

/// Stores the parts of one memory's match index, inside a transaction.
final class MatchIndexWriter: MatchIndexSink {
  private let connection: Connection
  private let counters: Counters
  private let memory: Int64
  private let name: String
  /// The units of the import that is under way, which has no row yet.
  private let unitsUnderWay: Range<Int64>
  private let tables: MatchIndexTables

  init(
    _ connection: Connection,
    counters: Counters,
    memory: Int64,
    name: String,
    unitsUnderWay: Range<Int64>
  ) {
    self.connection = connection
    self.counters = counters
    self.memory = memory
    self.name = name
    self.unitsUnderWay = unitsUnderWay
    tables = MatchIndexTables(connection, memory: memory)
  }

  func indexParts(of language: LanguageTag) throws -> [StoredIndexPart] {
    let rows = try connection.query(
      """
      SELECT \(StoredIndexPart.columns) FROM dragoman.match_part
      WHERE memory = $1 AND language = $2 AND removed_at IS NULL ORDER BY first_unit
      """,
      [.int(memory), .text(language.language.description)]
    )
    return (0..<rows.count).map { StoredIndexPart(rows, $0, memory: name) }
  }

  func removeIndexPart(_ identifier: Int64) throws { try tables.removePart(identifier) }

  func storeIndexPart(
    _ language: LanguageTag,
    units: Range<Int64>,
    recordCount: Int,
    chunks: [ArraySlice<UInt8>]
  ) throws {
    let part = try counters.take(1, of: .part)
    try connection.query(
      """
      INSERT INTO dragoman.match_part
        (memory, id, language, first_unit, end_unit, record_count, byte_count)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .int(memory), .int(part), .text(language.language.description), .int(units.lowerBound),
        .int(units.upperBound), .int(recordCount), .int(chunks.reduce(0) { $0 + $1.count }),
      ]
    )
    let slice = UnitSlice.of(units.lowerBound, memory: memory)
    var buffer = CopyBuffer()
    for (number, chunk) in chunks.enumerated() {
      buffer.beginRow(fieldCount: 4)
      buffer.append(slice)
      buffer.append(part)
      buffer.append(Int64(number))
      buffer.append(chunk)
      // Some megabytes at a time: a part may have a hundred.
      guard buffer.bytes.count > 4 << 20 else { continue }
      try store(&buffer)
    }
    try store(&buffer)
  }

  func forEachBatch(
    of units: Range<Int64>,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    var homes = try UnitHomes(connection).homes.filter { $0.memory == memory }
    homes.append(UnitHomes.Home(units: unitsUnderWay, memory: memory, name: name))
    let wanted = homes.compactMap { home in
      let range = home.units.clamped(to: units)
      return range.isEmpty ? nil : UnitHomes.Home(units: range, memory: memory, name: name)
    }
    var reader = try UnitReader(connection)
    try reader.read(wanted) { try body($0, $1.map(\.unit)) }
  }

  func finishIndex() throws {
    try connection.query(
      """
      UPDATE dragoman.memory SET indexed_end = greatest($2, (
        SELECT coalesce(max(end_unit), 0) FROM dragoman.import WHERE import.memory = $1))
      WHERE id = $1
      """,
      [.int(memory), .int(unitsUnderWay.upperBound)]
    )
  }

  private func store(_ buffer: inout CopyBuffer) throws {
    try connection.copy(&buffer, into: "dragoman.match_chunk (slice, part, number, data)")
  }
}

extension StoredIndexPart {
  /// The columns of a part that are read.
  static let columns = "match_part.id, first_unit, end_unit, record_count, byte_count"

  init(_ rows: Rows, _ row: Int, memory: String) {
    self.init(
      identifier: rows.int(row, 0),
      memory: memory,
      units: rows.int(row, 1)..<rows.int(row, 2),
      recordCount: Int(rows.int(row, 3)),
      byteCount: Int(rows.int(row, 4))
    )
  }
}

import GRDB
import GRDBSQLite
import LibraryAccess
package import Model

extension LibraryFile {
  /// Reads units in the order of their identifiers, a batch at a time.
  ///
  /// All batches show the library as it was when the first was read.
  ///
  /// - Parameters:
  ///   - selection: Which units.
  ///   - body: Takes a batch and the identifier of each of its units.
  /// - Throws: `LibraryError`, or what `body` throws.
  package func forEachBatch(
    _ selection: UnitSelection,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    try translatingErrors {
      try pool.read { database in
        var reader = try UnitReader(database, languages: selection.languages)
        for range in try unitRanges(database, memories: selection.memories) {
          let rest = range.clamped(to: selection.first..<Int64.max)
          if !rest.isEmpty { try reader.read(rest, body) }
        }
        try reader.finish(body)
      }
    }
  }
}

/// Returns the identifiers of the units of memories, in order, as ranges that do not touch.
///
/// - Throws: `LibraryError`, when there is no such memory.
func unitRanges(_ database: Database, memories: [String]?) throws -> [Range<Int64>] {
  if let memories {
    for name in memories {
      let isKnown = try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM memory WHERE name = ?)",
        arguments: [name]
      )
      guard isKnown == true else { throw LibraryError(.noSuchMemory(name)) }
    }
  }
  var ranges: [Range<Int64>] = []
  let rows = try Row.fetchCursor(
    database,
    sql: """
      SELECT firstUnit, endUnit, name FROM import JOIN memory ON memory.id = import.memory
      ORDER BY firstUnit
      """
  )
  while let row = try rows.next() {
    if let memories, !memories.contains(row["name"]) { continue }
    let range: Range<Int64> = row["firstUnit"]..<row["endUnit"]
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else if !range.isEmpty {
      ranges.append(range)
    }
  }
  return ranges
}

/// Reads stored units into batches.
struct UnitReader {
  private let units: Statement
  private let variants: Statement
  private let required: [LanguageTag]
  private var batch = UnitBatch()
  private var identifiers: [Int64] = []
  /// The index in the batch of a language, by the library's identifier.
  private var languages: [Int64: Int] = [:]

  init(
    _ database: Database,
    of table: UnitTable = .units,
    languages required: [LanguageTag]
  ) throws {
    self.required = required.map(\.language)
    units = try database.cachedStatement(
      sql: """
        SELECT id, date, attributes, annotations, isMachineTranslated FROM \(table.rawValue)
        WHERE id >= ? AND id < ? ORDER BY id
        """
    )
    variants = try database.cachedStatement(
      sql: """
        SELECT id, language, text, content, attributes, annotations FROM \(table.variants)
        WHERE id >= ? AND id < ? ORDER BY id
        """
    )
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT id, tag FROM language ORDER BY id")
    )
    while let row = try rows.next() {
      guard let tag = LanguageTag(row["tag"] as String) else { continue }
      languages[row["id"]] = batch.languages.count
      batch.languages.append(tag)
    }
  }

  mutating func read(
    _ range: Range<Int64>,
    _ body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    sqlite3_bind_int64(units.sqliteStatement, 1, range.lowerBound)
    sqlite3_bind_int64(units.sqliteStatement, 2, range.upperBound)
    sqlite3_bind_int64(variants.sqliteStatement, 1, range.lowerBound * variantsPerUnit)
    sqlite3_bind_int64(variants.sqliteStatement, 2, range.upperBound * variantsPerUnit)
    defer { sqlite3_reset(variants.sqliteStatement) }
    let variantRow = variants.sqliteStatement
    var hasVariant = try nextRow(variantRow)
    try forEachRow(units) { row in
      let identifier = sqlite3_column_int64(row, 0)
      let firstByte = batch.bytes.count
      let firstVariant = batch.variants.count
      let attributes = append(row, 2)
      let annotations = append(row, 3)
      while hasVariant {
        let owner = sqlite3_column_int64(variantRow, 0) / variantsPerUnit
        guard owner <= identifier else { break }
        if owner == identifier { appendVariant(variantRow) }
        hasVariant = try nextRow(variantRow)
      }
      guard hasRequired(batch.variants[firstVariant...]) else {
        batch.bytes.removeSubrange(firstByte...)
        batch.variants.removeSubrange(firstVariant...)
        return true
      }
      batch.units.append(
        UnitBatch.Unit(
          attributes: attributes,
          annotations: annotations,
          variants: firstVariant..<batch.variants.count,
          isMachineTranslated: sqlite3_column_int64(row, 4) != 0,
          date: sqlite3_column_int64(row, 1)
        )
      )
      identifiers.append(identifier)
      if batch.units.count >= 2_000 || batch.bytes.count >= 1 << 20 { try finish(body) }
      return true
    }
  }

  /// Passes on what is left.
  mutating func finish(_ body: (UnitBatch, [Int64]) throws -> Void) throws {
    guard !batch.units.isEmpty else { return }
    try body(batch, identifiers)
    batch.removeUnits()
    identifiers.removeAll(keepingCapacity: true)
  }

  private mutating func appendVariant(_ row: OpaquePointer) {
    guard let language = languages[sqlite3_column_int64(row, 1)] else { return }
    guard required.isEmpty || required.contains(batch.languages[language].language) else { return }
    batch.variants.append(
      UnitBatch.Variant(
        language: language,
        text: append(row, 2),
        content: append(row, 3),
        attributes: append(row, 4),
        annotations: append(row, 5)
      )
    )
  }

  private mutating func append(_ row: OpaquePointer, _ column: Int32) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: columnBytes(row, column))
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }

  private func hasRequired(_ variants: ArraySlice<UnitBatch.Variant>) -> Bool {
    required.allSatisfy { language in
      variants.contains { batch.languages[$0.language].language == language }
    }
  }
}

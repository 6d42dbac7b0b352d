import LibraryAccess
import Model

/// Reads stored units into batches, in the order of their identifiers.
///
/// They are asked for a window of identifiers at a time, with the slices that units of the wanted memories
/// can be in; so many small imports cost no more statements than one large one.
struct UnitReader {
  private let connection: Connection
  private let required: [LanguageTag]
  private var languages: LanguageTable
  private var batch = UnitBatch()
  private var places: [UnitPlace] = []
  private let table: Table

  /// Takes a batch, and the place of each of its units.
  typealias Consumer = (UnitBatch, [UnitPlace]) throws -> Void

  /// Where units are read from.
  enum Table: String {
    case units = "unit"
    /// Those that an import replaced.
    case replacedUnits = "replaced_unit"
  }

  /// The most identifiers in a window.
  private static let windowCount: Int64 = 2_000

  init(
    _ connection: Connection,
    of table: Table = .units,
    languages required: [LanguageTag] = []
  ) throws {
    self.connection = connection
    self.table = table
    self.required = required.map(\.language)
    languages = try LanguageTable(connection)
    batch.languages = languages.tags
  }

  /// Reads the units of some homes, which are in ascending order.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  mutating func read(_ homes: [UnitHomes.Home], _ body: Consumer) throws {
    var next = 0
    var cursor = Int64.min
    while next < homes.count {
      let start = max(cursor, homes[next].units.lowerBound)
      guard start < homes[next].units.upperBound else {
        next += 1
        continue
      }
      let end = min(start + Self.windowCount, UnitSlice.end(after: start))
      let memories = Set(
        homes[next...].prefix { $0.units.lowerBound < end }.map(\.memory)
      )
      try read(start..<end, slices: memories.map { UnitSlice.of(start, memory: $0) }, body)
      cursor = end
    }
    if !batch.units.isEmpty { try handOver(body) }
  }

  private mutating func read(
    _ units: Range<Int64>,
    slices: [Int64],
    _ body: Consumer
  ) throws {
    let replacedBy = table == .replacedUnits ? ", replaced_by" : ""
    let rows = UnitRows(
      try connection.query(
        """
        SELECT \(UnitRows.columns)\(replacedBy) FROM dragoman.\(table.rawValue)
        WHERE slice = ANY($1) AND id >= $2 AND id < $3 ORDER BY id
        """,
        [.ints(slices), .int(units.lowerBound), .int(units.upperBound)]
      )
    )
    for row in 0..<rows.count
    where rows.append(row, to: &batch, languages, required: required) {
      places.append(rows.place(row, isReplaced: table == .replacedUnits))
      if batch.units.count >= 2_000 || batch.bytes.count >= 1 << 20 { try handOver(body) }
    }
  }

  private mutating func handOver(_ body: Consumer) throws {
    try body(batch, places)
    batch.removeUnits()
    places.removeAll(keepingCapacity: true)
  }
}

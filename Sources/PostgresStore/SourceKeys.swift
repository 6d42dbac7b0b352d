import LibraryAccess

/// Finds the units of a memory that have a given source segment, by its hash.
///
/// Only imports that do not keep every translation need this, so it is made for one of them, and gone with
/// its transaction.
struct SourceKeys {
  private let connection: Connection

  /// - Complexity: O(units of the memory)
  init(_ connection: Connection, memory: Int64) throws {
    self.connection = connection
    let slices = UnitSlice.all(ofMemory: memory)
    // Statements that make tables take no values; these are numbers.
    try connection.execute(
      """
      CREATE TEMPORARY TABLE source_key ON COMMIT DROP AS
        SELECT source_hash AS hash, id AS unit FROM dragoman.unit
        WHERE slice >= \(slices.lowerBound) AND slice < \(slices.upperBound);
      CREATE INDEX ON source_key (hash);
      ANALYZE source_key
      """
    )
  }

  /// The units that have one of the hashes, of which some may be gone.
  func units(with hashes: Set<UInt64>) throws -> [Int64] {
    try connection.query(
      "SELECT unit FROM pg_temp.source_key WHERE hash = ANY($1)",
      [.ints(hashes.map { Int64(bitPattern: $0) })]
    ).firstInts
  }

  func insert(_ units: [(hash: UInt64, unit: Int64)]) throws {
    var buffer = CopyBuffer()
    for (hash, unit) in units {
      buffer.beginRow(fieldCount: 2)
      buffer.append(Int64(bitPattern: hash))
      buffer.append(unit)
    }
    try connection.copy(&buffer, into: "pg_temp.source_key (hash, unit)")
  }
}

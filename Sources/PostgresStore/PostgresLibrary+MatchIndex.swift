package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func memoriesToIndex() throws -> [String] {
    try pool.read { connection in
      let rows = try connection.query(
        """
        SELECT name FROM dragoman.memory
        WHERE unit_count > 0 AND (
          (SELECT max(end_unit) FROM dragoman.import WHERE import.memory = memory.id)
            > coalesce(indexed_end, 0)
          OR id IN (SELECT memory FROM (\(segmentsWithoutIndex)) AS missing))
        ORDER BY name
        """
      )
      return (0..<rows.count).map { rows.text($0, 0) }
    }
  }

  package func replaceIndex(of memory: String, body: (any MatchIndexSink) throws -> Void) throws {
    try write(.memories, of: memory) { connection, _ in
      let number = try requireMemory(memory, connection)
      try MatchIndexTables(connection, memory: number).removeAll()
      let slices = UnitSlice.all(ofMemory: number)
      try connection.query(
        "DELETE FROM dragoman.removed_unit WHERE slice >= $1 AND slice < $2",
        [.int(slices.lowerBound), .int(slices.upperBound)]
      )
      let writer = MatchIndexWriter(
        connection,
        counters: counters,
        memory: number,
        name: memory,
        unitsUnderWay: 0..<0
      )
      return (true, try body(writer))
    }
  }

  package func matchIndex(
    of language: LanguageTag,
    memories: [String]?
  ) throws -> any MatchIndexSnapshot {
    try read { connection in
      try requireMemories(memories, connection)
      let rows = try connection.query(
        """
        SELECT \(StoredIndexPart.columns), memory, name
        FROM dragoman.match_part JOIN dragoman.memory ON memory.id = memory
        WHERE language = $1 AND removed_at IS NULL ORDER BY first_unit
        """,
        [.text(language.language.description)]
      )
      var parts: [StoredIndexPart] = []
      var slices: [Int64: Int64] = [:]
      for row in 0..<rows.count where memories?.contains(rows.text(row, 6)) != false {
        let part = StoredIndexPart(rows, row, memory: rows.text(row, 6))
        slices[part.identifier] = UnitSlice.of(part.units.lowerBound, memory: rows.int(row, 5))
        parts.append(part)
      }
      let removed = try connection.query("SELECT id FROM dragoman.removed_unit")
      return MatchIndex(
        pool: pool,
        cache: cache,
        parts: parts,
        removedUnits: Set(removed.firstInts),
        slices: slices
      )
    }
  }
}

/// A match index as it was when it was opened: its parts are kept for a day after they were taken out.
private struct MatchIndex: MatchIndexSnapshot {
  let pool: ConnectionPool
  let cache: PartCache
  let parts: [StoredIndexPart]
  let removedUnits: Set<Int64>
  /// The slices that the chunks of parts are in.
  let slices: [Int64: Int64]
  /// The sizes of parts.
  private let byteCounts: [Int64: Int]

  init(
    pool: ConnectionPool,
    cache: PartCache,
    parts: [StoredIndexPart],
    removedUnits: Set<Int64>,
    slices: [Int64: Int64]
  ) {
    self.pool = pool
    self.cache = cache
    self.parts = parts
    self.removedUnits = removedUnits
    self.slices = slices
    byteCounts = Dictionary(
      parts.map { ($0.identifier, $0.byteCount) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func readChunk(_ number: Int, of part: Int64, into place: inout MutableRawSpan) throws {
    guard let slice = slices[part], let byteCount = byteCounts[part] else {
      throw LibraryError(.damagedIndex)
    }
    try place.withUnsafeMutableBytes { place in
      try cache.read(number, of: (part, byteCount), into: place) { place in
        try load(number, of: part, in: slice, into: place)
      }
    }
  }

  private func load(
    _ number: Int,
    of part: Int64,
    in slice: Int64,
    into place: UnsafeMutableRawBufferPointer
  ) throws {
    let rows = try pool.read { connection in
      try connection.query(
        "SELECT data FROM dragoman.match_chunk WHERE slice = $1 AND part = $2 AND number = $3",
        [.int(slice), .int(part), .int(number)]
      )
    }
    guard rows.count == 1, rows.bytes(0, 0).count == place.count else {
      throw LibraryError(.damagedIndex)
    }
    place.copyMemory(from: rows.bytes(0, 0))
  }
}

/// The memories and base languages whose parts of a match index have fewer segments than there are.
let segmentsWithoutIndex = """
  SELECT memory FROM (
    SELECT memory, split_part(tag, '-', 1) AS base, sum(variant_count) AS stored
    FROM dragoman.memory_language JOIN dragoman.language ON language.id = language
    WHERE memory IN (SELECT id FROM dragoman.memory WHERE indexed_end IS NOT NULL)
    GROUP BY memory, base) AS counted
  WHERE stored > (SELECT coalesce(sum(record_count), 0) FROM dragoman.match_part
    WHERE match_part.memory = counted.memory AND match_part.language = base
      AND removed_at IS NULL)
  """

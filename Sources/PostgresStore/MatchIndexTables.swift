import LibraryAccess

/// The parts of one memory's match index, inside a transaction that writes.
///
/// A part that is taken out is only marked: those who have the index open go on reading its chunks. It goes
/// when it has been out for a day.
struct MatchIndexTables {
  private let connection: Connection
  private let memory: Int64

  init(_ connection: Connection, memory: Int64) {
    self.connection = connection
    self.memory = memory
  }

  /// Takes out the whole index.
  func removeAll() throws {
    try tidy()
    try connection.query(
      """
      UPDATE dragoman.match_part SET removed_at = now() WHERE memory = $1 AND removed_at IS NULL
      """,
      [.int(memory)]
    )
    try connection.query(
      "UPDATE dragoman.memory SET indexed_end = NULL WHERE id = $1",
      [.int(memory)]
    )
  }

  func removePart(_ identifier: Int64) throws {
    try tidy()
    try connection.query(
      "UPDATE dragoman.match_part SET removed_at = now() WHERE memory = $1 AND id = $2",
      [.int(memory), .int(identifier)]
    )
  }

  /// Takes out the parts that have nothing but units of a range.
  func removeParts(within units: Range<Int64>) throws {
    try tidy()
    try connection.query(
      """
      UPDATE dragoman.match_part SET removed_at = now()
      WHERE memory = $1 AND first_unit >= $2 AND end_unit <= $3 AND removed_at IS NULL
      """,
      [.int(memory), .int(units.lowerBound), .int(units.upperBound)]
    )
  }

  /// Notes units that are about to be removed where a part has them, and forgets those where none has.
  func noteRemoved(_ units: Range<Int64>) throws {
    let parts = try connection.query(
      """
      SELECT DISTINCT first_unit, end_unit FROM dragoman.match_part
      WHERE memory = $1 AND first_unit < $3 AND end_unit > $2 AND removed_at IS NULL
      ORDER BY first_unit
      """,
      [.int(memory), .int(units.lowerBound), .int(units.upperBound)]
    )
    var end = units.lowerBound
    for row in 0..<parts.count {
      let part = (parts.int(row, 0)..<parts.int(row, 1)).clamped(to: units)
      if end < part.lowerBound { try forgetRemoved(within: end..<part.lowerBound) }
      end = max(end, part.upperBound)
      try connection.query(
        """
        INSERT INTO dragoman.removed_unit (slice, id) SELECT slice, id FROM dragoman.unit
        WHERE slice = ANY($1) AND id >= $2 AND id < $3 ON CONFLICT DO NOTHING
        """,
        rangeValues(part, memory: memory)
      )
    }
    if end < units.upperBound { try forgetRemoved(within: end..<units.upperBound) }
  }

  /// Forgets that units were removed, which are there again.
  func forgetRemoved(_ units: [Int64]) throws {
    try connection.query(
      "DELETE FROM dragoman.removed_unit WHERE slice = ANY($1) AND id = ANY($2)",
      [.ints(Set(units.map { UnitSlice.of($0, memory: memory) })), .ints(units)]
    )
  }

  private func forgetRemoved(within units: Range<Int64>) throws {
    try connection.query(
      "DELETE FROM dragoman.removed_unit WHERE slice = ANY($1) AND id >= $2 AND id < $3",
      rangeValues(units, memory: memory)
    )
  }

  /// Deletes parts that have been out for a day.
  private func tidy() throws {
    let old = try connection.query(
      """
      DELETE FROM dragoman.match_part
      WHERE memory = $1 AND removed_at < now() - interval '1 day' RETURNING id, first_unit
      """,
      [.int(memory)]
    )
    for row in 0..<old.count {
      try connection.query(
        "DELETE FROM dragoman.match_chunk WHERE slice = $1 AND part = $2",
        [.int(UnitSlice.of(old.int(row, 1), memory: memory)), .int(old.int(row, 0))]
      )
    }
  }
}

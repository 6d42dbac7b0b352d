package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func forEachChange(
    _ selection: ChangeSelection,
    _ body: (RecordedChange) throws -> Bool
  ) throws {
    try read { connection in
      try ChangeRows.forEach(connection, selection) { change, _ in try body(change) }
    }
  }

  package func change(_ number: Int64) throws -> RecordedChange? {
    try pool.read { connection in
      let rows = try connection.query(
        "SELECT \(ChangeRows.columns) FROM dragoman.change WHERE id = $1",
        [.int(number)]
      )
      return rows.count == 1 ? try ChangeRows(rows: rows).change(0) : nil
    }
  }

  package func purgeHistory(
    _ range: HistoryPurge,
    record: (_ count: Int) -> Change
  ) throws -> Int {
    try write(.glossaries, of: "") { _, history in
      let count = try history.remove(range)
      try history.record(record(count))
      return (false, count)
    }
  }
}

/// Changes as rows.
struct ChangeRows {
  /// The columns, to be selected.
  static let columns = """
    id, date, person, door, subject, object, glossary, memory, before, after, set_aside
    """
  private static let pageCount = 500

  let rows: Rows

  func change(_ row: Int) throws -> RecordedChange {
    guard let door = Door(rawValue: rows.text(row, 3)),
      let subject = Change.Subject(rawValue: rows.text(row, 4))
    else { throw LibraryError(.inconsistent) }
    var change = Change(
      subject,
      date: rows.text(row, 1),
      person: rows.optionalText(row, 2),
      door: door
    )
    change.object = rows.optionalText(row, 5)
    change.glossary = rows.optionalText(row, 6)
    change.memory = rows.optionalText(row, 7)
    change.before = rows.optionalText(row, 8)
    change.after = rows.optionalText(row, 9)
    return RecordedChange(number: rows.int(row, 0), change: change)
  }

  /// By what the rows are found that were set aside for a change.
  func setAside(_ row: Int) -> Int64? { rows.isNull(row, 10) ? nil : rows.int(row, 10) }

  /// Calls `body` with changes, and with the keys of what was set aside for them, until it returns `false`;
  /// some hundred are in memory at once.
  static func forEach(
    _ connection: Connection,
    _ selection: ChangeSelection,
    _ body: (RecordedChange, _ setAside: Int64?) throws -> Bool
  ) throws {
    let (condition, values) = condition(selection)
    let (comparison, order) = selection.isOldestFirst ? (">", "ASC") : ("<", "DESC")
    var last = selection.isOldestFirst ? Int64.min : Int64.max
    while true {
      let found = ChangeRows(
        rows: try connection.query(
          """
          SELECT \(columns) FROM dragoman.change WHERE \(condition) AND id \(comparison) $1
          ORDER BY id \(order) LIMIT \(pageCount)
          """,
          [.int(last)] + values
        )
      )
      for row in 0..<found.rows.count {
        let change = try found.change(row)
        last = change.number
        guard try body(change, found.setAside(row)) else { return }
      }
      guard found.rows.count == pageCount else { return }
    }
  }

  /// The condition of a selection, with values from `$2`.
  private static func condition(_ selection: ChangeSelection) -> (sql: String, [SQLValue]) {
    var conditions = ["true"]
    var values: [SQLValue] = []
    func require(_ condition: String, _ value: SQLValue?) {
      guard let value else { return }
      values.append(value)
      conditions.append("\(condition) $\(values.count + 1)")
    }
    require("glossary =", selection.glossary.map { .text($0) })
    require("object =", selection.object.map { .text($0) })
    require("date >=", selection.since.map { .text($0) })
    require("id <", selection.before.map { .int($0) })
    return (conditions.joined(separator: " AND "), values)
  }
}

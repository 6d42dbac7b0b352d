import GRDB
package import LibraryAccess
package import Model

extension LibraryFile {
  /// Calls `body` with changes, one after the other, until it returns `false`.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  package func forEachChange(
    _ selection: ChangeSelection,
    _ body: (RecordedChange) throws -> Bool
  ) throws {
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments.append(value)
    }
    require("glossary = ?", selection.glossary)
    require("object = ?", selection.object)
    require("date >= ?", selection.since)
    require("id < ?", selection.before)
    let condition = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    try translatingErrors {
      try pool.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT * FROM change WHERE \(condition)
            ORDER BY id \(selection.isOldestFirst ? "ASC" : "DESC")
            """,
          arguments: StatementArguments(arguments)
        )
        while let row = try rows.next() {
          guard try body(RecordedChange(row)) else { return }
        }
      }
    }
  }

  /// Returns a change by its number.
  ///
  /// - Throws: `LibraryError`.
  package func change(_ number: Int64) throws -> RecordedChange? {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchOne(database, sql: "SELECT * FROM change WHERE id = ?", arguments: [number])
          .map { try RecordedChange($0) }
      }
    }
  }

  /// Takes changes out of the history; those of purges stay.
  ///
  /// - Returns: How many changes went.
  /// - Throws: `LibraryError`.
  package func purgeHistory(
    _ range: HistoryPurge,
    record: (_ count: Int) -> Change
  ) throws -> Int {
    try write(.glossaries) { _, history in
      let count = try history.remove(range)
      try history.record(record(count))
      return count
    }
  }
}

extension RecordedChange {
  init(_ row: Row) throws {
    guard let door = Door(rawValue: row["door"]),
      let subject = Change.Subject(rawValue: row["subject"])
    else { throw LibraryError(.inconsistent) }
    var change = Change(subject, date: row["date"], person: row["person"], door: door)
    change.object = row["object"]
    change.glossary = row["glossary"]
    change.memory = row["memory"]
    change.before = row["before"]
    change.after = row["after"]
    self.init(number: row["id"], change: change)
  }
}

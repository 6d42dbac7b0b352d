import GRDB
import LibraryAccess
import Model

/// Writes within a transaction what stands beside glossaries and memories: the history, proposals, people.
///
/// It counts the rows that it writes: one of these alone is no change of glossaries or memories, and must not have what is made of them made again.
final class RecordWriter {
  let database: Database
  /// How many rows were written.
  private(set) var rowCount = 0

  init(_ database: Database) { self.database = database }

  /// The number of the change that is recorded next.
  ///
  /// - Throws: `LibraryError`.
  private var next: Int64 {
    get throws {
      let next = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT next FROM changeCounter")
      )
      guard let next else { throw LibraryError(.inconsistent) }
      return next
    }
  }

  @discardableResult
  func record(_ change: Change) throws -> Int64 {
    let number = try next
    try insert(RecordedChange(number: number, change: change))
    return number
  }

  /// Stores a change with the number that it has, and what was set aside for it.
  func insert(_ recorded: RecordedChange, setAside: [SetAside] = []) throws {
    let (number, change) = (recorded.number, recorded.change)
    try counting {
      try database.cachedStatement(
        sql: """
          INSERT INTO change
            (id, date, person, door, subject, object, glossary, memory, before, after)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          number, change.date, change.person, change.door.rawValue, change.subject.rawValue,
          change.object, change.glossary, change.memory, change.before, change.after,
        ]
      )
      try database.execute(sql: "UPDATE changeCounter SET next = ?", arguments: [number + 1])
    }
    for kept in setAside { try insert(kept, of: number) }
  }

  /// Keeps the first state of a concept with the change that is recorded next.
  func setAside(_ content: String, of concept: String) throws {
    try insert(SetAside(identifier: concept, content: content), of: next)
  }

  /// Takes changes out that are no purges.
  ///
  /// - Returns: How many.
  func remove(_ range: HistoryPurge) throws -> Int {
    let (condition, value) =
      switch range {
      case .memory(let name): ("memory = ?", name)
      case .before(let date): ("date < ?", date)
      }
    var count = 0
    try counting {
      try database.execute(
        sql: """
          DELETE FROM setAside WHERE change IN
            (SELECT id FROM change WHERE \(condition) AND subject <> 'purge')
          """,
        arguments: [value]
      )
      try database.execute(
        sql: "DELETE FROM change WHERE \(condition) AND subject <> 'purge'",
        arguments: [value]
      )
      count = database.changesCount
      let isOver = range == .memory(value) ? condition : "decidedAt < ?"
      try database.execute(sql: "DELETE FROM proposal WHERE \(isOver)", arguments: [value])
    }
    return count
  }

  private func insert(_ kept: SetAside, of change: Int64) throws {
    try counting {
      try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO setAside (change, concept, content) VALUES (?, ?, ?)"
      ).execute(arguments: [change, kept.identifier, kept.content])
    }
  }

  func counting(_ body: () throws -> Void) throws {
    let before = database.totalChangesCount
    try body()
    rowCount += database.totalChangesCount - before
  }
}

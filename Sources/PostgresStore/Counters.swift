import LibraryAccess
import Synchronization

/// Gives numbers that are never given twice: in blocks, in transactions of their own on a connection of
/// their own, so that no writer waits for another.
///
/// What a writer did not use of its block is given back where no block was taken after it, so that writers
/// that come one after the other leave no gaps.
final class Counters: Sendable {
  /// What is counted.
  enum Name: String {
    case unit, `import`, memory, language, part, glossary, concept, revision, change, setAside,
      proposal
  }

  /// How many numbers are taken for the units of an import, of which nobody knows how many it has.
  ///
  /// They are for one import alone, since those of one import have no gaps between them; what is not used costs
  /// nothing: there is room for thirty million imports that run beside others.
  static let unitBlock: Int64 = 1 << 28

  private let connection: ConnectionPool

  init(_ address: DatabaseAddress) { connection = ConnectionPool(address, capacity: 1) }

  // What is taken need not be on the disk before what it is taken for, whose commit brings it there.
  private static let begin = "BEGIN; SET LOCAL synchronous_commit = off"

  /// Takes the next numbers.
  ///
  /// - Returns: The first of them.
  func take(_ count: Int64, of name: Name) throws -> Int64 {
    try connection.transaction(Self.begin) { connection in
      let rows = try connection.query(
        "UPDATE dragoman.counter SET next = next + $1 WHERE name = $2 RETURNING next - $1",
        [.int(count), .text(name.rawValue)]
      )
      guard rows.count == 1 else { throw LibraryError(.inconsistent) }
      try connection.execute("COMMIT")
      return rows.int(0, 0)
    }
  }

  /// Returns the library's number of a language, and makes one where there is none.
  ///
  /// It stays whatever becomes of the import that needs it: another one need not wait for its end.
  ///
  /// - Parameters:
  ///   - tag: The language.
  ///   - writer: The connection of the import, which is asked first.
  /// - Returns: The number.
  /// - Throws: `LibraryError`.
  func language(_ tag: String, _ writer: Connection) throws -> Int64 {
    let known = "SELECT id FROM dragoman.language WHERE tag = $1"
    let rows = try writer.query(known, [.text(tag)])
    if rows.count == 1 { return rows.int(0, 0) }
    let next = try take(1, of: .language)
    return try connection.transaction(Self.begin) { connection in
      try connection.query(
        "INSERT INTO dragoman.language (id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [.int(next), .text(tag)]
      )
      let rows = try connection.query(known, [.text(tag)])
      guard rows.count == 1 else { throw LibraryError(.inconsistent) }
      try connection.execute("COMMIT")
      return rows.int(0, 0)
    }
  }

  /// The next number of each kind.
  static func values(_ connection: Connection) throws -> [Name: Int64] {
    let rows = try connection.query("SELECT name, next FROM dragoman.counter")
    var values: [Name: Int64] = [:]
    for row in 0..<rows.count {
      if let name = Name(rawValue: rows.text(row, 0)) { values[name] = rows.int(row, 1) }
    }
    return values
  }

  /// Sees to it that the next number of a kind is not below one.
  static func raise(_ name: Name, to next: Int64, _ connection: Connection) throws {
    try connection.query(
      "UPDATE dragoman.counter SET next = greatest(next, $1) WHERE name = $2",
      [.int(next), .text(name.rawValue)]
    )
  }

  /// Gives back what a writer that failed has taken; where that cannot be, the numbers are lost.
  func giveBack(_ blocks: [NumberBlock]) {
    // The error that ended the writer is the one to be told.
    _ = try? connection.transaction(Self.begin) { connection in
      for block in blocks.reversed() { try giveBackRest(of: block, from: block.first, connection) }
      try connection.execute("COMMIT")
    }
  }

  func close() { connection.close() }
}

/// Numbers that a writer has taken.
struct NumberBlock {
  let name: Counters.Name
  let first: Int64
  let end: Int64
}

/// Gives the numbers of a block from one on back, where no block was taken after it.
func giveBackRest(of block: NumberBlock, from next: Int64, _ connection: Connection) throws {
  guard next < block.end else { return }
  try connection.query(
    "UPDATE dragoman.counter SET next = $1 WHERE name = $2 AND next = $3",
    [.int(next), .text(block.name.rawValue), .int(block.end)]
  )
}

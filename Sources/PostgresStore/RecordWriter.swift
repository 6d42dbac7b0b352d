import LibraryAccess
import Model

/// Writes within a transaction what stands beside glossaries and memories: the history, proposals, people.
///
/// A change takes its number when it is recorded, from a row that stays locked to the end: so changes are
/// seen in the order of their numbers, and who has read them up to one has missed none. What is set aside
/// before has a number of its own, so that a long import does not keep others from recording.
final class RecordWriter {
  let connection: Connection
  private let counters: Counters
  private var buffer = CopyBuffer()
  /// By what the rows are found that are set aside for the next change.
  private var key: Int64?
  private var concepts: Set<String> = []

  private static let byteCount = 4 << 20

  init(_ connection: Connection, counters: Counters) {
    self.connection = connection
    self.counters = counters
  }

  @discardableResult
  func record(_ change: Change) throws -> Int64 {
    try flush()
    let number = try next("change")
    try insertChange(RecordedChange(number: number, change: change), setAside: key, connection)
    key = nil
    concepts = []
    return number
  }

  /// Keeps the first state of a concept with the change that is recorded next.
  func setAside(_ content: String, of concept: String) throws {
    guard concepts.insert(concept).inserted else { return }
    let key = try key ?? counters.take(1, of: .setAside)
    self.key = key
    buffer.appendSetAside(SetAside(identifier: concept, content: content), key, concepts.count)
    if buffer.bytes.count >= Self.byteCount { try flush() }
  }

  /// Takes changes out that are no purges.
  ///
  /// - Returns: How many.
  func remove(_ range: HistoryPurge) throws -> Int {
    let (condition, value) =
      switch range {
      case .memory(let name): ("memory = $1", name)
      case .before(let date): (#"date < $1 COLLATE "C""#, date)
      }
    let gone = try connection.query(
      """
      DELETE FROM dragoman.change WHERE \(condition) AND subject <> 'purge' RETURNING set_aside
      """,
      [.text(value)]
    )
    let keys = (0..<gone.count).filter { !gone.isNull($0, 0) }.map { gone.int($0, 0) }
    if !keys.isEmpty {
      try connection.query("DELETE FROM dragoman.set_aside WHERE key = ANY($1)", [.ints(keys)])
    }
    let isOver = range == .memory(value) ? "memory = $1" : "decided_at < $1"
    try connection.query("DELETE FROM dragoman.proposal WHERE \(isOver)", [.text(value)])
    return gone.count
  }

  /// Takes the next number of a kind, which others wait for until the transaction ends.
  func next(_ counter: String) throws -> Int64 {
    let rows = try connection.query(
      "UPDATE dragoman.counter SET next = next + 1 WHERE name = $1 RETURNING next - 1",
      [.text(counter)]
    )
    guard rows.count == 1 else { throw LibraryError(.inconsistent) }
    return rows.int(0, 0)
  }

  private func flush() throws {
    try connection.copy(&buffer, into: "dragoman.set_aside (key, place, concept, content)")
  }
}

/// Stores the row of a change.
func insertChange(_ recorded: RecordedChange, setAside: Int64?, _ connection: Connection) throws {
  let change = recorded.change
  try connection.query(
    """
    INSERT INTO dragoman.change (id, date, person, door, subject, object, glossary, memory, before,
      after, set_aside)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """,
    [
      .int(recorded.number), .text(change.date), .text(change.person),
      .text(change.door.rawValue), .text(change.subject.rawValue), .text(change.object),
      .text(change.glossary), .text(change.memory), .text(change.before), .text(change.after),
      .optionalInt(setAside),
    ]
  )
}

extension CopyBuffer {
  /// Appends what is set aside of a concept.
  mutating func appendSetAside(_ setAside: SetAside, _ key: Int64, _ place: Int) {
    beginRow(fieldCount: 4)
    append(key)
    append(Int64(place))
    append(setAside.identifier)
    append(setAside.content)
  }
}

/// Returns what is set aside under a key, in the order in which that was done.
func setAside(_ key: Int64, _ connection: Connection) throws -> [SetAside] {
  let rows = try connection.query(
    "SELECT concept, content FROM dragoman.set_aside WHERE key = $1 ORDER BY place",
    [.int(key)]
  )
  return (0..<rows.count).map { SetAside(identifier: rows.text($0, 0), content: rows.text($0, 1)) }
}

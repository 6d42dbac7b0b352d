import LibraryAccess
import Model

/// Writes the concepts of one glossary, inside a transaction.
///
/// Rows are gathered and stored some megabytes at a time, or when they are asked for. Who asks for many
/// concepts one by one, as an import into a glossary does, is answered from memory after the first few.
final class GlossaryTableWriter: GlossaryWriter, RecordingWriter {
  /// Whether anything was written.
  private(set) var hasChanged = false
  /// The blocks of numbers that were taken, of which the last of each kind may not be used up.
  private(set) var blocks: [NumberBlock] = []

  private let connection: Connection
  private let counters: Counters
  private let glossary: Int64
  let history: RecordWriter
  private let rows: GlossaryRows
  private var pending = ConceptBuffers()
  /// The concepts that are gathered, and those of them that take the place of others.
  private var pendingNumbers: Set<Int64> = []
  private var replaced: [Int64] = []
  /// The next number of each kind.
  private var next: [Counters.Name: Int64] = [:]
  /// The numbers of concepts as far as they are known; `nil` for those that are not there.
  private var numbers: [String: Int64?] = [:]
  private var hasAllNumbers = false
  /// Concepts that have not been written since they were read.
  private var read: [String: StoredConcept]?
  private var questionCount = 0

  private static let blockCount: Int64 = 4_096
  private static let pendingByteCount = 4 << 20
  /// After how many questions all concepts are read.
  private static let patience = 32

  init(
    _ connection: Connection,
    counters: Counters,
    glossary: Int64,
    _ history: RecordWriter
  ) throws {
    self.connection = connection
    self.history = history
    self.counters = counters
    self.glossary = glossary
    rows = try GlossaryRows(connection)
    try begin(.revision)
  }

  func isEmpty() throws -> Bool {
    try flush()
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM dragoman.concept WHERE glossary = $1)"
    return try connection.query(sql, [.int(glossary)]).bool(0, 0)
  }

  func forEachConcept(_ body: (ConceptEntry) throws -> Void) throws {
    try flush()
    for concept in try rows.concepts(of: [glossary]) { try body(concept.stored.concept) }
  }

  func concept(_ identifier: String) throws -> StoredConcept? {
    questionCount += 1
    if questionCount == Self.patience { try readAll() }
    if let known = read?[identifier] { return known }
    guard let number = try number(of: identifier) else { return nil }
    if pendingNumbers.contains(number) { try flush() }
    return try rows.concepts(of: [glossary], numbers: [number]).first?.stored
  }

  func write(_ concept: ConceptEntry, keys: [String]) throws -> Int64 {
    try LibraryError.require(name: concept.identifier)
    let known = try number(of: concept.identifier)
    let number = try known ?? take(.concept)
    if pendingNumbers.contains(number) { try flush() }
    if known != nil { replaced.append(number) }
    let revision = try take(.revision)
    pending.append(concept, keys: keys, glossary: glossary, number: number, revision: revision)
    pendingNumbers.insert(number)
    numbers[concept.identifier] = .some(number)
    read?[concept.identifier] = nil
    hasChanged = true
    if pending.byteCount >= Self.pendingByteCount { try flush() }
    return revision
  }

  func remove(_ identifier: String) throws -> Bool {
    try flush()
    guard let number = try number(of: identifier) else { return false }
    try delete([number])
    numbers[identifier] = .some(nil)
    read?[identifier] = nil
    hasChanged = true
    return true
  }

  var nextRevision: Int64 { next[.revision] ?? 0 }

  func concepts(revisions: Range<Int64>) throws -> [String] {
    try flush()
    let rows = try connection.query(
      """
      SELECT identifier FROM dragoman.concept
      WHERE glossary = $1 AND revision >= $2 AND revision < $3 ORDER BY id
      """,
      [.int(glossary), .int(revisions.lowerBound), .int(revisions.upperBound)]
    )
    return (0..<rows.count).map { rows.text($0, 0) }
  }

  func setAside(_ content: String, of identifier: String) throws {
    try history.setAside(content, of: identifier)
  }

  func forEachSetAside(
    by change: Int64,
    _ body: (_ identifier: String, _ content: String) throws -> Void
  ) throws {
    let rows = try connection.query(
      "SELECT set_aside FROM dragoman.change WHERE id = $1 AND set_aside IS NOT NULL",
      [.int(change)]
    )
    for key in rows.firstInts {
      for kept in try PostgresStore.setAside(key, connection) {
        try body(kept.identifier, kept.content)
      }
    }
  }

  /// Stores what was gathered, and gives back the numbers that were not used.
  func finish() throws {
    try flush()
    var last: [Counters.Name: NumberBlock] = [:]
    for block in blocks { last[block.name] = block }
    for (name, block) in last {
      try giveBackRest(of: block, from: next[name] ?? block.end, connection)
    }
  }

  private func flush() throws {
    if !replaced.isEmpty { try delete(replaced) }
    replaced = []
    pendingNumbers = []
    try pending.store(connection)
  }

  private func delete(_ numbers: [Int64]) throws {
    for (table, column) in conceptTables {
      try connection.query(
        "DELETE FROM dragoman.\(table) WHERE glossary = $1 AND \(column) = ANY($2)",
        [.int(glossary), .ints(numbers)]
      )
    }
  }

  private func take(_ name: Counters.Name) throws -> Int64 {
    if next[name] == nil || next[name] == blocks.last(where: { $0.name == name })?.end {
      try begin(name)
    }
    let number = next[name] ?? 0
    next[name] = number + 1
    return number
  }

  /// Begins a block of numbers.
  private func begin(_ name: Counters.Name) throws {
    let first = try counters.take(Self.blockCount, of: name)
    blocks.append(NumberBlock(name: name, first: first, end: first + Self.blockCount))
    next[name] = first
  }

  private func number(of identifier: String) throws -> Int64? {
    if let known = numbers[identifier] { return known }
    if hasAllNumbers { return nil }
    // The first few are asked for one by one: most who write change one concept.
    guard numbers.count >= Self.patience else {
      let rows = try connection.query(
        "SELECT id FROM dragoman.concept WHERE glossary = $1 AND identifier = $2",
        [.int(glossary), .text(identifier)]
      )
      numbers[identifier] = .some(rows.firstInts.first)
      return rows.firstInts.first
    }
    let rows = try connection.query(
      "SELECT id, identifier FROM dragoman.concept WHERE glossary = $1",
      [.int(glossary)]
    )
    for row in 0..<rows.count where numbers[rows.text(row, 1)] == nil {
      numbers[rows.text(row, 1)] = .some(rows.int(row, 0))
    }
    hasAllNumbers = true
    return numbers[identifier] ?? nil
  }

  private func readAll() throws {
    try flush()
    let all = try rows.concepts(of: [glossary])
    read = Dictionary(
      all.map { ($0.stored.concept.identifier, $0.stored) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// The tables of concepts, each with its column of a concept's number.
let conceptTables = [
  ("concept_key", "concept"), ("concept_language", "concept"), ("term", "concept"),
  ("concept", "id"),
]

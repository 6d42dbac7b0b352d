import GRDB
import GRDBSQLite

/// Finds the units of a memory that may equal a unit that is being imported, by content hash.
///
/// Looking every hash up in a tree on disk, and adding it there in the random order of hashes, would
/// cost more than storing the units. So new hashes are gathered in memory and added in sorted runs,
/// a run little by little while the next one is gathered, so that nobody waits for the whole of it;
/// and a Bloom filter tells most new units from all known ones without a look at the tree. Memory is
/// bounded: when the filter is full, it says "perhaps" more often, and nothing else changes.
///
/// Reference: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13
/// (1970), doi:10.1145/362686.362692.
struct DuplicateFinder {
  private let memory: Int64
  private let database: Database
  private let selection: Statement
  private let insertion: Statement
  private let deletion: Statement
  private var removed: Set<Int64> = []
  private var run = HashRun()
  /// The run before, and of its entries in order those that are still to be added to the library.
  private var fullRun = HashRun()
  private var waiting: ArraySlice<HashRun.Entry> = []
  private var filter: BloomFilter?
  private var lookUpCount = 0
  private let storedCount: Int

  init(_ database: Database, memory: Int64) throws {
    self.database = database
    self.memory = memory
    selection = try database.makeStatement(
      sql: "SELECT unit FROM unitKey WHERE memory = ? AND contentHash = ?"
    )
    insertion = try database.makeStatement(
      sql: "INSERT INTO unitKey (memory, contentHash, unit) VALUES (?, ?, ?)"
    )
    deletion = try database.makeStatement(
      sql: "DELETE FROM unitKey WHERE memory = ? AND contentHash = ? AND unit = ?"
    )
    storedCount =
      try Int.fetchOne(
        database,
        sql: "SELECT unitCount FROM memory WHERE id = ?",
        arguments: [memory]
      ) ?? 0
    if storedCount == 0 { filter = BloomFilter() }
  }

  /// Returns the units with this hash, of which some may have been taken out since.
  ///
  /// - Complexity: O(1) for most hashes that are new, else O(log units).
  mutating func candidates(_ hash: UInt64) throws -> [Int64] {
    var found = run.units(with: hash)
    if !waiting.isEmpty { found += fullRun.units(with: hash) }
    if filter == nil {
      lookUpCount += 1
      // For a small file the scan that fills the filter would cost more than it saves.
      if lookUpCount > 20_000, lookUpCount > storedCount / 50 { try fillFilter() }
    }
    if let filter, !filter.mayContain(hash) { return found }
    sqlite3_bind_int64(selection.sqliteStatement, 1, memory)
    sqlite3_bind_int64(selection.sqliteStatement, 2, Int64(bitPattern: hash))
    try forEachRow(selection) { row in
      found.append(sqlite3_column_int64(row, 0))
      return true
    }
    return found
  }

  /// Adds a unit that was stored.
  mutating func insert(_ hash: UInt64, unit: Int64) throws {
    run.insert(hash, unit: unit)
    // The run before is in the library long before this one is full.
    if !waiting.isEmpty { try addWaiting(2) }
    if run.isFull { try beginRun() }
  }

  /// Takes out a unit that is no longer in the memory.
  mutating func remove(_ hash: UInt64, unit: Int64) throws {
    removed.insert(unit)
    sqlite3_bind_int64(deletion.sqliteStatement, 1, memory)
    sqlite3_bind_int64(deletion.sqliteStatement, 2, Int64(bitPattern: hash))
    sqlite3_bind_int64(deletion.sqliteStatement, 3, unit)
    try step(deletion)
  }

  /// Adds what is gathered to the library.
  mutating func flush() throws {
    try beginRun()
    try addWaiting(waiting.count)
  }

  /// Adds what is left of the run before to the library, and has this one wait.
  private mutating func beginRun() throws {
    try addWaiting(waiting.count)
    fullRun.removeAll()
    swap(&run, &fullRun)
    waiting = fullRun.sorted()[...]
  }

  /// Adds the next entries of the run before to the library.
  private mutating func addWaiting(_ count: Int) throws {
    for entry in waiting.prefix(count) where !removed.contains(entry.unit) {
      sqlite3_bind_int64(insertion.sqliteStatement, 1, memory)
      sqlite3_bind_int64(insertion.sqliteStatement, 2, entry.hash)
      sqlite3_bind_int64(insertion.sqliteStatement, 3, entry.unit)
      try step(insertion)
      filter?.insert(UInt64(bitPattern: entry.hash))
    }
    waiting = waiting.dropFirst(count)
    if waiting.isEmpty { waiting = [] }
  }

  private mutating func fillFilter() throws {
    var filter = BloomFilter()
    let all = try database.makeStatement(sql: "SELECT contentHash FROM unitKey WHERE memory = ?")
    sqlite3_bind_int64(all.sqliteStatement, 1, memory)
    try forEachRow(all) { row in
      filter.insert(UInt64(bitPattern: sqlite3_column_int64(row, 0)))
      return true
    }
    self.filter = filter
  }
}

/// Hashes and units not yet in the library, found by hash.
private struct HashRun {
  typealias Entry = (hash: Int64, unit: Int64)

  private var hashes: [UInt64] = []
  private var units: [Int64] = []
  /// For each slot the index of an entry + 1, or 0; open addressing with linear probing.
  private var slots: [Int32] = []

  private static let capacity = 1 << 19

  var isFull: Bool { hashes.count == Self.capacity }

  func units(with hash: UInt64) -> [Int64] {
    var found: [Int64] = []
    guard !slots.isEmpty else { return found }
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash { found.append(units[index]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found
  }

  mutating func insert(_ hash: UInt64, unit: Int64) {
    if slots.isEmpty { slots = [Int32](repeating: 0, count: 2 * Self.capacity) }
    hashes.append(hash)
    units.append(unit)
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(hashes.count)
  }

  /// The entries in the order in which SQLite keeps them.
  func sorted() -> [Entry] {
    var entries = hashes.indices.map { (hash: Int64(bitPattern: hashes[$0]), unit: units[$0]) }
    entries.sort { $0.hash == $1.hash ? $0.unit < $1.unit : $0.hash < $1.hash }
    return entries
  }

  mutating func removeAll() {
    hashes.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }
}

/// A set of hashes that answers "no" or "perhaps".
private struct BloomFilter {
  // 2^26 bits are 8 MB: at 5 million units less than 1 in 100 new hashes is looked up in vain.
  private static let bitCount: UInt64 = 1 << 26
  private var words = [UInt64](repeating: 0, count: Int(bitCount / 64))

  func mayContain(_ hash: UInt64) -> Bool {
    let places = places(hash)
    return has(places.0) && has(places.1) && has(places.2)
  }

  mutating func insert(_ hash: UInt64) {
    let places = places(hash)
    for place in [places.0, places.1, places.2] { words[Int(place >> 6)] |= 1 << (place & 63) }
  }

  private func has(_ place: UInt64) -> Bool { words[Int(place >> 6)] & (1 << (place & 63)) != 0 }

  // The hash is good enough for its parts to serve as independent hashes.
  private func places(_ hash: UInt64) -> (UInt64, UInt64, UInt64) {
    let mask = Self.bitCount - 1
    return (hash & mask, (hash >> 27) & mask, (hash >> 37 ^ hash << 11) & mask)
  }
}

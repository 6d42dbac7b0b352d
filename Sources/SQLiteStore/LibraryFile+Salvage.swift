import Files
import GRDB
package import LibraryAccess
import Model

// A damaged file is never written to: what it says of itself cannot be trusted, and a second try may
// need what the first would have overwritten. All base tables are copied row by row into a new file;
// what is derived from them is made again there.
extension LibraryFile {
  package func salvage() throws -> LibrarySalvage {
    try keepOthersFromWriting()
    let place = location.databasePath
    let new = "\(place).repaired"
    let newFiles = ["", "-wal", "-shm", "-journal"].map { new + $0 }
    newFiles.forEach(UnfinishedFiles.add)
    newFiles.filter(fileExists).forEach(UnfinishedFiles.takeAway)
    do {
      let copy = try LibraryFile(path: new, access: .create)
      let losses = try translatingErrors { try copy.takeOver(from: self) }
      return LibrarySalvage(library: copy, losses: losses) { [self] isAccepted in
        try copy.close()
        guard isAccepted else {
          newFiles.forEach(UnfinishedFiles.takeAway)
          return nil
        }
        let kept = try exchange(for: new)
        newFiles.forEach(UnfinishedFiles.remove)
        return kept
      }
    } catch {
      newFiles.forEach(UnfinishedFiles.takeAway)
      throw error
    }
  }

  /// Keeps other processes from writing until this library is closed: what they wrote after it was
  /// read would be lost with the file.
  ///
  /// Waits for a writer that is at work.
  private func keepOthersFromWriting() throws {
    guard let guardian else { return try requireWritable() }
    try requireSameFile()
    try translatingErrors {
      try guardian.writeWithoutTransaction { database in
        if !database.isInsideTransaction { try database.execute(sql: "BEGIN IMMEDIATE") }
      }
    }
  }

  /// Puts another file in this one's place, and keeps this one under a name of its own.
  private func exchange(for new: String) throws -> String {
    let place = location.databasePath
    // What the log has is part of the library; where it was not brought into the file it goes with it.
    try close()
    var number = 1
    while fileExists("\(place).damaged-\(number)") { number += 1 }
    let kept = "\(place).damaged-\(number)"
    for suffix in ["-wal", "-shm"] where fileExists(place + suffix) {
      try renameFile(place + suffix, to: kept + suffix)
    }
    try renameFile(place, to: kept)
    try renameFile(new, to: place)
    return kept
  }

  /// Copies what another file has; this one is new.
  ///
  /// - Returns: What could not be read.
  private func takeOver(from damaged: LibraryFile) throws -> [Message] {
    var taken: [Message]?
    do {
      try damaged.pool.read { source in taken = try takeOver(from: source) }
    } catch let error as DatabaseError where error.isDamage && taken != nil {
      // The end of the transaction tells again what was met within it.
    }
    return taken ?? []
  }

  private func takeOver(from source: Database) throws -> [Message] {
    try pool.writeWithoutTransaction { copy in
      // The order of tables, and what is missing, must not stop the rest.
      try copy.execute(sql: "PRAGMA foreign_keys = OFF")
      var losses: [Message] = []
      try copy.inTransaction(.immediate) {
        let tables = try salvagedTables.map { try SalvagedTable($0, from: source, to: copy) }
        losses = tables.flatMap(\.losses)
        losses += try copyKeyless(from: source, to: copy)
        losses += try mendReferences(copy)
        try copy.execute(sql: counterRebuild)
        try copy.execute(sql: derivedDataRebuild)
        losses += try replaceHashes(copy)
        for concept in try changedConcepts(copy) {
          try storeHash(copy, of: concept)
          losses.append(Message("loss.changedConcept", ["concept": .text(concept.name)]))
        }
        return .commit
      }
      try copy.execute(sql: "PRAGMA foreign_keys = ON")
      return losses
    }
  }
}

/// The tables with rows by number that nothing else says.
private let salvagedTables = [
  "language", "memory", "import", "unit", "variant", "replacedUnit", "replacedVariant", "glossary",
  "concept", "term", "change", "setAside", "proposal", "person",
  "role", "credential",
]

extension SalvagedTable {
  fileprivate var losses: [Message] {
    unreadable.map { range in
      let (first, last) = (range.lowerBound, range.upperBound)
      guard first != last else {
        return Message("loss.row", ["row": .text("\(first)"), "table": .text(name)])
      }
      return Message(
        "loss.rows",
        [
          "table": .text(name),
          "first": first == .min ? .message(Message("loss.first")) : .text("\(first)"),
          "last": last == .max ? .message(Message("loss.last")) : .text("\(last)"),
        ]
      )
    }
  }
}

/// Copies the small tables that have no numbers.
private func copyKeyless(from source: Database, to copy: Database) throws -> [Message] {
  var losses: [Message] = []
  func attempt(_ name: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as DatabaseError where error.isDamage {
      losses.append(Message("loss.table", ["table": .text(name)]))
    }
  }
  try attempt("conceptLanguage") {
    let rows = try Row.fetchCursor(
      source,
      sql: "SELECT concept, language, definition, otherData FROM conceptLanguage"
    )
    while let row = try rows.next() {
      try copy.execute(
        sql: """
          INSERT OR REPLACE INTO conceptLanguage (concept, language, definition, otherData)
          VALUES (?, ?, ?, ?)
          """,
        arguments: StatementArguments(Array(row.databaseValues))
      )
    }
  }
  for table in ["unitCounter", "conceptRevision", "changeCounter", "proposalCounter"] {
    try attempt(table) {
      guard let next = try Int64.fetchOne(source, sql: "SELECT next FROM \(table)") else {
        return
      }
      try copy.execute(sql: "UPDATE \(table) SET next = ?", arguments: [next])
    }
  }
  try attempt("libraryVersion") {
    let row = try Row.fetchOne(source, sql: "SELECT glossaries, memories FROM libraryVersion")
    guard let row else { return }
    try copy.execute(
      sql: "UPDATE libraryVersion SET glossaries = ? + 1, memories = ? + 1",
      arguments: [row["glossaries"] as Int64, row["memories"] as Int64]
    )
  }
  return losses
}

/// Gives a place to what belonged to rows that are lost, and takes out what has none.
private func mendReferences(_ copy: Database) throws -> [Message] {
  var losses: [Message] = []
  try copy.execute(sql: placesForOrphans)
  for (condition, table, what, code) in orphans {
    let names = try String.fetchAll(
      copy,
      sql: "SELECT CAST(\(what) AS TEXT) FROM \(table) WHERE \(condition) ORDER BY 1 LIMIT 1000"
    )
    guard !names.isEmpty else { continue }
    losses += names.map { Message(code, ["name": .text($0)]) }
    try copy.execute(sql: "DELETE FROM \(table) WHERE \(condition)")
  }
  return losses
}

/// What cannot stay without what is lost: which rows, of which table, their names, and what is said of them.
private let orphans = [
  (
    "id / \(variantsPerUnit) NOT IN (SELECT id FROM unit)", "variant",
    "id / \(variantsPerUnit)", "loss.variant"
  ),
  (
    "language NOT IN (SELECT id FROM language)", "variant",
    "id / \(variantsPerUnit)", "loss.variant"
  ),
  ("id * \(variantsPerUnit) NOT IN (SELECT id FROM variant)", "unit", "id", "loss.unit"),
  (
    "id / \(variantsPerUnit) NOT IN (SELECT id FROM unit)", "variant",
    "id / \(variantsPerUnit)", "loss.variant"
  ),
  ("replacedBy NOT IN (SELECT id FROM import)", "replacedUnit", "id", "loss.replacedUnit"),
  (
    "id / \(variantsPerUnit) NOT IN (SELECT id FROM replacedUnit)", "replacedVariant",
    "id / \(variantsPerUnit)", "loss.replacedVariant"
  ),
  ("concept NOT IN (SELECT id FROM concept)", "term", "text", "loss.term"),
  (
    "concept NOT IN (SELECT id FROM concept)", "conceptLanguage",
    "language", "loss.definition"
  ),
]

private let placesForOrphans = """
  INSERT OR IGNORE INTO memory (id, name)
    SELECT DISTINCT memory, 'recovered-' || memory FROM import
    WHERE memory NOT IN (SELECT id FROM memory);
  INSERT OR IGNORE INTO memory (name) SELECT 'recovered'
    WHERE EXISTS (SELECT 1 FROM unit WHERE import NOT IN (SELECT id FROM import));
  INSERT INTO import (id, memory, file, importedAt, onConflict, firstUnit, endUnit)
    SELECT import, (SELECT id FROM memory WHERE name = 'recovered'), 'recovered', '', 'both',
      min(id), max(id) + 1
    FROM unit WHERE import NOT IN (SELECT id FROM import) GROUP BY import;
  INSERT OR IGNORE INTO glossary (id, name)
    SELECT DISTINCT glossary, 'recovered-' || glossary FROM concept
    WHERE glossary NOT IN (SELECT id FROM glossary);
  """

private let counterRebuild = """
  UPDATE unitCounter SET next = max(next,
    (SELECT coalesce(max(id), 0) + 1 FROM unit), (SELECT coalesce(max(endUnit), 1) FROM import));
  UPDATE changeCounter SET next = max(next, (SELECT coalesce(max(id), 0) + 1 FROM change));
  UPDATE proposalCounter SET next = max(next,
    (SELECT coalesce(max(id), 0) + 1 FROM proposal));
  UPDATE conceptRevision SET next = max(next, (SELECT coalesce(max(revision), 0) + 1 FROM concept));
  """

/// Makes the hashes of units again that are not what they were, and names the units.
private func replaceHashes(_ copy: Database) throws -> [Message] {
  let changed = try changedUnits(copy)
  guard !changed.isEmpty else { return [] }
  var identifier = UnitIdentifier()
  let wrong = Set(changed)
  let update = try copy.makeStatement(
    sql: "UPDATE unit SET contentHash = ?, sourceHash = ? WHERE id = ?"
  )
  var reader = try UnitReader(copy, languages: [])
  func replace(_ batch: UnitBatch, _ numbers: [Int64]) throws {
    identifier.prepare(for: batch)
    try batch.bytes.withUnsafeBytes { bytes in
      for (unit, number) in zip(batch.units, numbers) where wrong.contains(number) {
        let identity = identifier.identity(of: unit, in: batch, bytes: bytes)
        try update.execute(
          arguments: [
            Int64(bitPattern: identity.content), Int64(bitPattern: identity.source), number,
          ]
        )
      }
    }
  }
  for number in changed { try reader.read(number..<number + 1, replace) }
  try reader.finish(replace)
  try copy.execute(sql: derivedDataRebuild)
  return changed.map { Message("loss.changedUnit", ["unit": .text("\($0)")]) }
}

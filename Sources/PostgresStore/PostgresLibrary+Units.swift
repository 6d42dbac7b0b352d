import LibraryAccess
package import Model
import Synchronization

extension PostgresLibrary {
  package func forEachBatch(
    _ selection: UnitSelection,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    try read { connection in
      try requireMemories(selection.memories, connection)
      let homes = try UnitHomes(connection).homes(of: selection)
      var reader = try UnitReader(connection, languages: selection.languages)
      try reader.read(homes) { try body($0, $1.map(\.unit)) }
    }
  }

  /// Returns units by their identifiers, with one statement where it is known in which memories they are.
  package func units(_ identifiers: [Int64]) throws -> StoredUnits {
    let wanted = Set(identifiers).sorted()
    return try pool.read { connection in
      let homes = try homes(of: wanted, connection)
      let located = wanted.compactMap { unit in homes[unit].map { (unit, $0) } }
      guard !located.isEmpty else { return StoredUnits() }
      let slices = Set(located.map { UnitSlice.of($0, memory: $1.memory) })
      let rows = UnitRows(
        try connection.query(
          """
          SELECT \(UnitRows.columns) FROM dragoman.unit
          WHERE slice = ANY($1) AND id = ANY($2) ORDER BY id
          """,
          [.ints(slices.sorted()), .ints(located.map(\.0))]
        )
      )
      var found = StoredUnits()
      let table = try languages(of: rows, connection)
      found.batch.languages = table.tags
      for row in 0..<rows.count {
        _ = rows.append(row, to: &found.batch, table, required: [])
        found.identifiers.append(rows.identifier(row))
        found.memories.append(homes[rows.identifier(row)]?.name ?? "")
      }
      return found
    }
  }

  package func origins(memories: [String]?) throws -> [UnitOrigin] {
    try read { connection in
      try requireMemories(memories, connection)
      let rows = try connection.query(
        """
        SELECT first_unit, end_unit, header, name, import.id
        FROM dragoman.import JOIN dragoman.memory ON memory.id = memory
        WHERE first_unit < end_unit ORDER BY first_unit
        """
      )
      return (0..<rows.count).filter { memories?.contains(rows.text($0, 3)) != false }.map { row in
        UnitOrigin(
          units: rows.int(row, 0)..<rows.int(row, 1),
          header: rows.text(row, 2),
          memory: rows.text(row, 3),
          importIdentifier: rows.int(row, 4)
        )
      }
    }
  }

  /// Returns where units are; they are read again when one is not known and something has changed.
  private func homes(of units: [Int64], _ connection: Connection) throws -> UnitHomes {
    let known = homes.withLock { $0 }
    guard units.contains(where: { known[$0] == nil }) else { return known }
    let version = try connection.query("SELECT memories FROM dragoman.library").int(0, 0)
    guard known.version != version else { return known }
    let read = try UnitHomes(connection)
    homes.withLock { $0 = read }
    return read
  }

  /// Returns the languages of the library, with all that some units have.
  private func languages(of rows: UnitRows, _ connection: Connection) throws -> LanguageTable {
    let known = languageTable.withLock { $0 }
    let isWhole = (0..<rows.count).allSatisfy { row in
      rows.languages(row).allSatisfy { known[$0] != nil }
    }
    guard !isWhole else { return known }
    let read = try LanguageTable(connection)
    languageTable.withLock { $0 = read }
    return read
  }
}

/// Fails when there is no memory of a name.
func requireMemories(_ names: [String]?, _ connection: Connection) throws {
  guard let names, !names.isEmpty else { return }
  let rows = try connection.query(
    "SELECT name FROM dragoman.memory WHERE name = ANY($1)",
    [.texts(names)]
  )
  let known = Set((0..<rows.count).map { rows.text($0, 0) })
  for name in names where !known.contains(name) { throw LibraryError(.noSuchMemory(name)) }
}

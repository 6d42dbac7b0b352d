import GRDB
package import Model

extension LibraryFile {
  /// Returns units by their identifiers; those that are no longer there are left out.
  ///
  /// - Parameter identifiers: The identifiers, in any order.
  /// - Returns: The units, in ascending order of their identifiers.
  /// - Throws: `LibraryError`.
  /// - Complexity: O(*n* log *m*) for *n* identifiers among *m* units.
  package func units(_ identifiers: [Int64]) throws -> StoredUnits {
    try translatingErrors {
      try pool.read { database in
        var found = StoredUnits()
        var reader = try UnitReader(database, languages: [])
        let memories = try memoryNames(database)
        for identifier in Set(identifiers).sorted() {
          try reader.read(identifier..<identifier + 1) { batch, units in
            found.append(batch, identifiers: units)
          }
        }
        try reader.finish { found.append($0, identifiers: $1) }
        found.memories = found.identifiers.map { identifier in
          memories.last { $0.firstUnit <= identifier }?.name ?? ""
        }
        return found
      }
    }
  }
}

/// Returns the first unit of each import with the name of its memory, in ascending order.
private func memoryNames(_ database: Database) throws -> [(firstUnit: Int64, name: String)] {
  try Row.fetchAll(
    database.cachedStatement(
      sql: """
        SELECT firstUnit, name FROM import JOIN memory ON memory.id = import.memory
        WHERE firstUnit < endUnit ORDER BY firstUnit
        """
    )
  ).map { ($0["firstUnit"], $0["name"]) }
}

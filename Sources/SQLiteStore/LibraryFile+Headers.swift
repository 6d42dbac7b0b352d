import GRDB
import LibraryAccess
package import Model

extension LibraryFile {
  /// Returns where the units of memories came from, in the order of their identifiers.
  ///
  /// - Parameter memories: The names of the memories; `nil` for all.
  /// - Returns: An origin for each import that stored units.
  /// - Throws: `LibraryError`, when there is no such memory.
  package func origins(memories: [String]?) throws -> [UnitOrigin] {
    try translatingErrors {
      try pool.read { database in
        _ = try unitRanges(database, memories: memories)
        return try Row.fetchAll(
          database,
          sql: """
            SELECT import.id AS id, firstUnit, endUnit, header, name FROM import
            JOIN memory ON memory.id = import.memory WHERE firstUnit < endUnit ORDER BY firstUnit
            """
        ).compactMap { row -> UnitOrigin? in
          let name: String = row["name"]
          guard memories?.contains(name) != false else { return nil }
          return UnitOrigin(
            units: row["firstUnit"]..<row["endUnit"],
            header: row["header"],
            memory: name,
            importIdentifier: row["id"]
          )
        }
      }
    }
  }
}

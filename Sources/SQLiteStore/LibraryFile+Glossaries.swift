import GRDB
import GRDBSQLite
package import LibraryAccess
package import Model

extension LibraryFile {
  /// Changes one glossary, all at once or not at all; it is made if there is none of the name.
  ///
  /// - Parameters:
  ///   - name: The glossary's name.
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: What is to be done.
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  package func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result {
    try LibraryError.require(name: name)
    return try write(.glossaries, isDryRun: isDryRun) { database, history in
      try database.execute(
        sql: "INSERT INTO glossary (name) VALUES (?) ON CONFLICT DO NOTHING",
        arguments: [name]
      )
      let identifier = try Int64.fetchOne(
        database,
        sql: "SELECT id FROM glossary WHERE name = ?",
        arguments: [name]
      )
      guard let identifier else { throw LibraryError(.noSuchGlossary(name)) }
      let writer = try ConceptTableWriter(database, glossary: identifier, history)
      let result = try body(writer)
      try writer.finish()
      return result
    }
  }

  /// Returns the concepts of glossaries, in the order in which they came.
  ///
  /// - Parameter glossaries: The names; `nil` is for all.
  /// - Returns: The concepts with their terms.
  /// - Throws: `LibraryError`, when there is no glossary of a name.
  /// - Complexity: O(number of terms)
  package func concepts(glossaries: [String]?) throws -> [GlossaryConcept] {
    try translatingErrors {
      try pool.read { database in
        guard let glossaries else {
          return try conceptRows(database, where: "1", arguments: []).map(\.glossaryConcept)
        }
        var found: [GlossaryConcept] = []
        for name in glossaries {
          let identifier = try Int64.fetchOne(
            database,
            sql: "SELECT id FROM glossary WHERE name = ?",
            arguments: [name]
          )
          guard let identifier else { throw LibraryError(.noSuchGlossary(name)) }
          found += try conceptRows(
            database,
            where: "concept.glossary = ?",
            arguments: [identifier]
          ).map(\.glossaryConcept)
        }
        return found
      }
    }
  }

  /// Returns one concept of a glossary, or `nil` if the glossary has none of the identifier.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  /// - Complexity: O(log of the library's concepts)
  package func concept(_ identifier: String, in glossary: String) throws -> StoredConcept? {
    try translatingErrors {
      try pool.read { database in
        let row = try Int64.fetchOne(
          database,
          sql: "SELECT id FROM glossary WHERE name = ?",
          arguments: [glossary]
        )
        guard let row else { throw LibraryError(.noSuchGlossary(glossary)) }
        return try conceptRow(database, identifier, glossary: row)
      }
    }
  }

  /// Returns the concepts that have one of the keys.
  ///
  /// - Complexity: O(number of keys × log of the library's keys), and the concepts found.
  package func concepts(withKeys keys: [String]) throws -> [GlossaryConcept] {
    guard !keys.isEmpty else { return [] }
    return try translatingErrors {
      try pool.read { database in
        let places = Array(repeating: "?", count: keys.count).joined(separator: ",")
        return try conceptRows(
          database,
          where: "concept.id IN (SELECT concept FROM conceptKey WHERE key IN (\(places)))",
          arguments: StatementArguments(keys)
        ).map(\.glossaryConcept)
      }
    }
  }

  /// Returns the keys that begin with a text, in order.
  package func conceptKeys(from prefix: String, limit: Int) throws -> [String] {
    try translatingErrors {
      try pool.read { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT word FROM conceptWord
            WHERE word >= ? AND word < ? || char(1114111) ORDER BY word LIMIT ?
            """,
          arguments: [prefix, prefix, limit]
        )
      }
    }
  }

  /// Calls `body` with every word of the keys once, as UTF-8 that is valid during the call only.
  ///
  /// Words that no concept has any more may be among them.
  ///
  /// - Complexity: O(number of words)
  package func forEachConceptWord(_ body: (Span<UInt8>) -> Void) throws {
    try translatingErrors {
      try pool.read { database in
        // A String for each word would cost more than the search does.
        try forEachRow(database.makeStatement(sql: "SELECT word FROM conceptWord")) { row in
          body(columnBytes(row, 0).span)
          return true
        }
      }
    }
  }

  /// Returns the glossaries, by name.
  package func glossaries() throws -> [GlossaryRecord] {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT name, (SELECT count(*) FROM concept WHERE glossary = glossary.id),
              (SELECT count(*) FROM term JOIN concept ON concept.id = term.concept
               WHERE concept.glossary = glossary.id)
            FROM glossary ORDER BY name
            """
        ).map { GlossaryRecord(name: $0[0], conceptCount: $0[1], termCount: $0[2]) }
      }
    }
  }

  /// Removes a glossary; returns how many concepts it had.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name; what `body` throws.
  package func removeGlossary(
    _ name: String,
    body: (any GlossaryWriter, _ count: Int) throws -> Void
  ) throws -> Int {
    try write(.glossaries) { database, history in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT id, (SELECT count(*) FROM concept WHERE glossary = glossary.id) AS count
          FROM glossary WHERE name = ?
          """,
        arguments: [name]
      )
      guard let row else { throw LibraryError(.noSuchGlossary(name)) }
      let count: Int = row["count"]
      let writer = try ConceptTableWriter(database, glossary: row["id"], history)
      try body(writer, count)
      try writer.finish()
      try database.execute(sql: "DELETE FROM glossary WHERE name = ?", arguments: [name])
      return count
    }
  }
}

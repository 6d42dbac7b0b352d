package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result {
    try LibraryError.require(name: name)
    var taken: [NumberBlock] = []
    var isKept = false
    defer { if !isKept { counters.giveBack(taken) } }
    let result = try write(.glossaries, of: name, isDryRun: isDryRun) { connection, history in
      let (glossary, isNew) = try glossaryNumber(name, connection)
      let writer = try GlossaryTableWriter(
        connection,
        counters: counters,
        glossary: glossary,
        history
      )
      defer { taken = writer.blocks }
      let result = try body(writer)
      try writer.finish()
      return (isNew || writer.hasChanged, result)
    }
    isKept = !isDryRun
    return result
  }

  package func concepts(glossaries: [String]?) throws -> [GlossaryConcept] {
    try read { connection in
      let rows = try GlossaryRows(connection)
      guard let glossaries else {
        return try rows.concepts(of: Array(rows.names.keys)).map(\.stored.glossaryConcept)
      }
      return try glossaries.flatMap { name in
        try rows.concepts(of: [rows.number(name)]).map(\.stored.glossaryConcept)
      }
    }
  }

  package func concept(_ identifier: String, in glossary: String) throws -> StoredConcept? {
    try read { connection in
      let rows = try GlossaryRows(connection)
      return try rows.concept(identifier, of: rows.number(glossary))?.stored
    }
  }

  package func concepts(withKeys keys: [String]) throws -> [GlossaryConcept] {
    guard !keys.isEmpty else { return [] }
    return try read { connection in
      let found = try connection.query(
        """
        SELECT DISTINCT glossary, concept FROM dragoman.concept_key
        WHERE left(key, 64) = ANY($1) AND key = ANY($2)
        """,
        [.texts(keys.map(keyStart)), .texts(keys)]
      )
      guard found.count > 0 else { return [] }
      let glossaries = Set(found.firstInts)
      let concepts = (0..<found.count).map { found.int($0, 1) }
      return try GlossaryRows(connection).concepts(of: Array(glossaries), numbers: concepts)
        .map(\.stored.glossaryConcept)
    }
  }

  package func conceptKeys(from prefix: String, limit: Int) throws -> [String] {
    try pool.read { connection in
      let rows = try connection.query(
        """
        SELECT DISTINCT key FROM dragoman.concept_key
        WHERE left(key, 64) >= $1 AND left(key, 64) < $2 AND starts_with(key, $3)
        ORDER BY key LIMIT $4
        """,
        [
          .text(keyStart(prefix)), .text(keyStart(prefix) + "\u{10FFFF}"), .text(prefix),
          .int(limit),
        ]
      )
      return (0..<rows.count).map { rows.text($0, 0) }
    }
  }

  package func forEachConceptWord(_ body: (Span<UInt8>) -> Void) throws {
    try pool.read { connection in
      let rows = try connection.query("SELECT DISTINCT key FROM dragoman.concept_key ORDER BY key")
      for row in 0..<rows.count {
        body(rows.bytes(row, 0).assumingMemoryBound(to: UInt8.self).span)
      }
    }
  }

  package func glossaries() throws -> [GlossaryRecord] {
    try read { connection in
      func counts(_ table: String) throws -> [Int64: Int] {
        let rows = try connection.query(
          "SELECT glossary, count(*) FROM dragoman.\(table) GROUP BY glossary"
        )
        return Dictionary(
          (0..<rows.count).map { (rows.int($0, 0), Int(rows.int($0, 1))) },
          uniquingKeysWith: { first, _ in first }
        )
      }
      let concepts = try counts("concept")
      let terms = try counts("term")
      let rows = try connection.query("SELECT id, name FROM dragoman.glossary ORDER BY name")
      return (0..<rows.count).map { row in
        GlossaryRecord(
          name: rows.text(row, 1),
          conceptCount: concepts[rows.int(row, 0)] ?? 0,
          termCount: terms[rows.int(row, 0)] ?? 0
        )
      }
    }
  }

  package func removeGlossary(
    _ name: String,
    body: (any GlossaryWriter, _ count: Int) throws -> Void
  ) throws -> Int {
    try write(.glossaries, of: name) { connection, history in
      let glossary = try GlossaryRows(connection).number(name)
      let count = try connection.query(
        "SELECT count(*) FROM dragoman.concept WHERE glossary = $1",
        [.int(glossary)]
      ).int(0, 0)
      let writer = try GlossaryTableWriter(
        connection,
        counters: counters,
        glossary: glossary,
        history
      )
      try body(writer, Int(count))
      try writer.finish()
      for (table, _) in conceptTables {
        try connection.query(
          "DELETE FROM dragoman.\(table) WHERE glossary = $1",
          [.int(glossary)]
        )
      }
      try connection.query("DELETE FROM dragoman.glossary WHERE id = $1", [.int(glossary)])
      return (true, Int(count))
    }
  }

  private func glossaryNumber(
    _ name: String,
    _ connection: Connection
  ) throws -> (number: Int64, isNew: Bool) {
    let known = try connection.query(
      "SELECT id FROM dragoman.glossary WHERE name = $1",
      [.text(name)]
    )
    if known.count == 1 { return (known.int(0, 0), false) }
    let number = try counters.take(1, of: .glossary)
    try connection.query(
      "INSERT INTO dragoman.glossary (id, name) VALUES ($1, $2)",
      [.int(number), .text(name)]
    )
    return (number, true)
  }
}

/// The beginning of a key, by which the index finds it: 64 characters, as PostgreSQL counts them.
private func keyStart(_ key: String) -> String {
  String(String.UnicodeScalarView(key.unicodeScalars.prefix(64)))
}

extension StoredConcept {
  var glossaryConcept: GlossaryConcept { GlossaryConcept(glossary: glossary, concept: concept) }
}

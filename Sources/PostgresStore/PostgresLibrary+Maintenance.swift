package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func contents() throws -> LibraryContents {
    try read { connection in
      let size = try connection.query(
        """
        SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0)::bigint
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'dragoman' AND relkind = 'r'
        """
      )
      let counts = try connection.query(
        """
        SELECT (SELECT count(*) FROM dragoman.memory),
          (SELECT coalesce(sum(unit_count), 0)::bigint FROM dragoman.memory),
          (SELECT coalesce(sum(variant_count), 0)::bigint FROM dragoman.memory_language),
          (SELECT count(*) FROM dragoman.import), (SELECT count(*) FROM dragoman.language)
        """
      )
      let names = ["memories", "units", "variants", "imports", "languages"]
      return LibraryContents(
        path: shownAddress,
        byteCount: Int(size.int(0, 0)),
        version: "\(Schema.version)",
        counts: names.enumerated().map { column, name in
          LibraryContents.Count(name: name, count: Int(counts.int(0, column)))
        }
      )
    }
  }

  package func faults() throws -> [Message] {
    try read { connection in
      var faults: [Message] = []
      for check in countChecks {
        let count = try connection.query(check.sql).int(0, 0)
        if count > 0 { faults.append(Message(check.fault, ["count": .number(Int(count))])) }
      }
      let units = try changedUnits(connection).map(String.init)
      if !units.isEmpty {
        faults.append(
          Message(
            "fault.units",
            ["count": .number(units.count), "units": .list(firstNames(units))]
          )
        )
      }
      let concepts = try changedConcepts(connection)
      if !concepts.isEmpty {
        faults.append(
          Message(
            "fault.concepts",
            ["count": .number(concepts.count), "concepts": .list(firstNames(concepts))]
          )
        )
      }
      return faults
    }
  }

  package func rebuildDerivedData() throws {
    for name in try memories().map(\.name) {
      try write(.memories, of: name) { connection, _ in
        try countAgain(requireMemory(name, connection), connection)
        return (true, ())
      }
    }
  }

  /// A database mends its files itself, or is restored: what is derived is made again where it is.
  package func salvage() throws -> LibrarySalvage {
    try rebuildDerivedData()
    return LibrarySalvage(library: self, losses: []) { _ in nil }
  }

  package func backUp(to path: String) throws { throw LibraryError(.databaseTools) }

  package func forEachConcept(_ body: (GlossaryConcept, Set<String>) throws -> Void) throws {
    try read { connection in
      try forEachConcept(GlossaryRows(connection), connection) { concept, keys in
        try body(concept.stored.glossaryConcept, Set(keys))
      }
    }
  }

  /// Calls a closure with each concept and its keys, in the order in which the concepts came.
  func forEachConcept(
    _ rows: GlossaryRows,
    _ connection: Connection,
    _ body: (GlossaryRows.Numbered, [String]) throws -> Void
  ) throws {
    let keyRows = try connection.query(
      "SELECT concept, key FROM dragoman.concept_key ORDER BY concept, place"
    )
    var keys: [Int64: [String]] = [:]
    for row in 0..<keyRows.count {
      keys[keyRows.int(row, 0), default: []].append(keyRows.text(row, 1))
    }
    for concept in try rows.concepts(of: Array(rows.names.keys)) {
      try body(concept, keys[concept.number] ?? [])
    }
  }

  package func replaceConceptKeys(_ keys: (ConceptEntry) -> [String]) throws {
    for name in try glossaries().map(\.name) {
      try write(.glossaries, of: name) { connection, _ in
        let rows = try GlossaryRows(connection)
        let glossary = try rows.number(name)
        try connection.query(
          "DELETE FROM dragoman.concept_key WHERE glossary = $1",
          [.int(glossary)]
        )
        var buffers = ConceptBuffers()
        for concept in try rows.concepts(of: [glossary]) {
          buffers.append(
            keys: keys(concept.stored.concept),
            glossary: glossary,
            number: concept.number
          )
        }
        try buffers.store(connection)
        return (true, ())
      }
    }
  }
}

/// Counts what a memory has again.
func countAgain(_ memory: Int64, _ connection: Connection) throws {
  let slices = UnitSlice.all(ofMemory: memory)
  let values: [SQLValue] = [.int(memory), .int(slices.lowerBound), .int(slices.upperBound)]
  for sql in countRebuilds { try connection.query(sql, values) }
}

private func firstNames(_ names: [String]) -> [String] {
  Array(names.prefix(10)) + (names.count > 10 ? ["…"] : [])
}

/// Returns the units whose texts and codes are not those of which their hashes were made.
private func changedUnits(_ connection: Connection) throws -> [Int64] {
  var changed: [Int64] = []
  var identifier = UnitIdentifier()
  var reader = try UnitReader(connection)
  let homes = try UnitHomes(connection).homes
  try reader.read(homes) { batch, places in
    identifier.prepare(for: batch)
    batch.bytes.withUnsafeBytes { bytes in
      for (index, unit) in batch.units.enumerated() {
        let identity = identifier.identity(of: unit, in: batch, bytes: bytes)
        let sources = batch.variants[unit.variants].map { identifier.hash(of: $0, bytes: bytes) }
        let stored = places[index].identity
        if stored.content != identity.content || !sources.contains(stored.source) {
          changed.append(places[index].unit)
        }
      }
    }
  }
  return changed
}

/// Returns the names of the concepts whose content is not that of which their hashes were made.
private func changedConcepts(_ connection: Connection) throws -> [String] {
  let hashes = try connection.query("SELECT id, content_hash FROM dragoman.concept")
  var stored: [Int64: UInt64] = [:]
  for row in 0..<hashes.count {
    stored[hashes.int(row, 0)] = UInt64(bitPattern: hashes.int(row, 1))
  }
  let rows = try GlossaryRows(connection)
  return try rows.concepts(of: Array(rows.names.keys)).filter {
    ConceptIdentity.hash(of: $0.stored.concept) != stored[$0.number]
  }.map { "\($0.stored.glossary)/\($0.stored.concept.identifier)" }
}

private let unitOwner = "slice >> 32"

private let countChecks: [(sql: String, fault: String)] = [
  (
    """
    SELECT count(*) FROM dragoman.memory FULL JOIN (
      SELECT \(unitOwner) AS id, count(*) AS actual FROM dragoman.unit GROUP BY 1) AS counted
      USING (id)
    WHERE coalesce(unit_count, -1) <> coalesce(actual, 0)
    """,
    "fault.unitCounts"
  ),
  (
    """
    SELECT count(*) FROM dragoman.import FULL JOIN (
      SELECT \(unitOwner) AS memory, import AS id, count(*) AS actual FROM dragoman.unit
      GROUP BY 1, 2) AS counted USING (memory, id)
    WHERE coalesce(unit_count, -1) <> coalesce(actual, 0)
    """,
    "fault.importCounts"
  ),
  (
    """
    SELECT count(*) FROM dragoman.memory_language FULL JOIN (
      SELECT memory, language, count(*) AS actual FROM (
        SELECT \(unitOwner) AS memory, unnest(languages)::bigint AS language FROM dragoman.unit
      ) AS variant GROUP BY 1, 2) AS counted USING (memory, language)
    WHERE coalesce(variant_count, 0) <> coalesce(actual, 0)
    """,
    "fault.variantCounts"
  ),
  (
    """
    SELECT count(*) FROM dragoman.unit WHERE cardinality(languages) = 0
      OR cardinality(languages) <> cardinality(texts)
      OR cardinality(languages) <> coalesce(cardinality(contents), cardinality(languages))
    """,
    "fault.unitsWithoutVariant"
  ),
  (
    """
    SELECT count(*) FROM dragoman.match_part LEFT JOIN (
      SELECT part, sum(length(data)) AS actual FROM dragoman.match_chunk GROUP BY part) AS counted
      ON part = match_part.id
    WHERE removed_at IS NULL AND byte_count <> coalesce(actual, 0)
    """,
    "fault.indexParts"
  ),
  ("SELECT count(*) FROM (\(segmentsWithoutIndex)) AS missing", "fault.unindexed"),
  (
    """
    SELECT count(*) FROM dragoman.removed_unit AS gone
    WHERE EXISTS (SELECT 1 FROM dragoman.unit WHERE slice = gone.slice AND id = gone.id)
    """,
    "fault.removedUnits"
  ),
  (
    """
    SELECT count(*) FROM dragoman.term WHERE NOT EXISTS (
      SELECT 1 FROM dragoman.concept WHERE glossary = term.glossary AND id = term.concept)
    """,
    "fault.references"
  ),
]

/// What makes the counts of a memory again: `$1` is its number, `$2` and `$3` the bounds of its slices.
private let countRebuilds = [
  """
  DELETE FROM dragoman.removed_unit AS gone WHERE $1 > 0 AND slice >= $2 AND slice < $3
    AND EXISTS (SELECT 1 FROM dragoman.unit WHERE slice = gone.slice AND id = gone.id)
  """,
  """
  UPDATE dragoman.memory SET unit_count = (
    SELECT count(*) FROM dragoman.unit WHERE slice >= $2 AND slice < $3) WHERE id = $1
  """,
  """
  UPDATE dragoman.import SET unit_count = (
    SELECT count(*) FROM dragoman.unit
    WHERE slice >= $2 AND slice < $3 AND unit.import = import.id) WHERE memory = $1
  """,
  "DELETE FROM dragoman.memory_language WHERE memory = $1 AND $2 < $3",
  """
  INSERT INTO dragoman.memory_language (memory, language, variant_count)
  SELECT $1, language, count(*) FROM (
    SELECT unnest(languages) AS language FROM dragoman.unit WHERE slice >= $2 AND slice < $3
  ) AS variant GROUP BY language
  """,
]

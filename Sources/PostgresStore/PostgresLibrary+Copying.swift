package import LibraryAccess
import Model

extension PostgresLibrary {
  package func forEachItem(_ body: (LibraryItem) throws -> Void) throws {
    try read { connection in
      let memories = try connection.query("SELECT name FROM dragoman.memory ORDER BY name")
      for row in 0..<memories.count { try body(.memory(memories.text(row, 0))) }
      let imports = try ImportRows(connection, order: "import.id")
      for row in 0..<imports.count {
        try body(
          .import(
            imports.record(row),
            units: imports.units(row),
            onConflict: ConflictPolicy(rawValue: imports.policy(row)) ?? .both
          )
        )
      }
      let homes = try UnitHomes(connection).homes
      for table in [UnitReader.Table.units, .replacedUnits] {
        var reader = try UnitReader(connection, of: table)
        try reader.read(homes) { try body(.units($0, $1)) }
      }
      let rows = try GlossaryRows(connection)
      for name in rows.names.values.sorted(by: { $0.precedes($1) }) { try body(.glossary(name)) }
      try forEachConcept(rows, connection) { concept, keys in
        try body(.concept(concept.stored, keys: keys))
      }
      var selection = ChangeSelection()
      selection.isOldestFirst = true
      try ChangeRows.forEach(connection, selection) { change, key in
        try body(.change(change, key.map { try setAside($0, connection) } ?? []))
        return true
      }
      let proposals = ProposalRows(
        rows: try connection.query(
          "SELECT \(ProposalRows.columns) FROM dragoman.proposal ORDER BY id"
        )
      )
      for row in 0..<proposals.rows.count { try body(.proposal(proposals.proposal(row))) }
      for person in try PostgresStore.people(connection) {
        let tokens = CredentialRows(
          rows: try connection.query(
            """
            SELECT \(CredentialRows.columns) FROM dragoman.credential
            WHERE person = $1 AND kind = 'token' ORDER BY hash
            """,
            [.text(person.name)]
          )
        )
        try body(.person(person, (0..<tokens.rows.count).map(tokens.credential)))
      }
      let counters = try Counters.values(connection)
      try body(
        .counters(
          LibraryCounters(
            unit: counters[.unit] ?? 1,
            import: counters[.import] ?? 1,
            revision: counters[.revision] ?? 1,
            change: counters[.change] ?? 1,
            proposal: counters[.proposal] ?? 1
          )
        )
      )
    }
  }

  package func fill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    // Nobody writes to a library that is being filled: it has no memory and no glossary to wait for.
    try write(.memories, of: "") { connection, records in
      let counts = try connection.query(
        """
        SELECT (SELECT count(*) FROM dragoman.memory) + (SELECT count(*) FROM dragoman.glossary)
        """
      )
      guard counts.int(0, 0) == 0 else { throw LibraryError(.notEmpty) }
      let filling = LibraryFilling(connection, counters: counters, records)
      try items(filling.take)
      try filling.finish()
      try connection.query("UPDATE dragoman.library SET glossaries = glossaries + 1")
      return (true, ())
    }
  }
}

extension PostgresLibrary {
  package func refill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    // A database is what others have copies of.
    throw LibraryError(.unsupported)
  }
}

/// Stores the items of another library, inside a transaction.
private final class LibraryFilling {
  private let connection: Connection
  private let counters: Counters
  private let records: RecordWriter
  private var memories: [String: Int64] = [:]
  private var memoriesByImport: [Int64: Int64] = [:]
  private var glossaries: [String: Int64] = [:]
  private var nextConcept: Int64 = 1
  private var units = CopyBuffer()
  private var replacedUnits = CopyBuffer()
  private var concepts = ConceptBuffers()
  private var languages: [LanguageTag: Int64] = [:]

  /// How many bytes are gathered before they are stored.
  private static let byteCount = 4 << 20

  init(_ connection: Connection, counters: Counters, _ records: RecordWriter) {
    self.connection = connection
    self.records = records
    self.counters = counters
  }

  func take(_ item: LibraryItem) throws {
    switch item {
    case .memory(let name):
      let number = try counters.take(1, of: .memory)
      memories[name] = number
      try connection.query(
        "INSERT INTO dragoman.memory (id, name) VALUES ($1, $2)",
        [.int(number), .text(name)]
      )
    case .import(let record, let units, let policy): try add(record, units, policy)
    case .units(let batch, let places): try add(batch, places)
    case .glossary(let name):
      let number = try counters.take(1, of: .glossary)
      glossaries[name] = number
      try connection.query(
        "INSERT INTO dragoman.glossary (id, name) VALUES ($1, $2)",
        [.int(number), .text(name)]
      )
    case .concept(let stored, let keys):
      guard let glossary = glossaries[stored.glossary] else { throw LibraryError(.inconsistent) }
      concepts.append(
        stored.concept,
        keys: keys,
        glossary: glossary,
        number: nextConcept,
        revision: stored.revision
      )
      nextConcept += 1
      if concepts.byteCount >= Self.byteCount { try concepts.store(connection) }
    case .change(let change, let kept): try add(change, kept)
    case .proposal(let proposal): try records.insert(proposal)
    case .person(let person, let tokens):
      try records.write(person)
      for token in tokens { try records.write(token) }
    case .counters(let counters):
      for (name, next) in [
        (Counters.Name.unit, counters.unit), (.import, counters.import),
        (.revision, counters.revision), (.change, counters.change),
        (.proposal, counters.proposal),
      ] { try Counters.raise(name, to: next, connection) }
    }
  }

  /// Stores what is left, and counts what was stored.
  func finish() throws {
    try storeUnits()
    try concepts.store(connection)
    try Counters.raise(.concept, to: nextConcept, connection)
    for memory in memories.values { try countAgain(memory, connection) }
  }

  private func add(
    _ record: ImportRecord,
    _ units: Range<Int64>,
    _ policy: ConflictPolicy
  ) throws {
    guard let memory = memories[record.memory] else { throw LibraryError(.inconsistent) }
    memoriesByImport[record.identifier] = memory
    try insertImport(
      ImportRow(record: record, memory: memory, units: units, policy: policy),
      connection
    )
  }

  private func add(_ batch: UnitBatch, _ places: [UnitPlace]) throws {
    for tag in batch.languages where languages[tag] == nil {
      languages[tag] = try counters.language(tag.description, connection)
    }
    let numbers = batch.languages.map { languages[$0] ?? 0 }
    try batch.bytes.withUnsafeBytes { bytes in
      for (unit, place) in zip(batch.units, places) {
        guard let memory = memoriesByImport[place.importIdentifier] else {
          throw LibraryError(.inconsistent)
        }
        let home = UnitSlice.of(place.unit, memory: memory)
        func append(to buffer: inout CopyBuffer) {
          buffer.append(
            unit,
            place.identity,
            of: batch,
            bytes: bytes,
            languages: numbers,
            at: (home, place.unit, place.importIdentifier),
            replacedBy: place.replacedBy
          )
        }
        if place.replacedBy == nil { append(to: &units) } else { append(to: &replacedUnits) }
      }
    }
    if units.bytes.count + replacedUnits.bytes.count >= Self.byteCount { try storeUnits() }
  }

  private func add(_ change: RecordedChange, _ kept: [SetAside]) throws {
    let key = kept.isEmpty ? nil : try counters.take(1, of: .setAside)
    try insertChange(change, setAside: key, connection)
    guard let key else { return }
    var buffer = CopyBuffer()
    for (place, setAside) in kept.enumerated() { buffer.appendSetAside(setAside, key, place) }
    try connection.copy(&buffer, into: "dragoman.set_aside (key, place, concept, content)")
  }

  private func storeUnits() throws {
    try connection.copy(&units, into: "dragoman.unit (\(CopyBuffer.unitColumns))")
    try connection.copy(
      &replacedUnits,
      into: "dragoman.replaced_unit (\(CopyBuffer.unitColumns), replaced_by)"
    )
  }
}

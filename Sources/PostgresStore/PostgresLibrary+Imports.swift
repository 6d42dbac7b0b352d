package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func importUnits(
    _ request: ImportRequest,
    body: (any UnitSink) throws -> ImportOutcome
  ) throws -> (identifier: Int64?, counts: ImportCounts) {
    try LibraryError.require(name: request.memory)
    var taken: [NumberBlock] = []
    var isKept = false
    defer { if !isKept { counters.giveBack(taken) } }
    let result: (identifier: Int64?, counts: ImportCounts) = try write(
      .memories,
      of: request.memory,
      isDryRun: request.isDryRun
    ) { connection, history in
      let memory = try memoryNumber(request.memory, connection)
      for (name, count) in [(Counters.Name.unit, Counters.unitBlock), (.import, 1)] {
        let first = try counters.take(count, of: name)
        taken.append(NumberBlock(name: name, first: first, end: first + count))
      }
      let identifier = taken[1].first
      let writer = try UnitWriter(
        connection,
        counters: counters,
        request: request,
        memory: memory,
        importIdentifier: identifier,
        block: taken[0],
        history: history
      )
      let outcome = try body(writer)
      try insertImport(row(identifier, request, outcome, writer), connection)
      try changeMemoryCounts(
        connection,
        memory: memory,
        units: writer.unitDifference,
        variants: writer.variantDifferences
      )
      try giveBackRest(of: taken[0], from: writer.nextUnit, connection)
      return (true, (request.isDryRun ? nil : identifier, writer.counts))
    }
    isKept = !request.isDryRun
    return result
  }

  package func imports() throws -> [ImportRecord] {
    try pool.read { connection in
      let rows = try ImportRows(connection, order: "import.id DESC")
      return (0..<rows.count).map(rows.record)
    }
  }

  private func row(
    _ identifier: Int64,
    _ request: ImportRequest,
    _ outcome: ImportOutcome,
    _ writer: UnitWriter
  ) -> ImportRow {
    let record = ImportRecord(
      identifier: identifier,
      memory: request.memory,
      file: request.file,
      date: request.date,
      outcome: outcome,
      counts: writer.counts.ofMemory,
      unitCount: writer.units.count - writer.ownReplacedCount
    )
    return ImportRow(
      record: record,
      memory: writer.memory,
      units: writer.units,
      policy: request.onConflict
    )
  }

  /// Returns the number of a memory, which is made if there is none of the name.
  private func memoryNumber(_ name: String, _ connection: Connection) throws -> Int64 {
    let known = try connection.query(
      "SELECT id FROM dragoman.memory WHERE name = $1",
      [.text(name)]
    )
    if known.count == 1 { return known.int(0, 0) }
    let number = try counters.take(1, of: .memory)
    try connection.query(
      "INSERT INTO dragoman.memory (id, name) VALUES ($1, $2)",
      [.int(number), .text(name)]
    )
    return number
  }
}

import LibraryAccess
import Model

/// Stores the units of one import, inside its transaction.
///
/// What becomes of a unit says `ImportRules`. A batch costs a handful of statements: one finds what may be
/// like its units, one stores those that are new, and three put aside those that are replaced.
final class UnitWriter: UnitSink, RecordingWriter {
  private(set) var counts = ImportCounts()
  let memory: Int64
  let block: NumberBlock
  private(set) var nextUnit: Int64
  /// By how many the memory's units grew.
  private(set) var unitDifference = 0
  /// By how many variants of each language.
  private(set) var variantDifferences: [Int64: Int] = [:]
  /// How many of the units stored have been replaced by later ones of the same import.
  private(set) var ownReplacedCount = 0

  private let connection: Connection
  private let counters: Counters
  let importIdentifier: Int64
  let history: RecordWriter
  private let memoryName: String
  private let policy: ConflictPolicy
  private let sources: SourceKeys?
  private let earlier: [UnitHomes.Home]
  /// The library's number for each language of the batches.
  private var languages: [Int64] = []
  private var identifier = UnitIdentifier()
  private var buffer = CopyBuffer()

  init(
    _ connection: Connection,
    counters: Counters,
    request: ImportRequest,
    memory: Int64,
    importIdentifier: Int64,
    block: NumberBlock,
    history: RecordWriter
  ) throws {
    self.connection = connection
    self.history = history
    self.counters = counters
    self.memory = memory
    self.importIdentifier = importIdentifier
    self.block = block
    memoryName = request.memory
    policy = request.onConflict
    nextUnit = block.first
    earlier = try UnitHomes(connection).homes.filter { $0.memory == memory }
    sources = policy == .both ? nil : try SourceKeys(connection, memory: memory)
  }

  /// The units of this import so far.
  var units: Range<Int64> { block.first..<nextUnit }

  var matchIndex: any MatchIndexSink {
    MatchIndexWriter(
      connection,
      counters: counters,
      memory: memory,
      name: memoryName,
      unitsUnderWay: units
    )
  }

  func removeUnit(_ unit: Int64) throws -> Bool {
    guard earlier.contains(where: { $0.units.contains(unit) }) else { return false }
    let before = unitDifference
    try setAside([unit])
    return unitDifference < before
  }

  func flush() throws {}

  func store(_ batch: UnitBatch) throws -> [Int64] {
    for tag in batch.languages.dropFirst(languages.count) {
      languages.append(try counters.language(tag.description, connection))
    }
    identifier.prepare(for: batch)
    return try batch.bytes.withUnsafeBytes { bytes in
      let identities = batch.units.map { identifier.identity(of: $0, in: batch, bytes: bytes) }
      let stored = try StoredCandidates(
        connection,
        identities: identities,
        slices: slices,
        sources: sources
      )
      var pass = BatchPass(
        batch: batch,
        bytes: bytes,
        languages: languages,
        identities: identities,
        stored: stored,
        policy: policy,
        ownUnits: units
      )
      try pass.decide(&counts)
      nextUnit += Int64(pass.newCount)
      guard nextUnit <= block.end else { throw LibraryError(.importTooLarge) }
      try setAside(pass.replacedStored)
      try noteRemoved(pass.replacedNew)
      try insert(pass, batch, bytes)
      return pass.identifiers
    }
  }

  /// The slices that units of the memory are in, those of this import among them.
  private var slices: [Int64] {
    let ranges = earlier.map(\.units) + [units]
    return Set(ranges.flatMap { UnitSlice.of($0, memory: memory) }).sorted()
  }

  private func insert(
    _ pass: BatchPass,
    _ batch: UnitBatch,
    _ bytes: UnsafeRawBufferPointer
  ) throws {
    for (position, unit) in pass.kept {
      buffer.append(
        batch.units[position],
        pass.identities[position],
        of: batch,
        bytes: bytes,
        languages: languages,
        at: (UnitSlice.of(unit, memory: memory), unit, importIdentifier)
      )
      for index in batch.units[position].variants {
        variantDifferences[languages[batch.variants[index].language], default: 0] += 1
      }
    }
    unitDifference += pass.kept.count
    ownReplacedCount += pass.replacedNew.count
    try connection.copy(&buffer, into: "dragoman.unit (\(CopyBuffer.unitColumns))")
    try sources?.insert(pass.kept.map { (pass.identities[$0.position].source, $0.unit) })
  }

  /// Takes stored units out of the memory; those that earlier imports made are kept for an undo.
  private func setAside(_ units: [Int64]) throws {
    guard !units.isEmpty else { return }
    let values: [SQLValue] = [
      .ints(Set(units.map { UnitSlice.of($0, memory: memory) }).sorted()), .ints(units),
    ]
    try connection.query(
      """
      INSERT INTO dragoman.replaced_unit (\(CopyBuffer.unitColumns), replaced_by)
      SELECT \(CopyBuffer.unitColumns), $3 FROM dragoman.unit
      WHERE slice = ANY($1) AND id = ANY($2) AND import <> $3
      """,
      values + [.int(importIdentifier)]
    )
    let rows = try connection.query(
      """
      DELETE FROM dragoman.unit WHERE slice = ANY($1) AND id = ANY($2)
      RETURNING import, languages
      """,
      values
    )
    var imports: [Int64: Int] = [:]
    for row in 0..<rows.count {
      imports[rows.int(row, 0), default: 0] -= 1
      forEachElement(of: rows.bytes(row, 1)) { language in
        variantDifferences[signedNumber(language), default: 0] -= 1
      }
    }
    unitDifference -= rows.count
    ownReplacedCount -= imports.removeValue(forKey: importIdentifier) ?? 0
    try changeImportCounts(connection, memory: memory, by: imports)
    try noteRemoved(units)
  }

  /// Notes that the match index may have units that are not there any more.
  private func noteRemoved(_ units: [Int64]) throws {
    guard !units.isEmpty else { return }
    try connection.query(
      """
      INSERT INTO dragoman.removed_unit (slice, id) SELECT * FROM unnest($1, $2)
      ON CONFLICT DO NOTHING
      """,
      [.ints(units.map { UnitSlice.of($0, memory: memory) }), .ints(units)]
    )
  }
}

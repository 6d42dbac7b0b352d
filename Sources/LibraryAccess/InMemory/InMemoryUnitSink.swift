import Model

/// Stores the units of one import in a copy of the state.
final class InMemoryUnitSink: UnitSink, InMemoryProposalWriter {
  var state: InMemoryState
  private(set) var counts = ImportCounts()
  let importIdentifier: Int64
  private let request: ImportRequest
  private let firstUnit: Int64
  /// The library's index of each language of the batches.
  private var languages: [Int64] = []
  private var identifier = UnitIdentifier()
  /// The units of the memory by the hashes of their content and of their source.
  private var byContent: [UInt64: [Int64]] = [:]
  private var bySource: [UInt64: [Int64]] = [:]

  init(_ state: InMemoryState, _ request: ImportRequest) {
    self.state = state
    self.request = request
    importIdentifier = state.nextImport
    firstUnit = state.nextUnit
    self.state.nextImport += 1
    self.state.memories.insert(request.memory)
    for identifier in state.unitIdentifiers(of: [request.memory]) {
      if let unit = state.units[identifier] { note(unit, identifier) }
    }
  }

  var matchIndex: any MatchIndexSink {
    InMemoryIndexSink(memory: request.memory) { body in body(&self.state) }
  }

  func store(_ batch: UnitBatch) throws -> [Int64] {
    for tag in batch.languages.dropFirst(languages.count) {
      languages.append(Int64(state.index(of: tag)))
    }
    identifier.prepare(for: batch)
    return batch.bytes.withUnsafeBytes { bytes in
      batch.units.map { unit in
        store(
          IncomingUnit(unit: unit, batch: batch, bytes: bytes, languages: languages),
          identifier.identity(of: unit, in: batch, bytes: bytes)
        )
      }
    }
  }

  func removeUnit(_ unit: Int64) -> Bool {
    guard unit < firstUnit, state.units[unit]?.memory == request.memory else { return false }
    replace(unit)
    return true
  }

  func flush() throws {}

  /// Writes the row of the import.
  func finish(_ outcome: ImportOutcome) {
    state.imports.append(
      InMemoryState.Import(
        identifier: importIdentifier,
        request: request,
        outcome: outcome,
        counts: counts.ofMemory,
        units: firstUnit..<state.nextUnit
      )
    )
    state.version.memories += 1
  }

  private func store(_ incoming: IncomingUnit, _ identity: UnitIdentity) -> Int64 {
    let unit = incoming.unit
    let candidates =
      (byContent[identity.content] ?? [])
      + (request.onConflict == .both ? [] : bySource[identity.source] ?? [])
    let found = candidates.compactMap { compare($0, incoming) }
    let decision = ImportRules.decide(date: unit.date, found: found, policy: request.onConflict)
    ImportRules.count(
      decision,
      found: found,
      isTranslated: incoming.batch.isTranslated(unit),
      in: &counts
    )
    switch decision {
    case .leaveOut: return 0
    case .add: break
    case .replace(let identifiers): for identifier in identifiers { replace(identifier) }
    }
    let stored = InMemoryState.Unit(
      memory: request.memory,
      importIdentifier: importIdentifier,
      batch: copy(incoming),
      identity: identity
    )
    let identifier = state.nextUnit
    state.nextUnit += 1
    state.units[identifier] = stored
    note(stored, identifier)
    return identifier
  }

  private func compare(_ identifier: Int64, _ incoming: IncomingUnit) -> FoundUnit? {
    guard let batch = state.units[identifier]?.batch, let unit = batch.units.first else {
      return nil
    }
    return batch.bytes.withUnsafeBufferPointer { bytes in
      func slice(_ slice: UnitBatch.Slice) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[slice.range])
      }
      var comparison = UnitComparison(incoming)
      for variant in batch.variants {
        comparison.compare(
          UnitComparison.StoredVariant(
            language: Int64(variant.language),
            text: slice(variant.text),
            content: slice(variant.content),
            attributes: slice(variant.attributes),
            annotations: slice(variant.annotations)
          )
        )
      }
      return FoundUnit(
        identifier: identifier,
        likeness: comparison.likeness(
          attributes: slice(unit.attributes),
          annotations: slice(unit.annotations)
        ),
        date: unit.date,
        isOfThisImport: identifier >= firstUnit
      )
    }
  }

  /// Takes a unit out; one that an earlier import made is set aside.
  private func replace(_ identifier: Int64) {
    guard let unit = state.units[identifier] else { return }
    if identifier < firstUnit { state.replaced[identifier] = (unit, importIdentifier) }
    state.remove([identifier])
  }

  private func note(_ unit: InMemoryState.Unit, _ identifier: Int64) {
    byContent[unit.identity.content, default: []].append(identifier)
    bySource[unit.identity.source, default: []].append(identifier)
  }

  /// Returns the unit in a batch of its own, with the library's languages.
  private func copy(_ incoming: IncomingUnit) -> UnitBatch {
    var batch = incoming.batch.copy(of: incoming.unit)
    for index in batch.variants.indices {
      batch.variants[index].language = Int(incoming.languages[batch.variants[index].language])
    }
    return batch
  }
}

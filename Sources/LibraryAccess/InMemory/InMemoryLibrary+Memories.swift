package import Model

extension InMemoryLibrary {
  package func importUnits(
    _ request: ImportRequest,
    body: (any UnitSink) throws -> ImportOutcome
  ) throws -> (identifier: Int64?, counts: ImportCounts) {
    try LibraryError.require(name: request.memory)
    return try write(isDryRun: request.isDryRun) { state in
      let sink = InMemoryUnitSink(state, request)
      sink.finish(try body(sink))
      state = sink.state
      return (request.isDryRun ? nil : sink.importIdentifier, sink.counts)
    }
  }

  package func imports() throws -> [ImportRecord] {
    let state = current
    return state.imports.reversed().map { entry in
      ImportRecord(
        identifier: entry.identifier,
        memory: entry.request.memory,
        file: entry.request.file,
        date: entry.request.date,
        outcome: entry.outcome,
        counts: entry.counts,
        unitCount: state.units.values.count { $0.importIdentifier == entry.identifier }
      )
    }
  }

  package func undoImport(
    _ identifier: Int64,
    record: (_ removed: Int, _ restored: Int) -> Change
  ) throws -> (removed: Int, restored: Int) {
    try write { state in
      guard let place = state.imports.firstIndex(where: { $0.identifier == identifier }) else {
        throw LibraryError(.noSuchImport(identifier))
      }
      let entry = state.imports.remove(at: place)
      let removed = state.units.filter { $0.value.importIdentifier == identifier }.map(\.key)
      state.remove(removed)
      state.replaced = state.replaced.filter { !entry.units.contains($0.key) }
      let restored = state.replaced.filter { $0.value.by == identifier }
      for (unit, replaced) in restored {
        state.units[unit] = replaced.unit
        state.replaced[unit] = nil
      }
      state.removeParts(of: entry.units)
      // Parts do not have what returns if they were made while it was gone.
      if !restored.isEmpty { state.removeIndex(of: entry.request.memory) }
      if !state.imports.contains(where: { $0.request.memory == entry.request.memory }) {
        state.memories.remove(entry.request.memory)
      }
      state.version.memories += 1
      _ = state.record(record(removed.count, restored.count))
      return (removed.count, restored.count)
    }
  }

  package func memories() throws -> [MemoryRecord] {
    let state = current
    return state.memories.sorted { $0.precedes($1) }.map { name in
      let units = state.units.values.filter { $0.memory == name }
      var counts: [Int: Int] = [:]
      for variant in units.lazy.flatMap(\.batch.variants) {
        counts[variant.language, default: 0] += 1
      }
      let languages = counts.map {
        MemoryRecord.LanguageCount(
          language: state.languages[$0].description,
          variantCount: $1
        )
      }
      return MemoryRecord(
        name: name,
        unitCount: units.count,
        languages: languages.sorted {
          $0.variantCount == $1.variantCount
            ? $0.language.precedes($1.language) : $0.variantCount > $1.variantCount
        },
        importCount: state.imports.count { $0.request.memory == name }
      )
    }
  }

  package func removeMemory(_ name: String, record: (_ count: Int) -> Change) throws -> Int {
    try write { state in
      try state.requireMemories([name])
      let removed = state.unitIdentifiers(of: [name])
      state.remove(removed)
      state.replaced = state.replaced.filter { $0.value.unit.memory != name }
      for entry in state.imports where entry.request.memory == name {
        state.removeParts(of: entry.units)
      }
      state.removeIndex(of: name)
      state.imports.removeAll { $0.request.memory == name }
      state.memories.remove(name)
      state.version.memories += 1
      _ = state.record(record(removed.count))
      return removed.count
    }
  }

  package func origins(memories: [String]?) throws -> [UnitOrigin] {
    let state = current
    try state.requireMemories(memories)
    return state.imports.filter {
      !$0.units.isEmpty && memories?.contains($0.request.memory) != false
    }
    .map {
      UnitOrigin(
        units: $0.units,
        header: $0.outcome.header,
        memory: $0.request.memory,
        importIdentifier: $0.identifier
      )
    }
  }

  package func units(_ identifiers: [Int64]) throws -> StoredUnits {
    let state = current
    var found = StoredUnits()
    for identifier in Set(identifiers).sorted() {
      guard let unit = state.units[identifier] else { continue }
      found.append(state.batch(of: unit), identifiers: [identifier])
      found.memories.append(unit.memory)
    }
    return found
  }

  package func forEachBatch(
    _ selection: UnitSelection,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    let state = current
    try state.requireMemories(selection.memories)
    try state.forEachBatch(
      state.unitIdentifiers(of: selection.memories).filter { $0 >= selection.first },
      languages: selection.languages.map(\.language),
      body
    )
  }
}

extension InMemoryState {
  /// Returns a unit as a batch with the library's languages.
  func batch(of unit: Unit) -> UnitBatch {
    var batch = unit.batch
    batch.languages = languages
    return batch
  }

  /// Hands units over in batches.
  func forEachBatch(
    _ identifiers: [Int64],
    languages required: [LanguageTag] = [],
    _ body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    var found = StoredUnits()
    for identifier in identifiers {
      guard let unit = units[identifier] else { continue }
      var batch = batch(of: unit)
      let isWanted = batch.variants.map { required.contains(languages[$0.language].language) }
      if !required.isEmpty {
        let tags = batch.variants.map { languages[$0.language].language }
        guard required.allSatisfy(tags.contains) else { continue }
        batch.variants = zip(batch.variants, isWanted).filter(\.1).map(\.0)
        batch.units[0].variants = 0..<batch.variants.count
      }
      found.append(batch, identifiers: [identifier])
      guard found.batch.units.count >= 2_000 else { continue }
      try body(found.batch, found.identifiers)
      found = StoredUnits()
    }
    if !found.batch.units.isEmpty { try body(found.batch, found.identifiers) }
  }
}

import Model

extension InMemoryLibrary {
  package func forEachItem(_ body: (LibraryItem) throws -> Void) throws {
    let state = current
    for name in state.memories.sorted(by: { $0.precedes($1) }) { try body(.memory(name)) }
    let records = Dictionary(
      try imports().map { ($0.identifier, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for entry in state.imports {
      guard let record = records[entry.identifier] else { continue }
      try body(.import(record, units: entry.units, onConflict: entry.request.onConflict))
    }
    for (number, unit) in state.units.sorted(by: { $0.key < $1.key }) {
      try body(state.item(number, unit, replacedBy: nil))
    }
    for (number, replaced) in state.replaced.sorted(by: { $0.key < $1.key }) {
      try body(state.item(number, replaced.unit, replacedBy: replaced.by))
    }
    for name in state.glossaries.sorted(by: { $0.precedes($1) }) { try body(.glossary(name)) }
    for (_, concept) in state.concepts.sorted(by: { $0.key < $1.key }) {
      try body(.concept(concept.stored, keys: concept.keys))
    }
    for change in state.changes {
      let kept = (state.setAside[change.number] ?? []).map {
        SetAside(identifier: $0.identifier, content: $0.content)
      }
      try body(.change(change, kept))
    }
    for proposal in state.proposals { try body(.proposal(proposal)) }
    for person in try people() {
      let tokens = state.credentials.values.filter {
        $0.person == person.name && $0.kind == .token
      }
      try body(.person(person, tokens.sorted { $0.hash.precedes($1.hash) }))
    }
    try body(
      .counters(
        LibraryCounters(
          unit: state.nextUnit,
          import: state.nextImport,
          revision: state.nextRevision,
          change: state.nextChange,
          proposal: state.nextProposal
        )
      )
    )
  }

  package func fill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    try write { state in
      guard state.memories.isEmpty, state.glossaries.isEmpty else { throw LibraryError(.notEmpty) }
      state = try state.filled(with: items)
    }
  }

  package func refill(_ items: (_ take: (LibraryItem) throws -> Void) throws -> Void) throws {
    try write { state in
      var empty = InMemoryState()
      empty.version = state.version
      state = try empty.filled(with: items)
    }
  }
}

extension InMemoryState {
  /// Returns the state with items in it.
  fileprivate func filled(
    with items: (_ take: (LibraryItem) throws -> Void) throws -> Void
  ) throws -> InMemoryState {
    var filled = self
    try items { filled.take($0) }
    filled.version.memories += 1
    filled.version.glossaries += 1
    return filled
  }

  fileprivate func item(_ number: Int64, _ unit: Unit, replacedBy: Int64?) -> LibraryItem {
    let place = UnitPlace(
      unit: number,
      importIdentifier: unit.importIdentifier,
      identity: unit.identity,
      replacedBy: replacedBy
    )
    return .units(batch(of: unit), [place])
  }

  fileprivate mutating func take(_ item: LibraryItem) {
    switch item {
    case .memory(let name): memories.insert(name)
    case .import(let record, let units, let policy):
      let request = ImportRequest(
        memory: record.memory,
        file: record.file,
        date: record.date,
        onConflict: policy
      )
      imports.append(
        Import(
          identifier: record.identifier,
          request: request,
          outcome: record.outcome,
          counts: record.counts,
          units: units
        )
      )
    case .units(let batch, let places): take(batch, places)
    case .glossary(let name): glossaries.insert(name)
    case .concept(let stored, let keys):
      places[stored.glossary, default: [:]][stored.concept.identifier] = nextPlace
      concepts[nextPlace] = Concept(stored: stored, keys: keys)
      nextPlace += 1
      words.formUnion(keys)
    case .change(let change, let kept):
      changes.append(change)
      if !kept.isEmpty { setAside[change.number] = kept.map { ($0.identifier, $0.content) } }
    case .proposal(let proposal): proposals.append(proposal)
    case .person(let person, let tokens):
      people[person.name] = person
      for token in tokens { credentials[token.hash] = token }
    case .counters(let counters):
      nextUnit = counters.unit
      nextImport = counters.import
      nextRevision = counters.revision
      nextChange = counters.change
      nextProposal = counters.proposal
    }
  }

  private mutating func take(_ batch: UnitBatch, _ places: [UnitPlace]) {
    let numbers = batch.languages.map { index(of: $0) }
    for (unit, place) in zip(batch.units, places) {
      var single = batch.copy(of: unit)
      for index in single.variants.indices {
        single.variants[index].language = numbers[single.variants[index].language]
      }
      let memory = imports.first { $0.identifier == place.importIdentifier }?.request.memory
      let stored = Unit(
        memory: memory ?? "",
        importIdentifier: place.importIdentifier,
        batch: single,
        identity: place.identity
      )
      if let by = place.replacedBy {
        replaced[place.unit] = (stored, by)
      } else {
        units[place.unit] = stored
      }
    }
  }
}

extension UnitBatch {
  /// Returns one unit in a batch of its own; its languages stay those of this batch.
  func copy(of unit: Unit) -> UnitBatch {
    var copy = UnitBatch()
    func moved(_ slice: Slice) -> Slice {
      let start = copy.bytes.count
      copy.bytes += bytes[slice.range]
      return Slice(start: start, end: copy.bytes.count)
    }
    var unit = unit
    unit.attributes = moved(unit.attributes)
    unit.annotations = moved(unit.annotations)
    for var variant in variants[unit.variants] {
      variant.text = moved(variant.text)
      variant.content = moved(variant.content)
      variant.attributes = moved(variant.attributes)
      variant.annotations = moved(variant.annotations)
      copy.variants.append(variant)
    }
    unit.variants = 0..<copy.variants.count
    copy.units = [unit]
    return copy
  }
}

import Model

/// A hash and counts of everything that a library keeps, by which two libraries are known to be the same.
///
/// What a store may do in its own way makes no difference: how units are batched, how languages are
/// numbered, the order of a concept's keys.
package struct LibraryDigest {
  /// How many there are of something.
  package private(set) var memories = 0
  package private(set) var imports = 0
  package private(set) var units = 0
  package private(set) var replacedUnits = 0
  package private(set) var glossaries = 0
  package private(set) var concepts = 0
  package private(set) var changes = 0
  package private(set) var proposals = 0
  package private(set) var people = 0
  /// The number of the last change; 0 where there was none.
  package private(set) var lastChange: Int64 = 0
  private var hash = XXHash64(seed: 0x6C69_6272)

  /// Creates the digest of nothing.
  package init() {}

  /// The hash as sixteen hexadecimal digits.
  package var checksum: String { hash.digits }

  /// Adds an item.
  ///
  /// - Complexity: O(size of the item)
  package mutating func add(_ item: LibraryItem) {
    switch item {
    case .memory(let name):
      memories += 1
      add(["memory", name])
    case .import(let record, let units, let policy):
      imports += 1
      add(record, units, policy)
    case .units(let batch, let places):
      for (unit, place) in zip(batch.units, places) { add(unit, place, of: batch) }
    case .glossary(let name):
      glossaries += 1
      add(["glossary", name])
    case .concept(let stored, let keys):
      concepts += 1
      add(["concept", stored.glossary] + Set(keys).sorted { $0.precedes($1) })
      add([stored.revision, Int64(bitPattern: ConceptIdentity.hash(of: stored.concept))])
    case .change(let recorded, let kept):
      changes += 1
      add(recorded)
      add(kept.flatMap { [$0.identifier, $0.content] })
    case .proposal(let stored):
      proposals += 1
      add(stored)
    case .person(let person, let tokens):
      people += 1
      add(person, tokens)
    case .counters(let counters):
      lastChange = counters.change - 1
      add([counters.unit, counters.import, counters.revision, counters.change, counters.proposal])
    }
  }

  private mutating func add(
    _ record: ImportRecord,
    _ units: Range<Int64>,
    _ policy: ConflictPolicy
  ) {
    let outcome = record.outcome
    add([
      record.memory, record.file, record.date, policy.rawValue, outcome.fileHash, outcome.header,
      "\(outcome.isTruncated)",
    ])
    add(
      [
        outcome.byteCount, outcome.readCount, outcome.rejectedCount, outcome.repairedCount,
        record.counts.added, record.counts.updated, record.counts.unchanged, record.unitCount,
      ].map(Int64.init) + [record.identifier, units.lowerBound, units.upperBound]
    )
  }

  private mutating func add(_ unit: UnitBatch.Unit, _ place: UnitPlace, of batch: UnitBatch) {
    if place.replacedBy == nil { units += 1 } else { replacedUnits += 1 }
    add([
      place.unit, place.importIdentifier, Int64(bitPattern: place.identity.content),
      Int64(bitPattern: place.identity.source), place.replacedBy ?? 0, unit.date,
      unit.isMachineTranslated ? 1 : 0,
    ])
    add(batch.bytes[unit.attributes.range])
    add(batch.bytes[unit.annotations.range])
    for variant in batch.variants[unit.variants] {
      add([batch.languages[variant.language].description])
      for slice in [variant.text, variant.content, variant.attributes, variant.annotations] {
        add(batch.bytes[slice.range])
      }
    }
  }

  private mutating func add(_ recorded: RecordedChange) {
    let change = recorded.change
    add([recorded.number])
    add(optional: [
      change.date, change.person, change.door.rawValue, change.subject.rawValue, change.object,
      change.glossary, change.memory, change.before, change.after,
    ])
  }

  private mutating func add(_ stored: StoredProposal) {
    let proposal = stored.proposal
    add([stored.number])
    add(proposal.evidence)
    add(optional: [
      proposal.subject.rawValue, proposal.glossary, proposal.memory, proposal.person,
      proposal.date, proposal.reason, proposal.before, proposal.after, proposal.state.rawValue,
      proposal.decision?.person, proposal.decision?.date, proposal.decision?.reason,
    ])
  }

  private mutating func add(_ person: Person, _ tokens: [Credential]) {
    add(optional: [person.name, person.password, person.created])
    for (place, role) in person.roles {
      add(optional: [role.rawValue, place.glossary, place.memory])
    }
    for token in tokens {
      add(optional: [
        token.kind.rawValue, token.hash, token.role?.rawValue, token.created, token.end,
        token.lastSeen, token.note,
      ])
    }
  }

  private mutating func add(optional texts: [String?]) {
    for text in texts { add(text.map { [$0] } ?? ["", ""]) }
  }

  private mutating func add(_ texts: [String]) {
    for text in texts { add(Array(text.utf8)[...]) }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { hash.update($0) }
    // No byte of UTF-8 is this one.
    [0xFF as UInt8].withUnsafeBytes { hash.update($0) }
  }

  private mutating func add(_ numbers: [Int64]) {
    for number in numbers {
      withUnsafeBytes(of: number.littleEndian) { hash.update($0) }
    }
  }
}

import LibraryAccess
import Model

/// Decides what becomes of each unit of a batch, one after the other, before anything is written.
struct BatchPass {
  let batch: UnitBatch
  let bytes: UnsafeRawBufferPointer
  /// The library's number for each language of the batch.
  let languages: [Int64]
  let identities: [UnitIdentity]
  let stored: StoredCandidates
  let policy: ConflictPolicy
  /// The units that this import has stored.
  let ownUnits: Range<Int64>

  /// For each unit of the batch its identifier, or 0 where it is not stored.
  private(set) var identifiers: [Int64] = []
  /// How many identifiers were given.
  private(set) var newCount = 0
  /// The units of the library that are replaced.
  private(set) var replacedStored: [Int64] = []
  /// The units of this batch that were to be stored, and are replaced by later ones of it.
  private(set) var replacedNew: [Int64] = []

  private var byContent: [UInt64: [Int]] = [:]
  private var bySource: [UInt64: [Int]] = [:]
  private var gone: Set<Int64> = []

  init(
    batch: UnitBatch,
    bytes: UnsafeRawBufferPointer,
    languages: [Int64],
    identities: [UnitIdentity],
    stored: StoredCandidates,
    policy: ConflictPolicy,
    ownUnits: Range<Int64>
  ) {
    self.batch = batch
    self.bytes = bytes
    self.languages = languages
    self.identities = identities
    self.stored = stored
    self.policy = policy
    self.ownUnits = ownUnits
  }

  /// The units that are to be written, with their places in the batch.
  var kept: [(position: Int, unit: Int64)] {
    identifiers.enumerated().compactMap { position, unit in
      unit == 0 || gone.contains(unit) ? nil : (position, unit)
    }
  }

  /// Decides for all units.
  ///
  /// - Complexity: O(size of the batch) where few units are alike.
  mutating func decide(_ counts: inout ImportCounts) throws {
    identifiers.reserveCapacity(batch.units.count)
    for position in batch.units.indices {
      let unit = batch.units[position]
      let found = alike(position)
      let decision = ImportRules.decide(date: unit.date, found: found, policy: policy)
      ImportRules.count(
        decision,
        found: found,
        isTranslated: batch.isTranslated(unit),
        in: &counts
      )
      switch decision {
      case .leaveOut:
        identifiers.append(0)
        continue
      case .add: break
      case .replace(let units): replace(units)
      }
      identifiers.append(ownUnits.upperBound + Int64(newCount))
      newCount += 1
      byContent[identities[position].content, default: []].append(position)
      if policy != .both { bySource[identities[position].source, default: []].append(position) }
    }
  }

  /// The units of the memory and of this batch that may be what is being imported.
  private func alike(_ position: Int) -> [FoundUnit] {
    let identity = identities[position]
    let places = stored.places(for: identity)
    let same = byContent[identity.content] ?? []
    let others = (bySource[identity.source] ?? []).filter { !same.contains($0) }
    // Most units are new, and cost no more than this.
    if places.isEmpty, same.isEmpty, others.isEmpty { return [] }
    let incoming = IncomingUnit(
      unit: batch.units[position],
      batch: batch,
      bytes: bytes,
      languages: languages
    )
    let known = places.map { place in
      stored.compare(
        place,
        incoming,
        isOfThisImport: ownUnits.contains(stored.identifier(place))
      )
    }
    let new = (same + others).map { earlier in
      FoundUnit(
        identifier: identifiers[earlier],
        likeness: likeness(of: batch.units[earlier], to: incoming),
        date: batch.units[earlier].date,
        isOfThisImport: true
      )
    }
    return (known + new).filter { !gone.contains($0.identifier) }
  }

  private func likeness(of unit: UnitBatch.Unit, to incoming: IncomingUnit) -> UnitLikeness {
    var comparison = UnitComparison(incoming)
    for variant in batch.variants[unit.variants] {
      comparison.compare(
        UnitComparison.StoredVariant(
          language: languages[variant.language],
          text: text(variant.text),
          content: text(variant.content),
          attributes: text(variant.attributes),
          annotations: text(variant.annotations)
        )
      )
    }
    return comparison.likeness(
      attributes: text(unit.attributes),
      annotations: text(unit.annotations)
    )
  }

  private func text(_ slice: UnitBatch.Slice) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: bytes[slice.range]).assumingMemoryBound(to: UInt8.self)
  }

  private mutating func replace(_ units: [Int64]) {
    for unit in units where gone.insert(unit).inserted {
      if unit >= ownUnits.upperBound {
        replacedNew.append(unit)
      } else {
        replacedStored.append(unit)
      }
    }
  }
}

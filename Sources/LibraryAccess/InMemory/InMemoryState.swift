import Model

/// What a library in memory holds: a value, so that a copy of it is a transaction.
struct InMemoryState: Sendable {
  /// A unit, in a batch of its own whose languages are those of the library.
  struct Unit: Sendable {
    var memory: String
    var importIdentifier: Int64
    var batch: UnitBatch
    var identity: UnitIdentity
  }

  struct Import: Sendable {
    var identifier: Int64
    var request: ImportRequest
    var outcome: ImportOutcome
    var counts: ImportCounts
    var units: Range<Int64>
  }

  struct Part: Sendable {
    var stored: StoredIndexPart
    var language: LanguageTag
    var chunks: [[UInt8]]
  }

  struct Concept: Sendable {
    var stored: StoredConcept
    var keys: [String]
  }

  var version = LibraryVersion()
  var languages: [LanguageTag] = []

  var memories: Set<String> = []
  /// In the order of their numbers.
  var imports: [Import] = []
  var units: [Int64: Unit] = [:]
  /// What an import took out of its memory, with that import.
  var replaced: [Int64: (unit: Unit, by: Int64)] = [:]
  var nextImport: Int64 = 1
  var nextUnit: Int64 = 1

  var parts: [Part] = []
  var nextPart: Int64 = 1
  /// For each memory, before which unit all are in its index.
  var indexedEnd: [String: Int64] = [:]
  var removedUnits: Set<Int64> = []

  var glossaries: Set<String> = []
  /// By a number that grows with the order in which they came.
  var concepts: [Int64: Concept] = [:]
  /// The numbers of concepts by glossary and identifier.
  var places: [String: [String: Int64]] = [:]
  var nextPlace: Int64 = 1
  var nextRevision: Int64 = 1
  var words: Set<String> = []

  /// In the order of their numbers.
  var changes: [RecordedChange] = []
  var nextChange: Int64 = 1
  /// What was set aside for a change, in order.
  var setAside: [Int64: [(identifier: String, content: String)]] = [:]

  var proposals: [StoredProposal] = []
  var nextProposal: Int64 = 1

  /// By name.
  var people: [String: Person] = [:]
  /// By hash.
  var credentials: [String: Credential] = [:]

  /// Records a change; returns its number.
  mutating func record(_ change: Change) -> Int64 {
    let number = nextChange
    nextChange += 1
    changes.append(RecordedChange(number: number, change: change))
    return number
  }

  /// Returns the index of a language, which is added if it is new.
  mutating func index(of language: LanguageTag) -> Int {
    if let index = languages.firstIndex(of: language) { return index }
    languages.append(language)
    return languages.count - 1
  }

  /// Fails when there is no memory of a name.
  func requireMemories(_ names: [String]?) throws(LibraryError) {
    for name in names ?? [] where !memories.contains(name) {
      throw LibraryError(.noSuchMemory(name))
    }
  }

  /// The identifiers of the units of memories, in order.
  func unitIdentifiers(of names: [String]?) -> [Int64] {
    units.filter { names?.contains($0.value.memory) != false }.keys.sorted()
  }

  /// Takes units out.
  mutating func remove(_ identifiers: [Int64]) {
    for identifier in identifiers {
      units[identifier] = nil
      removedUnits.insert(identifier)
    }
  }

  /// Takes out the parts that have nothing but units of a range that were removed, and forgets
  /// removed units that no part has.
  mutating func removeParts(of range: Range<Int64>) {
    parts.removeAll {
      range.lowerBound <= $0.stored.units.lowerBound
        && $0.stored.units.upperBound <= range.upperBound
    }
    removedUnits = removedUnits.filter { unit in
      !range.contains(unit) || parts.contains { $0.stored.units.contains(unit) }
    }
  }

  /// Takes out the index of a memory, so that it is made again.
  mutating func removeIndex(of memory: String) {
    parts.removeAll { $0.stored.memory == memory }
    indexedEnd[memory] = nil
    removedUnits = removedUnits.filter { units[$0] == nil }
  }
}

extension String {
  /// Whether the text comes before another in the order of their UTF-8.
  package func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

package import Model

extension InMemoryLibrary {
  package func memoriesToIndex() throws -> [String] {
    let state = current
    return state.memories.filter(state.isToIndex).sorted { $0.precedes($1) }
  }

  package func replaceIndex(of memory: String, body: (any MatchIndexSink) throws -> Void) throws {
    try write { state in
      try state.requireMemories([memory])
      state.removeIndex(of: memory)
      let box = StateBox(state)
      try body(InMemoryIndexSink(memory: memory) { $0(&box.state) })
      state = box.state
      state.version.memories += 1
    }
  }

  package func matchIndex(
    of language: LanguageTag,
    memories: [String]?
  ) throws -> any MatchIndexSnapshot {
    let state = current
    try state.requireMemories(memories)
    let parts = state.parts.filter {
      $0.language == language.language && memories?.contains($0.stored.memory) != false
    }
    return InMemoryIndex(
      parts: parts.map(\.stored).sorted { $0.units.lowerBound < $1.units.lowerBound },
      removedUnits: state.removedUnits,
      chunks: Dictionary(
        parts.map { ($0.stored.identifier, $0.chunks) },
        uniquingKeysWith: { first, _ in first }
      )
    )
  }
}

private final class StateBox {
  var state: InMemoryState

  init(_ state: InMemoryState) { self.state = state }
}

/// A match index as it was when it was opened.
private struct InMemoryIndex: MatchIndexSnapshot {
  let parts: [StoredIndexPart]
  let removedUnits: Set<Int64>
  let chunks: [Int64: [[UInt8]]]

  func readChunk(_ number: Int, of part: Int64, into place: inout MutableRawSpan) throws {
    guard let chunks = chunks[part], chunks.indices.contains(number),
      chunks[number].count == place.byteCount
    else { throw LibraryError(.damagedIndex) }
    place.withUnsafeMutableBytes { $0.copyBytes(from: chunks[number]) }
  }
}

/// Stores the parts of one memory's index in a state that somebody else holds.
final class InMemoryIndexSink: MatchIndexSink {
  private let memory: String
  private let change: ((inout InMemoryState) -> Void) -> Void

  init(memory: String, change: @escaping ((inout InMemoryState) -> Void) -> Void) {
    self.memory = memory
    self.change = change
  }

  func indexParts(of language: LanguageTag) throws -> [StoredIndexPart] {
    current.parts.filter { $0.language == language.language && $0.stored.memory == memory }
      .map(\.stored).sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  func removeIndexPart(_ identifier: Int64) throws {
    change { state in state.parts.removeAll { $0.stored.identifier == identifier } }
  }

  func storeIndexPart(
    _ language: LanguageTag,
    units: Range<Int64>,
    recordCount: Int,
    chunks: [ArraySlice<UInt8>]
  ) throws {
    change { state in
      state.parts.append(
        InMemoryState.Part(
          stored: StoredIndexPart(
            identifier: state.nextPart,
            memory: memory,
            units: units,
            recordCount: recordCount,
            byteCount: chunks.reduce(0) { $0 + $1.count }
          ),
          language: language.language,
          chunks: chunks.map(Array.init)
        )
      )
      state.nextPart += 1
    }
  }

  func forEachBatch(
    of units: Range<Int64>,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    let state = current
    try state.forEachBatch(state.unitIdentifiers(of: [memory]).filter(units.contains), body)
  }

  func finishIndex() throws {
    change { state in state.indexedEnd[memory] = state.nextUnit }
  }

  private var current: InMemoryState {
    var copy: InMemoryState?
    change { copy = $0 }
    return copy ?? InMemoryState()
  }
}

extension InMemoryState {
  /// Whether some units of a memory are not in its index.
  fileprivate func isToIndex(_ memory: String) -> Bool {
    let units = units.values.filter { $0.memory == memory }
    guard !units.isEmpty else { return false }
    let end = imports.filter { $0.request.memory == memory }.map(\.units.upperBound).max() ?? 0
    guard let indexedEnd = indexedEnd[memory], indexedEnd >= end else { return true }
    var counts: [LanguageTag: Int] = [:]
    for variant in units.lazy.flatMap(\.batch.variants) {
      counts[languages[variant.language].language, default: 0] += 1
    }
    return counts.contains { language, count in
      count
        > parts.filter { $0.language == language && $0.stored.memory == memory }
        .reduce(0) { $0 + $1.stored.recordCount }
    }
  }
}

import Dispatch
package import LibraryAccess
package import Model
import Synchronization
import TranslationMemory

/// Looks segments up in memories.
///
/// What is found is the same, whether the index is used or every unit is compared. A matcher may be
/// used by several threads at once; it shows the library as it was when the matcher was made.
package final class MemoryMatcher: Sendable {
  package typealias Scope = MatchScope

  /// Which matches are wanted.
  package struct Options: Hashable, Sendable {
    /// The lowest score that is reported; below 50 every unit is compared.
    package var threshold = MatchScore(percent: 70)
    /// The most matches for a segment.
    package var limit = 5
    /// Whether every unit is compared although the index would do.
    package var isExhaustive = false

    /// Creates the usual options.
    package init() {}

    var usesIndex: Bool { !isExhaustive && threshold.percent >= 50 }
    var matchOptions: MatchOptions { MatchOptions(threshold: threshold, limit: limit) }
  }

  let library: any MemoryLibrary & MatchIndexLibrary
  let scope: Scope
  let parts: [IndexPartReader]
  let removedUnits: Set<Int64>
  /// The parts by the identifiers that the library gives them.
  let partsByIdentifier: [Int64: IndexPartReader]
  private let idle = Mutex<[IndexMatcher]>([])

  /// Opens the index of a library; one that is missing or of another version is made first.
  ///
  /// - Throws: `Failure`, when there is no memory of a name, or the library cannot be read.
  package convenience init(_ library: any MemoryLibrary & MatchIndexLibrary, scope: Scope) throws {
    try self.init(library, scope: scope, sharing: [:])
  }

  /// Opens the index of a library, and takes the parts that are open already from other matchers of
  /// the library, which may be older.
  init(
    _ library: any MemoryLibrary & MatchIndexLibrary,
    scope: Scope,
    sharing known: [Int64: IndexPartReader]
  ) throws {
    self.library = library
    self.scope = scope
    let index = try translatingIndexErrors { try openIndex(library, scope, sharing: known) }
    parts = index.parts.map(\.reader)
    partsByIdentifier = Dictionary(
      index.parts.map { ($0.identifier, $0.reader) },
      uniquingKeysWith: { first, _ in first }
    )
    removedUnits = index.removedUnits
  }

  /// Returns the matches of the segments of a text, for each segment the best first.
  ///
  /// - Parameters:
  ///   - segments: The segments in the order of the text, which is their context.
  ///   - options: Which matches are wanted.
  ///   - interruption: Asked for each segment.
  /// - Returns: For each segment its matches.
  /// - Throws: `Failure`, when the library cannot be read.
  package func matches(
    forText segments: [String],
    options: Options = Options(),
    interruption: Interruption = .never
  ) throws -> [[SegmentMatch]] {
    var all: [[SegmentMatch]] = []
    all.reserveCapacity(segments.count)
    var iterator = segments.makeIterator()
    let next = { iterator.next() }
    try forEachMatch(of: next, options: options, interruption: interruption) { _, matches in
      all.append(matches)
    }
    return all
  }

  /// Looks the segments of a text up on all cores, and hands their matches over in order.
  ///
  /// The text may be of any length: only some hundred segments are in memory at once, unless every
  /// unit is compared, which is done once for all segments.
  ///
  /// - Parameters:
  ///   - next: Returns the next segment of the text, or `nil` at the end; the segments before and
  ///     after one are its context.
  ///   - options: Which matches are wanted.
  ///   - interruption: Asked for each segment and, where every unit is compared, for each unit.
  ///   - body: Takes a segment and its matches, the best first.
  /// - Throws: `Failure`, when the library cannot be read; what `next` and `body` throw.
  package func forEachMatch(
    of next: () throws -> String?,
    options: Options,
    interruption: Interruption = .never,
    body: (String, [SegmentMatch]) throws -> Void
  ) throws {
    if options.usesIndex, parts.isEmpty {
      // A library without memories has nothing to compare with.
      while let text = try next() {
        try interruption.check()
        try body(text, [])
      }
      return
    }
    // The segment before the window, the window, and the segment after it.
    var queries: [PreparedSegment] = []
    var start = 0
    var isAtEnd = false
    while !isAtEnd {
      while !isAtEnd, !options.usesIndex || queries.count - start <= Self.windowCount {
        try interruption.check()
        if let text = try next() { queries.append(PreparedSegment(text)) } else { isAtEnd = true }
      }
      let range = start..<(isAtEnd ? queries.count : queries.count - 1)
      let found = try translatingIndexErrors {
        options.usesIndex
          ? try look(up: queries, range, options, interruption)
          : try resolve(
            compareWithAll(queries, options, interruption),
            queries,
            options,
            interruption
          )
      }
      for (index, matches) in zip(range, found) { try body(queries[index].text, matches) }
      let done = max(0, range.upperBound - 1)
      queries.removeFirst(done)
      start = range.upperBound - done
    }
  }

  private static let windowCount = 512

  /// Looks a range of segments up on all cores, and keeps their order.
  private func look(
    up queries: [PreparedSegment],
    _ range: Range<Int>,
    _ options: Options,
    _ interruption: Interruption
  ) throws -> [[SegmentMatch]] {
    let taskSize = range.count > 64 ? 64 : max(1, range.count)
    let taskCount = (range.count + taskSize - 1) / taskSize
    let results = Mutex<[Int: Result<[[SegmentMatch]], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: taskCount) { task in
      let start = range.lowerBound + task * taskSize
      let slice = start..<min(range.upperBound, start + taskSize)
      let result = Result {
        try self.resolve(
          self.candidates(queries, slice, options, interruption),
          queries,
          options,
          interruption,
          from: start
        )
      }
      results.withLock { $0[task] = result }
    }
    let byTask = results.withLock { $0 }
    return try (0..<taskCount).flatMap { try byTask[$0]?.get() ?? [] }
  }

  private func candidates(
    _ queries: [PreparedSegment],
    _ range: Range<Int>,
    _ options: Options,
    _ interruption: Interruption
  ) throws -> [[MatchCandidate]] {
    var matcher = try idle.withLock { $0.popLast() } ?? makeMatcher()
    defer { idle.withLock { [matcher] in $0.append(matcher) } }
    return try range.map { index in
      try interruption.check()
      return try matcher.candidates(for: queries[index], options: options.matchOptions)
    }
  }

  private func makeMatcher() throws -> IndexMatcher {
    try IndexMatcher(parts: parts, target: scope.target, removedUnits: removedUnits)
  }

  /// Compares segments with every unit.
  private func compareWithAll(
    _ queries: [PreparedSegment],
    _ options: Options,
    _ interruption: Interruption
  ) throws -> [[MatchCandidate]] {
    var matcher = ExhaustiveMatcher(queries: queries, options: options.matchOptions)
    let source = scope.source.language
    let selection = UnitSelection(memories: scope.memories, languages: [])
    try library.forEachBatch(selection) { batch, identifiers in
      for (unit, identifier) in zip(batch.units, identifiers) {
        try interruption.check()
        let tags = unit.variants.map { batch.languages[batch.variants[$0].language].language }
        let hasTranslation = unit.variants.contains {
          batch.languages[batch.variants[$0].language].language == scope.target.language
            && batch.isTranslation(batch.variants[$0], of: unit)
        }
        guard hasTranslation else { continue }
        for (place, index) in unit.variants.enumerated() where tags[place] == source {
          let variant = batch.variants[index]
          let segment = IndexedSegment(
            unit: identifier,
            variant: place,
            date: unit.date,
            hasInlineCodes: !variant.content.isEmpty,
            isMachineTranslated: unit.isMachineTranslated
          )
          matcher.compare(batch.string(variant.text), segment)
        }
      }
    }
    return matcher.candidates
  }

  /// Reads the units of candidates, looks at their context, and puts them in their final order.
  private func resolve(
    _ candidates: [[MatchCandidate]],
    _ queries: [PreparedSegment],
    _ options: Options,
    _ interruption: Interruption,
    from start: Int = 0
  ) throws -> [[SegmentMatch]] {
    let resolver = try MatchResolver(library, scope, candidates: candidates)
    return try candidates.enumerated().map { offset, candidates in
      try interruption.check()
      return resolver.matches(candidates, for: start + offset, in: queries, limit: options.limit)
    }
  }
}

/// Opens the index of a library; one that is missing or of another version is made first.
private func openIndex(
  _ library: any MemoryLibrary & MatchIndexLibrary,
  _ scope: MatchScope,
  sharing known: [Int64: IndexPartReader]
) throws -> OpenIndex {
  for memory in try library.memoriesToIndex() {
    try library.replaceIndex(of: memory) { try MatchIndexBuilder.rebuild(in: $0) }
  }
  do {
    return try openParts(library, scope, sharing: known)
  } catch IndexPartReader.Fault.otherVersion {
    try rebuildIndexes(library)
    return try openParts(library, scope, sharing: known)
  }
}

/// Makes the indexes of all memories again.
func rebuildIndexes(_ library: any MemoryLibrary & MatchIndexLibrary) throws {
  for memory in try library.memories() {
    try library.replaceIndex(of: memory.name) { try MatchIndexBuilder.rebuild(in: $0) }
  }
}

/// The parts of an index, and the units in them that count no more.
private typealias OpenIndex = (
  parts: [(identifier: Int64, reader: IndexPartReader)], removedUnits: Set<Int64>
)

private func openParts(
  _ library: any MatchIndexLibrary,
  _ scope: MatchScope,
  sharing known: [Int64: IndexPartReader]
) throws -> OpenIndex {
  let index = try library.matchIndex(of: scope.source, memories: scope.memories)
  let parts = try index.parts.map { part in
    // A part never changes, and no other gets its identifier.
    guard let reader = known[part.identifier] else {
      return (part.identifier, try IndexPartReader(part, of: index))
    }
    reader.read { try index.readChunk($0, of: part.identifier, into: $1) }
    return (part.identifier, reader)
  }
  return (parts, index.removedUnits)
}

extension MatchIndexSnapshot {
  /// Reads a chunk of a part into memory that somebody else holds.
  fileprivate func readChunk(
    _ number: Int,
    of part: Int64,
    into place: UnsafeMutableRawBufferPointer
  ) throws {
    var span = place.mutableBytes
    try readChunk(number, of: part, into: &span)
  }
}

extension IndexPartReader {
  /// Opens a part of a library's index.
  convenience init(_ part: StoredIndexPart, of index: any MatchIndexSnapshot) throws {
    try self.init(byteCount: part.byteCount, firstUnit: part.units.lowerBound) {
      try index.readChunk($0, of: part.identifier, into: $1)
    }
  }
}

import Dispatch
import Files
package import LibraryAccess
package import Model
import Synchronization
import TranslationMemory

/// Makes the match index of the units that an import stores, while it stores them.
///
/// Each language of a memory has an index of its own. A part is finished on a thread of its own and
/// stored between two batches of the import; what is left at the end becomes a small part, which is
/// merged with small parts before it, so that a memory made of many imports has few parts.
// `indexes` is used by the thread that calls `consume`, and after it by the one that calls
// `finish`; what several threads use at once is after a lock.
package final class MatchIndexBuilder: StoredUnitConsumer, @unchecked Sendable {
  /// The index of one language.
  private struct LanguageIndex {
    let language: LanguageTag
    var builder: IndexPartBuilder
  }

  private typealias FinishedPart = (language: LanguageTag, part: IndexPart)

  private var indexes: [LanguageIndex] = []
  private let finished = Mutex<[FinishedPart]>([])
  private let pending = DispatchGroup()
  /// No more than one part is being finished, so that memory is bounded; at the end two.
  private let slot = DispatchSemaphore(value: 1)
  /// The only language of which an index is made, if not of all.
  private let onlyLanguage: LanguageTag?

  /// Creates a builder for one import.
  package convenience init() { self.init(only: nil) }

  private init(only language: LanguageTag?) { onlyLanguage = language }

  package func consume(_ batch: UnitBatch, identifiers: [Int64]) throws {
    let tags = batch.languages.map(\.language)
    var sets = LanguageSets(tags)
    let places = tags.map(indexPlace)
    batch.bytes.withUnsafeBufferPointer { bytes in
      for (unit, identifier) in zip(batch.units, identifiers) where identifier != 0 {
        let variants = batch.variants[unit.variants]
        let languages = sets.text(of: variants.filter { batch.isTranslation($0, of: unit) })
        var segment = IndexedSegment(
          unit: identifier,
          date: unit.date,
          isMachineTranslated: unit.isMachineTranslated
        )
        for (number, variant) in variants.enumerated() {
          guard let place = places[variant.language] else { continue }
          segment.variant = number
          segment.hasInlineCodes = !variant.content.isEmpty
          let text = UnsafeBufferPointer(rebasing: bytes[variant.text.range])
          append(segment, text, languages, to: place)
        }
      }
    }
  }

  package func storeFinished(_ sink: any UnitSink) throws { try storeFinished(in: sink.matchIndex) }

  package func finish(_ sink: any UnitSink) throws {
    try finish(in: sink.matchIndex) { try sink.flush() }
  }

  /// Makes the index of a memory again.
  ///
  /// - Throws: What the library throws.
  package static func rebuild(in index: any MatchIndexSink) throws {
    let builder = MatchIndexBuilder()
    try builder.append(0..<Int64.max, of: index)
    try builder.finish(in: index)
  }

  /// Adds units that are in the library.
  private func append(_ units: Range<Int64>, of index: any MatchIndexSink) throws {
    try index.forEachBatch(of: units) { batch, identifiers in
      try consume(batch, identifiers: identifiers)
      try storeFinished(in: index)
    }
  }

  private func append(
    _ segment: IndexedSegment,
    _ text: UnsafeBufferPointer<UInt8>,
    _ languages: String,
    to place: Int
  ) {
    if indexes[place].builder.isFull { finishPart(place) }
    while indexes[place].builder.append(segment, text: text, languages: languages) == false {
      finishPart(place)
    }
  }

  /// Returns where the index of a language is in `indexes`, or `nil` if none is made.
  private func indexPlace(_ language: LanguageTag) -> Int? {
    if let place = indexes.firstIndex(where: { $0.language == language }) { return place }
    guard onlyLanguage == nil || onlyLanguage == language else { return nil }
    // The first parts of two languages end at different times, so that one need not wait for another.
    let count = IndexPartBuilder.maximumCount
    let builder = IndexPartBuilder(firstCount: indexes.count % 2 == 0 ? count : count / 2)
    indexes.append(LanguageIndex(language: language, builder: builder))
    return indexes.count - 1
  }

  /// Finishes the part of a language on another thread, and begins the next.
  private func finishPart(_ place: Int) {
    let language = indexes[place].language
    guard let contents = indexes[place].builder.takeContents() else { return }
    slot.wait()
    pending.enter()
    BackgroundThread.start { [self] in
      let part = contents.part()
      finished.withLock { $0.append((language, part)) }
      slot.signal()
      pending.leave()
    }
  }

  /// Stores the last parts, with small parts before them made into one.
  ///
  /// - Parameters:
  ///   - index: Where the parts go.
  ///   - meanwhile: What there is to do on this thread while other threads finish the parts.
  /// - Throws: What `index` or `meanwhile` throws.
  private func finish(
    in index: any MatchIndexSink,
    meanwhile: () throws -> Void = {}
  ) throws {
    slot.signal()
    var merged: [(language: LanguageTag, units: Range<Int64>)] = []
    for place in indexes.indices.sorted(by: { indexes[$0].language < indexes[$1].language }) {
      let language = indexes[place].language
      let earlier = try partsToMerge(indexes[place].builder.count, index.indexParts(of: language))
      guard let first = earlier.first else {
        finishPart(place)
        continue
      }
      let end = indexes[place].builder.takeContents()?.unitRange.upperBound ?? 0
      merged.append((language, first.units.lowerBound..<end))
      for part in earlier { try index.removeIndexPart(part.identifier) }
    }
    try meanwhile()
    pending.wait()
    try storeFinished(in: index)
    indexes = []
    for (language, units) in merged {
      let whole = MatchIndexBuilder(only: language)
      try whole.append(units, of: index)
      for place in whole.indexes.indices { whole.finishPart(place) }
      whole.pending.wait()
      try whole.storeFinished(in: index)
    }
    try index.finishIndex()
  }

  /// Returns the parts at the end that are made into one with a last part, in order.
  private func partsToMerge(_ lastCount: Int, _ parts: [StoredIndexPart]) -> [StoredIndexPart] {
    guard lastCount > 0 else { return [] }
    var count = lastCount
    var merged: [StoredIndexPart] = []
    for earlier in parts.reversed() {
      guard earlier.recordCount <= 2 * count,
        earlier.recordCount + count <= IndexPartBuilder.maximumCount
      else { break }
      merged.append(earlier)
      count += earlier.recordCount
    }
    return merged.reversed()
  }

  private func storeFinished(in index: any MatchIndexSink) throws {
    let parts = finished.withLock { parts in
      defer { parts = [] }
      return parts
    }
    for (language, part) in parts { try store(part, language, index) }
  }

  private func store(
    _ part: IndexPart,
    _ language: LanguageTag,
    _ index: any MatchIndexSink
  ) throws {
    try index.storeIndexPart(
      language,
      units: part.units,
      recordCount: part.recordCount,
      chunks: Array(part.chunks)
    )
  }
}

/// The sets of languages of the units of a batch, as text.
private struct LanguageSets {
  private let tags: [LanguageTag]
  private var last: [Int] = []
  private var lastText = ""

  init(_ tags: [LanguageTag]) { self.tags = tags }

  /// Returns the base languages of some variants, in ascending order, with spaces between them.
  mutating func text(of variants: [UnitBatch.Variant]) -> String {
    guard !variants.lazy.map(\.language).elementsEqual(last) else { return lastText }
    last = variants.map(\.language)
    lastText = Set(last.map { tags[$0].description }).sorted().joined(separator: " ")
    return lastText
  }
}

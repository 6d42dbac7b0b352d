import Dispatch
public import Model
import Synchronization
import TranslationMemory

/// Makes the match index of the units that an import stores, while it stores them.
///
/// Each language of a memory has an index of its own. A part is finished on a thread of its own and
/// stored between two batches of the import; what is left at the end becomes a small part, which is
/// merged with small parts before it, so that a memory made of many imports has few parts.
// `builders` is used by the thread that calls `consume`, and after it by the one that calls
// `finish`; what several threads use at once is behind a lock.
public final class MatchIndexBuilder: StoredUnitConsumer, @unchecked Sendable {
  private var builders: [LanguageTag: IndexPartBuilder] = [:]
  private let finished = Mutex<[(language: LanguageTag, part: IndexPart)]>([])
  private let pending = DispatchGroup()
  /// No more than two parts are being finished, so that memory is bounded.
  private let slots = DispatchSemaphore(value: 2)

  /// The only language of which an index is made, if not of all.
  private let onlyLanguage: LanguageTag?

  /// Creates a builder for one import.
  public convenience init() { self.init(only: nil) }

  private init(only language: LanguageTag?) { onlyLanguage = language }

  public func consume(_ batch: UnitBatch, identifiers: [Int64]) throws {
    batch.bytes.withUnsafeBufferPointer { bytes in
      for (unit, identifier) in zip(batch.units, identifiers) where identifier != 0 {
        append(unit, identifier, of: batch, bytes)
      }
    }
  }

  public func storeFinished(_ sink: any UnitSink) throws {
    let parts = finished.withLock { parts in
      defer { parts = [] }
      return parts
    }
    for (language, part) in parts { try store(part, language, sink.matchIndex) }
  }

  public func finish(_ sink: any UnitSink) throws {
    pending.wait()
    try storeFinished(sink)
    try finish(in: sink.matchIndex, isMerging: true)
  }

  /// Makes the index of a memory anew.
  ///
  /// - Throws: What the library throws.
  public static func rebuild(in index: any MatchIndexSink) throws {
    let builder = MatchIndexBuilder()
    try index.forEachBatch(of: 0..<Int64.max) { batch, identifiers in
      try builder.consume(batch, identifiers: identifiers)
      for (language, part) in builder.takeFinished() { try builder.store(part, language, index) }
    }
    builder.pending.wait()
    for (language, part) in builder.takeFinished() { try builder.store(part, language, index) }
    try builder.finish(in: index, isMerging: false)
  }

  private func takeFinished() -> [(language: LanguageTag, part: IndexPart)] {
    finished.withLock { parts in
      defer { parts = [] }
      return parts
    }
  }

  private func append(
    _ unit: UnitBatch.Unit,
    _ identifier: Int64,
    of batch: UnitBatch,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let tags = unit.variants.map { batch.languages[batch.variants[$0].language].language }
    let languages = languageSet(tags)
    let isTranslatedByMachine = isMachineTranslated(unit, bytes)
    for (place, index) in unit.variants.enumerated() {
      let language = tags[place]
      guard onlyLanguage == nil || onlyLanguage == language else { continue }
      let variant = batch.variants[index]
      let segment = IndexedSegment(
        unit: identifier,
        variant: place,
        date: unit.date,
        hasInlineCodes: !variant.content.isEmpty,
        isMachineTranslated: isTranslatedByMachine
      )
      let text = UnsafeBufferPointer(rebasing: bytes[variant.text.range])
      if builders[language, default: IndexPartBuilder()].isFull { finishPart(language) }
      while builders[language, default: IndexPartBuilder()]
        .append(segment, text: text, languages: languages) == false
      {
        finishPart(language)
      }
    }
  }

  private var lastTags: [LanguageTag] = []
  private var lastLanguageSet = ""

  private func languageSet(_ tags: [LanguageTag]) -> String {
    if tags != lastTags {
      lastTags = tags
      lastLanguageSet = Set(tags).map(\.description).sorted().joined(separator: " ")
    }
    return lastLanguageSet
  }

  /// Finishes the part of a language on another thread, and begins the next.
  private func finishPart(_ language: LanguageTag) {
    guard let full = builders.removeValue(forKey: language) else { return }
    slots.wait()
    DispatchQueue.global().async(group: pending) { [self] in
      var builder = full
      if let part = builder.finish() {
        finished.withLock { $0.append((language, part)) }
      }
      slots.signal()
    }
  }

  private func finish(in index: any MatchIndexSink, isMerging: Bool) throws {
    for language in builders.keys.sorted() {
      guard var builder = builders.removeValue(forKey: language) else { continue }
      if isMerging {
        try merge(&builder, language, index)
      } else if let part = builder.finish() {
        try store(part, language, index)
      }
    }
    try index.finishIndex()
  }

  /// Stores the last part, with small parts before it made into one.
  private func merge(
    _ builder: inout IndexPartBuilder,
    _ language: LanguageTag,
    _ index: any MatchIndexSink
  ) throws {
    var count = builder.count
    guard let part = builder.finish() else { return }
    var merged: [StoredIndexPart] = []
    for earlier in try index.indexParts(of: language).reversed() {
      guard earlier.recordCount <= 2 * count,
        earlier.recordCount + count <= IndexPartBuilder.maximumCount
      else { break }
      merged.append(earlier)
      count += earlier.recordCount
    }
    guard let first = merged.last?.units.lowerBound else { return try store(part, language, index) }
    for earlier in merged { try index.removeIndexPart(earlier.identifier) }
    let whole = MatchIndexBuilder(only: language)
    try index.forEachBatch(of: first..<part.units.upperBound) { batch, identifiers in
      try whole.consume(batch, identifiers: identifiers)
    }
    whole.pending.wait()
    for (_, part) in whole.takeFinished() { try store(part, language, index) }
    if var last = whole.builders[language], let part = last.finish() {
      try store(part, language, index)
    }
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

/// Whether a unit says that a machine translated it: by its creator, as in `creationid="MT!"`, or by
/// a property of its origin, as in `<prop type="x-Origin">MT</prop>`.
func isMachineTranslated(
  _ unit: UnitBatch.Unit,
  _ bytes: UnsafeBufferPointer<UInt8>
) -> Bool {
  if !unit.attributes.isEmpty {
    let attributes = bytes[unit.attributes.range]
    if attributes.contains(#"id="MT!""#) || attributes.contains(#"id="MT""#) { return true }
  }
  guard !unit.annotations.isEmpty else { return false }
  let annotations = bytes[unit.annotations.range]
  return annotations.contains("rigin\">MT</prop>") || annotations.contains("rigin\">mt</prop>")
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether some ASCII text stands in the bytes.
  fileprivate func contains(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      var start = startIndex
      while start + text.count <= endIndex {
        if self[start] == text[0], self[start..<start + text.count].elementsEqual(text) {
          return true
        }
        start += 1
      }
      return false
    }
  }
}

import Model
import Quality
import Synchronization

/// Checks segments as they come, some hundreds at a time on all cores, and puts the document together in
/// their order.
final class PairChecker {
  /// A segment that waits.
  private enum Waiting: Sendable {
    case pair(SegmentPair, identifier: String)
    case text(String, LanguageTag, identifier: String, line: Int?)
  }

  private let readers: ReaderPool
  private let interruption: Interruption
  private let onProgress: (Int) -> Void
  private var document: DocumentReader
  private var waiting: [Waiting] = []
  private var count = 0

  /// How many segments are read by one thread at a time, and how many wait at most.
  private static let share = 64
  private static let most = 1_024

  init(_ checker: QualityChecker, _ interruption: Interruption, onProgress: @escaping (Int) -> Void)
  {
    readers = ReaderPool(checker, interruption)
    document = checker.makeDocument()
    self.interruption = interruption
    self.onProgress = onProgress
  }

  /// Adds a segment with its translation.
  ///
  /// - Throws: `InterruptionError`.
  func add(_ pair: SegmentPair) throws {
    count += 1
    try add(.pair(pair, identifier: pair.identifier ?? String(count)))
  }

  /// Adds a segment of a text in one language.
  ///
  /// - Throws: `InterruptionError`.
  func add(_ text: String, language: LanguageTag, identifier: String, line: Int?) throws {
    count += 1
    try add(.text(text, language, identifier: identifier, line: line))
  }

  /// Ends the document.
  ///
  /// - Throws: `InterruptionError`.
  func finish() throws -> CheckedDocument {
    try readWaiting()
    return document.finish()
  }

  private func add(_ segment: Waiting) throws {
    waiting.append(segment)
    if waiting.count >= Self.most { try readWaiting() }
  }

  private func readWaiting() throws {
    let (segments, readers) = (waiting, readers)
    waiting = []
    let shares = (segments.count + Self.share - 1) / Self.share
    try forEachResult(of: shares, interruption: interruption) { share in
      let start = share * Self.share
      return try readers.use { reader in
        try segments[start..<min(start + Self.share, segments.count)].map { segment in
          switch segment {
          case .pair(let pair, let identifier):
            try reader.read(pair, identifier: identifier)
          case .text(let text, let language, let identifier, let line):
            try reader.read(text, language: language, identifier: identifier, line: line)
          }
        }
      }
    } body: { _, result in
      for segment in try result.get() { document.add(segment) }
    }
    onProgress(count)
  }
}

/// Readers that nobody uses; each remembers the words that it has met.
private final class ReaderPool: Sendable {
  private let idle = Mutex<[SegmentReader]>([])
  private let checker: QualityChecker
  private let interruption: Interruption

  init(_ checker: QualityChecker, _ interruption: Interruption) {
    self.checker = checker
    self.interruption = interruption
  }

  func use<Value>(_ body: (inout SegmentReader) throws -> Value) rethrows -> Value {
    var reader = idle.withLock { $0.popLast() } ?? checker.makeReader(interruption)
    defer { idle.withLock { [reader] in $0.append(reader) } }
    return try body(&reader)
  }
}

import BilingualFormats
import Documents
import Files
import Model
import TMXFormat

/// Parses the file of an import: TMX as it stands, any other bilingual format pair by pair.
///
/// The first kilobytes tell which it is.
final class MemoryParser {
  /// How the file is read.
  struct Options {
    /// Whether the first fault ends the reading.
    var isStrict: Bool
    /// Whether drafts are taken.
    var includesDrafts: Bool
    /// The languages, where the file does not say.
    var source: LanguageTag?
    var target: LanguageTag?
  }

  private let file: InputFile
  private let options: Options
  private let onBatch: (UnitBatch) throws -> Void
  private let onRejection: (TMXRejection) throws -> Void
  private let onPairRejection: (PairRejection) throws -> Void
  private let tmx: TMXReader
  private var head: [UInt8]? = []
  /// What reads pairs, and the memory that they become.
  private var bilingual: (pairs: any PairReader, memory: BilingualMemory)?

  init(
    _ file: InputFile,
    _ options: Options,
    onBatch: @escaping (UnitBatch) throws -> Void,
    onRejection: @escaping (TMXRejection) throws -> Void,
    onPairRejection: @escaping (PairRejection) throws -> Void
  ) {
    self.file = file
    self.options = options
    self.onBatch = onBatch
    self.onRejection = onRejection
    self.onPairRejection = onPairRejection
    tmx = TMXReader(isStrict: options.isStrict, onBatch: onBatch, onRejection: onRejection)
  }

  /// Reads the next piece of the file.
  ///
  /// - Throws: `Failure`, `TMXError`, or what the closures throw.
  func read(_ piece: UnsafeBufferPointer<UInt8>) throws {
    guard var start = head else { return try readOn(piece) }
    start.append(contentsOf: piece)
    head = start
    if start.count >= enoughToTell { try choose(start) }
  }

  /// Ends the file.
  ///
  /// - Throws: As `read` does, and when there is no unit in the file.
  func finish() throws -> (TMXReader.Summary, PairCounts) {
    if let start = head { try choose(start) }
    guard let (pairs, memory) = bilingual else { return (try tmx.finish(), PairCounts()) }
    let read = try translating { try pairs.finish() }
    let summary = try memory.finish()
    var counts = PairCounts()
    counts.untranslated = memory.untranslatedCount
    counts.drafts = memory.draftCount
    counts.rejected = read.rejectedCount
    counts.repaired = read.repairedCount
    counts.warnings = read.warnings
    guard summary.unitCount > 0 else { throw nothing(counts) }
    return (summary, counts)
  }

  private func choose(_ start: [UInt8]) throws {
    head = nil
    if let format = BilingualFormat.format(of: start, name: file.path),
      format.name != BilingualFormat.tmx.name
    {
      let memory = BilingualMemory(
        format.name,
        includesDrafts: options.includesDrafts,
        onBatch: onBatch,
        onRejection: onRejection
      )
      let pairs = format.makeReader(
        PairReading(
          from: options.source,
          to: options.target,
          onPair: { try memory.take($0) },
          onRejection: { [file, options, onPairRejection] rejection in
            if options.isStrict {
              throw Failure(
                rejection.message,
                at: Failure.Place(file: file.name, line: rejection.line)
              )
            }
            try onPairRejection(rejection)
          }
        )
      )
      bilingual = (pairs, memory)
    }
    try start.withUnsafeBufferPointer { try readOn($0) }
  }

  private func readOn(_ piece: UnsafeBufferPointer<UInt8>) throws {
    guard let pairs = bilingual?.pairs else { return try tmx.read(piece) }
    try translating { try pairs.read(piece) }
  }

  private func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as BilingualError {
      throw Failure(error, file: file.name)
    }
  }

  private func nothing(_ counts: PairCounts) -> Failure {
    let count = counts.untranslated + counts.drafts
    guard count > 0 else {
      return Failure(Message("memory.noPair"), file: file.name)
    }
    let message =
      counts.drafts > 0
      ? Message(
        "memory.onlyDrafts",
        ["count": .number(count), "drafts": .number(counts.drafts)]
      ) : Message("memory.notTranslated", ["count": .number(count)])
    return Failure(message, file: file.name)
  }
}

/// How many bytes of a file tell its format.
private let enoughToTell = 16_384

extension TMXRejection {
  /// What could not be read of a bilingual file, in the form in which it is reported.
  init(_ rejection: PairRejection) {
    self.init(
      line: rejection.line,
      identifier: nil,
      reason: rejection.message,
      source: Array(rejection.text.utf8)
    )
  }
}

import BilingualFormats
import Documents
package import Files
package import LibraryAccess
package import Model
package import TMXFormat

/// Imports TMX files, and the finished pairs of every other bilingual file, into memories.
package struct MemoryImport: Sendable {
  /// How an import is done.
  package struct Options: Sendable {
    /// The memory's name; the file's base name if it is `nil`.
    package var memory: String?
    /// What becomes of units with another translation.
    package var onConflict = ConflictPolicy.both
    /// Whether the first fault ends the import, and nothing is stored.
    package var isStrict = false
    /// Whether everything is done but nothing stored.
    package var isDryRun = false
    /// The languages of a file that does not say which it has; `nil` lets its letters tell.
    package var source: LanguageTag?
    package var target: LanguageTag?
    /// Whether translations that nobody has finished are taken too, and marked.
    package var includesDrafts = false
    /// Who imports, and when.
    package var author = Authorship()

    /// Creates the usual options.
    package init() {}
  }

  private let library: any MemoryLibrary
  private let options: Options

  /// Creates an import.
  package init(into library: any MemoryLibrary, options: Options) {
    self.library = library
    self.options = options
  }

  /// Imports one file, in one transaction.
  ///
  /// The file is parsed on a thread of its own, a bounded number of batches ahead of the storing.
  /// The closures are called on another thread than this one, which waits meanwhile.
  ///
  /// - Parameters:
  ///   - file: The file, or standard input.
  ///   - interruption: Asked for each batch.
  ///   - onRejection: Takes each unit that cannot be taken, for instance to write it to a file.
  ///   - onProgress: Takes the number of bytes that are read and stored.
  /// - Returns: What was read, and what it changed.
  /// - Throws: `Failure`, when the file cannot be read, is neither, or nothing can be taken from it;
  ///   then the library is as it was.
  package func run(
    _ file: InputFile,
    interruption: Interruption = .never,
    onRejection: (TMXRejection) throws -> Void = { _ in },
    onProgress: (Int) -> Void = { _ in }
  ) throws -> MemoryImportReport {
    // Nothing that is stored is without its index.
    try run(
      file,
      consumer: options.isDryRun ? nil : MatchIndexBuilder(),
      interruption: interruption,
      onRejection: onRejection,
      onProgress: onProgress
    )
  }

  /// Imports one file, and hands the segments that are stored to a consumer.
  func run(
    _ file: InputFile,
    consumer: (any StoredUnitConsumer)?,
    interruption: Interruption = .never,
    onRejection: (TMXRejection) throws -> Void = { _ in },
    onProgress: (Int) -> Void = { _ in }
  ) throws -> MemoryImportReport {
    let memory = options.memory ?? file.memoryName
    var report = MemoryImportReport(file: file.name, memory: memory)
    let request = ImportRequest(
      memory: memory,
      file: file.name,
      date: options.author.date,
      onConflict: options.onConflict,
      isDryRun: options.isDryRun
    )
    do {
      let result = try BackgroundThread.run {
        try library.importUnits(request) { sink in
          try store(file, in: sink, &report, consumer, onRejection) { byteCount in
            try interruption.check()
            onProgress(byteCount)
          }
        }
      }
      report.identifier = result.identifier
      report.counts = result.counts
      return report
    } catch let error as TMXError {
      throw Failure(error, file: file.name)
    } catch let error as LibraryError {
      throw Failure(error, file: "library")
    }
  }

  /// What the parsing thread hands over.
  private enum Item: Sendable {
    case batch(UnitBatch, byteCount: Int)
    case rejection(TMXRejection)
    case pairRejection(PairRejection)
    case end(TMXReader.Summary, PairCounts, fileHash: String, byteCount: Int)
    case failure(any Error)
  }

  private func store(
    _ file: InputFile,
    in sink: any UnitSink,
    _ report: inout MemoryImportReport,
    _ consumer: (any StoredUnitConsumer)?,
    _ onRejection: (TMXRejection) throws -> Void,
    _ onProgress: (Int) throws -> Void
  ) throws -> ImportOutcome {
    let queue = BoundedQueue<Item>(capacity: 4)
    let consumption = consumer.map { ConsumerThread($0) }
    let options = options
    BackgroundThread.start { Self.parse(file, options, into: queue) }
    defer {
      queue.stop()
      consumption?.stop()
    }
    while true {
      switch queue.pop() {
      case .batch(let batch, let byteCount):
        let identifiers = try sink.store(batch)
        try consumption?.push(batch, identifiers: identifiers)
        try consumer?.storeFinished(sink)
        try onProgress(byteCount)
      case .rejection(let rejection):
        report.note(rejection)
        try onRejection(rejection)
      case .pairRejection(let rejection):
        let rejection = TMXRejection(rejection)
        report.note(rejection)
        try onRejection(rejection)
      case .failure(let error): throw error
      case .end(let summary, let pairs, let fileHash, let byteCount):
        report.summary(summary, pairs, counts: sink.counts)
        if let reason = report.reasonForNothing {
          throw Failure(reason, file: file.name)
        }
        try consumption?.finish()
        try consumer?.finish(sink)
        try sink.recordImport(
          of: file.name,
          into: report.memory,
          readCount: summary.unitCount,
          rejectedCount: summary.rejectedCount,
          by: options.author
        )
        return ImportOutcome(
          fileHash: fileHash,
          byteCount: byteCount,
          header: summary.header.xml,
          readCount: summary.unitCount,
          rejectedCount: summary.rejectedCount,
          repairedCount: summary.repairedCount,
          isTruncated: summary.isTruncated
        )
      }
    }
  }

  /// Parses a file and puts what comes out into a queue.
  private static func parse(
    _ file: InputFile,
    _ options: Options,
    into queue: BoundedQueue<Item>
  ) {
    var hash = XXHash64()
    var byteCount = 0
    do {
      let parser = MemoryParser(
        file,
        MemoryParser.Options(
          isStrict: options.isStrict,
          includesDrafts: options.includesDrafts,
          source: options.source,
          target: options.target
        ),
        onBatch: { try queue.push(.batch($0, byteCount: byteCount)) },
        onRejection: { try queue.push(.rejection($0)) },
        onPairRejection: { try queue.push(.pairRejection($0)) }
      )
      try file.forEachUnpackedPiece(
        suffix: ".tmx",
        onPacked: { piece in
          hash.update(UnsafeRawBufferPointer(piece))
          byteCount += piece.count
        },
        onUnpacked: { try parser.read($0) }
      )
      if byteCount == 0 { throw Failure(Message("file.empty"), file: file.name) }
      let (summary, pairs) = try parser.finish()
      try queue.push(.end(summary, pairs, fileHash: hash.digits, byteCount: byteCount))
    } catch {
      // The thread that waits at the other end learns of it, unless none does.
      try? queue.push(.failure(error))
    }
  }
}

extension InputFile {
  /// The base name without the extensions of memories and archives.
  var memoryName: String {
    let name = baseName
    for suffix in [".tmx", ".TMX", ".xlf", ".XLF"] where name.hasSuffix(suffix) {
      return String(name.dropLast(4))
    }
    return name
  }
}

package import LibraryAccess
package import Model
import TMXFormat

/// Stores aligned articles in a memory.
package struct AlignmentImport: Sendable {
  private let library: any MemoryLibrary
  private let memory: String
  private let date: String
  private let version: String

  /// Creates an import.
  ///
  /// - Parameters:
  ///   - library: Where the memory is.
  ///   - memory: The name of the memory; it is made if there is none.
  ///   - date: When the import takes place, as an ISO 8601 date and time in UTC.
  ///   - version: The program's version, for the record.
  package init(into library: any MemoryLibrary, memory: String, date: String, version: String) {
    self.library = library
    self.memory = memory
    self.date = date
    self.version = version
  }

  /// Stores the pairs of articles in one transaction.
  ///
  /// - Parameters:
  ///   - articles: The articles.
  ///   - minimumConfidence: Pairs below are left out.
  /// - Returns: What changed.
  /// - Throws: `FileError`, when the library cannot be written; then it is as it was.
  package func run(
    _ articles: [AlignedArticle],
    minimumConfidence: Double
  ) throws -> ImportCounts {
    let format = AlignmentFormat.tmx(version: version)
    let bytes = format.write(articles, minimumConfidence: minimumConfidence)
    let request = ImportRequest(memory: memory, file: name(of: articles), date: date)
    let index = MatchIndexBuilder()
    do {
      return try library.importUnits(request) { sink in
        // Reading what would be written keeps one way by which units come into a library.
        let reader = TMXReader(
          isStrict: true,
          onBatch: { batch in
            let identifiers = try sink.store(batch)
            try index.consume(batch, identifiers: identifiers)
          },
          onRejection: { _ in }
        )
        try reader.read(bytes)
        let summary = try reader.finish()
        try index.finish(sink)
        var hash = XXHash64()
        bytes.withUnsafeBytes { hash.update($0) }
        return ImportOutcome(
          fileHash: String(hash.value, radix: 16),
          byteCount: bytes.count,
          header: summary.header.xml,
          readCount: summary.unitCount
        )
      }.counts
    } catch let error as LibraryError {
      throw FileError(error)
    }
  }

  private func name(of articles: [AlignedArticle]) -> String {
    guard let first = articles.first else { return memory }
    let more = articles.count > 1 ? " and \(articles.count - 1) more" : ""
    return "\(first.sourceFile) – \(first.targetFile)\(more)"
  }
}

import Documents
import JSON
package import LibraryAccess
package import Model
import TMXFormat

/// Stores aligned articles in a memory.
package struct AlignmentImport: Sendable {
  private let library: any MemoryLibrary
  private let memory: String
  private let author: Authorship
  private let version: String

  /// Creates an import.
  ///
  /// - Parameters:
  ///   - library: Where the memory is.
  ///   - memory: The name of the memory; it is made if there is none.
  ///   - author: Who imports, and when.
  ///   - version: The program's version, for the record.
  package init(into library: any MemoryLibrary, memory: String, author: Authorship, version: String)
  {
    self.library = library
    self.memory = memory
    self.author = author
    self.version = version
  }

  /// Stores the pairs of articles in one transaction.
  ///
  /// - Parameters:
  ///   - articles: The articles.
  ///   - minimumConfidence: Pairs below are left out.
  ///   - isDated: Whether the units say when they were made: those that a translator made just now.
  ///   - onStored: Does what belongs to the same transaction.
  /// - Returns: What changed.
  /// - Throws: `Failure`, when the library cannot be written; then it is as it was.
  package func run(
    _ articles: [AlignedArticle],
    minimumConfidence: Double,
    isDated: Bool = false,
    onStored: (any UnitSink) throws -> Void = { _ in }
  ) throws -> ImportCounts {
    let made = author.date.filter { $0 != "-" && $0 != ":" }
    let attributes = isDated && made.utf8.count == 16 ? [Attribute("creationdate", made)] : []
    let documents = articles.map(\.document)
    let header = AlignedDocument.tmxHeader(of: documents, version: version)
    let request = ImportRequest(memory: memory, file: name(of: articles), date: author.date)
    let index = MatchIndexBuilder()
    do {
      return try library.importUnits(request) { sink in
        var outcome = ImportOutcome(fileHash: "", byteCount: 0, header: header.xml, readCount: 0)
        var hash = XXHash64()
        var languages: [LanguageTag] = []
        var unit: Int64 = 0
        for document in documents {
          var batch = document.units(
            minimumConfidence: minimumConfidence,
            attributes: attributes
          )
          batch.moveLanguages(to: &languages)
          let identifiers = try sink.store(batch)
          unit = max(unit, identifiers.max() ?? 0)
          try index.consume(batch, identifiers: identifiers)
          batch.bytes.withUnsafeBytes { hash.update($0) }
          outcome.byteCount += batch.bytes.count
          outcome.readCount += batch.units.count
        }
        try index.finish(sink)
        try onStored(sink)
        outcome.fileHash = hash.digits
        try record(articles, sink, unit: unit, readCount: outcome.readCount)
        return outcome
      }.counts
    } catch let error as LibraryError {
      throw Failure(error, file: "library")
    }
  }

  /// Records the import: as a unit, where a translator stored one pair.
  private func record(
    _ articles: [AlignedArticle],
    _ sink: any UnitSink,
    unit: Int64,
    readCount: Int
  ) throws {
    guard readCount == 1, unit > 0, let pair = articles.first?.document.beads.first else {
      return try sink.recordImport(
        of: name(of: articles),
        into: memory,
        readCount: readCount,
        rejectedCount: 0,
        by: author
      )
    }
    var change = author.change(.unit)
    change.object = "\(unit)"
    change.memory = memory
    change.note(after: [
      "import": .int64(sink.importIdentifier), "unit": .int64(unit),
      "source": .string(pair.source.joined(separator: " ")),
      "target": .string(pair.target.joined(separator: " ")),
    ])
    try sink.record(change)
  }

  private func name(of articles: [AlignedArticle]) -> String {
    guard let first = articles.first else { return memory }
    let more = articles.count > 1 ? " and \(articles.count - 1) more" : ""
    return "\(first.sourceFile) – \(first.targetFile)\(more)"
  }
}

extension UnitBatch {
  /// Takes the languages of the batches before, with its own after them: one import has one list.
  fileprivate mutating func moveLanguages(to all: inout [LanguageTag]) {
    let places = languages.map { tag in
      all.firstIndex(of: tag)
        ?? {
          all.append(tag)
          return all.count - 1
        }()
    }
    for index in variants.indices {
      variants[index].language = places[variants[index].language]
    }
    languages = all
  }
}

import Documents
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
  ///   - isDated: Whether the units say when they were made: those that a translator made just now.
  /// - Returns: What changed.
  /// - Throws: `Failure`, when the library cannot be written; then it is as it was.
  package func run(
    _ articles: [AlignedArticle],
    minimumConfidence: Double,
    isDated: Bool = false
  ) throws -> ImportCounts {
    let made = date.filter { $0 != "-" && $0 != ":" }
    let attributes = isDated && made.utf8.count == 16 ? [Attribute("creationdate", made)] : []
    let documents = articles.map(\.document)
    let header = AlignedDocument.tmxHeader(of: documents, version: version)
    let request = ImportRequest(memory: memory, file: name(of: articles), date: date)
    let index = MatchIndexBuilder()
    do {
      return try library.importUnits(request) { sink in
        var outcome = ImportOutcome(fileHash: "", byteCount: 0, header: header.xml, readCount: 0)
        var hash = XXHash64()
        var languages: [LanguageTag] = []
        for document in documents {
          var batch = document.units(
            minimumConfidence: minimumConfidence,
            attributes: attributes
          )
          batch.moveLanguages(to: &languages)
          let identifiers = try sink.store(batch)
          try index.consume(batch, identifiers: identifiers)
          batch.bytes.withUnsafeBytes { hash.update($0) }
          outcome.byteCount += batch.bytes.count
          outcome.readCount += batch.units.count
        }
        try index.finish(sink)
        outcome.fileHash = String(hash.value, radix: 16)
        return outcome
      }.counts
    } catch let error as LibraryError {
      throw Failure(error, file: "library")
    }
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

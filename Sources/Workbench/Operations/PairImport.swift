import Documents
package import JSON
package import LibraryAccess
package import Model

/// Stores pairs that a translator made, one after the other, in a memory.
package struct PairImport: Sendable {
  /// The memory; it is made if there is none of the name.
  package var memory: String
  /// The language of the first texts.
  package var source: LanguageTag
  /// The language of the second texts.
  package var target: LanguageTag
  /// Where the pairs come from, for the list of imports.
  package var origin: String

  /// Creates an import.
  package init(memory: String, source: LanguageTag, target: LanguageTag, origin: String) {
    self.memory = memory
    self.source = source
    self.target = target
    self.origin = origin
  }

  /// Stores pairs in one transaction.
  ///
  /// - Parameters:
  ///   - pairs: The texts and their translations.
  ///   - library: Where the memory is.
  ///   - date: When that takes place, as an ISO 8601 date and time in UTC.
  ///   - version: The program's version, for the record.
  /// - Returns: What changed.
  /// - Throws: `FileError`, when a text is empty, or the library cannot be written.
  package func run(
    _ pairs: [(source: String, target: String)],
    into library: any MemoryLibrary,
    date: String,
    version: String
  ) throws -> ImportCounts {
    let isBlank: (String) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    guard !pairs.isEmpty, !pairs.contains(where: { isBlank($0.source) || isBlank($0.target) })
    else { throw FileError(path: origin, reason: "a unit has a text and its translation") }
    let article = AlignedArticle(pairs: pairs, from: source, to: target, name: origin)
    return try AlignmentImport(into: library, memory: memory, date: date, version: version)
      .run([article], minimumConfidence: 0, consumer: MatchIndexBuilder())
  }

  /// What an import changed, as one object.
  package func json(_ counts: ImportCounts) -> JSONValue {
    [
      "memory": .string(memory), "added": .int(counts.added), "updated": .int(counts.updated),
      "unchanged": .int(counts.unchanged),
    ]
  }
}

extension AlignedArticle {
  /// Takes pairs that are known to be right.
  package init(
    pairs: [(source: String, target: String)],
    from source: LanguageTag,
    to target: LanguageTag,
    name: String
  ) {
    let beads = pairs.enumerated().map { index, pair in
      AlignedDocument.Bead(
        source: [pair.source],
        target: [pair.target],
        sourceIndices: index..<index + 1,
        targetIndices: index..<index + 1,
        confidence: 1
      )
    }
    self.init(
      document: AlignedDocument(
        sourceFile: name,
        targetFile: name,
        sourceLanguage: source,
        targetLanguage: target,
        beads: beads,
        confidence: 1
      )
    )
  }
}

package import Model

/// What is to be said of a glossary file beside its concepts.
package struct GlossaryRemarks: Sendable {
  /// How many concepts the file has.
  package internal(set) var conceptCount = 0
  /// How many entries say again what another one says, and nothing else.
  package internal(set) var repeatedCount = 0
  /// Entries that could not be taken.
  package internal(set) var rejections: [RejectedEntry] = []
  /// What the user should know of the rest.
  package var warnings: [GlossaryWarning] = []

  /// How many entries the file has: concepts, repetitions and rejected ones.
  package var readCount: Int { conceptCount + repeatedCount + rejections.count }

  /// Columns, sheets and kinds of data that have no place in a glossary and were left out.
  package var ignored: [Message] {
    warnings.compactMap { warning in
      switch warning {
      case .column(let name): Message("omitted.column", ["name": .quotation(name)])
      case .sheet(let name, _): Message("omitted.sheet", ["name": .quotation(name)])
      case .data(let what): what
      default: nil
      }
    }
  }
}

/// The concepts of a file, all at once, and what is to be said of the rest; for files that are small.
package struct GlossaryContent: Sendable {
  /// The concepts, in the order of the file.
  package private(set) var concepts: [ConceptEntry] = []
  /// The line on which each concept begins.
  package private(set) var lines: [Int] = []
  /// What is to be said of the rest.
  package private(set) var remarks = GlossaryRemarks()

  /// Gathers the concepts that a file gives.
  init(_ read: ((ConceptEntry, Int) throws -> Void) throws -> GlossaryRemarks) rethrows {
    var concepts: [ConceptEntry] = []
    var lines: [Int] = []
    remarks = try read { concept, line in
      concepts.append(concept)
      lines.append(line)
    }
    self.concepts = concepts
    self.lines = lines
  }

  /// How many entries the file has, good and bad.
  package var readCount: Int { remarks.readCount }
  /// What could not be taken.
  package var rejections: [RejectedEntry] { remarks.rejections }
  /// What has no place in a glossary and was left out.
  package var ignored: [Message] { remarks.ignored }
  /// What the user should know.
  package var warnings: [GlossaryWarning] { remarks.warnings }
}

extension ConceptEntry {
  /// Returns the position of the section of a language, which is added if it is missing.
  mutating func section(_ language: LanguageTag) -> Int {
    if let index = languages.firstIndex(where: { $0.language == language }) { return index }
    languages.append(LanguageSection(language: language, terms: []))
    return languages.count - 1
  }
}

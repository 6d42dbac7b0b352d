package import Model

/// An entry of a glossary file that is no concept.
package struct RejectedEntry: Error, Hashable, Sendable {
  /// The line in the file, counted from 1; in a workbook the row.
  package let line: Int
  /// Why the entry is none.
  package let reason: String

  /// Creates a rejection.
  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// The concepts of a file, and what of it was none.
package struct GlossaryContent: Sendable {
  /// The concepts, in the order of the file.
  package private(set) var concepts: [ConceptEntry] = []
  /// The line on which each concept begins.
  package private(set) var lines: [Int] = []
  /// How many entries the file has, good and bad.
  package var readCount = 0
  /// What could not be taken.
  package var rejections: [RejectedEntry] = []
  /// Columns, or kinds of data, that have no place in a glossary and were left out.
  package var ignored: [String] = []
  /// What the user should know of how the file was read, if anything.
  package var notice: String?
  private var positions: [String: Int] = [:]

  /// Creates a content without concepts.
  package init() {}

  /// Adds a concept; one that has the identifier already gains what it lacks.
  mutating func add(_ concept: ConceptEntry, line: Int) {
    if let position = positions[concept.identifier] {
      concepts[position].addRow(concept)
    } else {
      positions[concept.identifier] = concepts.count
      concepts.append(concept)
      lines.append(line)
    }
  }

  /// Whether there is a concept of an identifier.
  func has(_ identifier: String) -> Bool { positions[identifier] != nil }

  /// Calls `body` to change each concept.
  mutating func forEachConcept(_ body: (inout ConceptEntry) -> Void) {
    for index in concepts.indices { body(&concepts[index]) }
  }
}

/// Why a file is no glossary.
package struct GlossaryFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  package let line: Int
  /// The column in the line, counted from 1 in Unicode scalars, where the place is known.
  package let column: Int?
  /// What went wrong.
  package let description: String

  /// Creates an error.
  package init(line: Int, column: Int? = nil, description: String) {
    self.line = line
    self.column = column
    self.description = description
  }
}

extension ConceptEntry {
  /// Returns the position of the section of a language, which is added if it is missing.
  mutating func section(_ language: LanguageTag) -> Int {
    if let index = languages.firstIndex(where: { $0.language == language }) { return index }
    languages.append(LanguageSection(language: language, terms: []))
    return languages.count - 1
  }

  /// Adds what another row of the same concept has.
  fileprivate mutating func addRow(_ other: ConceptEntry) {
    domain = domain ?? other.domain
    definition = definition ?? other.definition
    note = note ?? other.note
    customer = customer ?? other.customer
    isDoNotTranslate = isDoNotTranslate || other.isDoNotTranslate
    created = created ?? other.created
    modified = modified ?? other.modified
    otherData += other.otherData
    for section in other.languages {
      let index = self.section(section.language)
      languages[index].definition = languages[index].definition ?? section.definition
      languages[index].otherData += section.otherData
      for term in section.terms where !languages[index].terms.contains(term) {
        languages[index].terms.append(term)
      }
    }
  }
}

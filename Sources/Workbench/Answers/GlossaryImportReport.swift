import GlossaryFormats
package import Model

/// What the import of a glossary did.
///
/// Each entry of the file counts once: `read` is the sum of `added`, `updated`, `unchanged`, `duplicate`,
/// `conflicting` and `rejected`.
package struct GlossaryImportReport: Sendable {
  /// A concept that was there with other content.
  package struct Conflict: Hashable, Sendable {
    /// The line of the file.
    package let line: Int
    /// The concept's identifier.
    package let concept: String
    /// What was done.
    package let policy: GlossaryConflictPolicy
  }

  /// A concept with the terms and the domain of another one.
  package struct Duplicate: Hashable, Sendable {
    /// The line of the file.
    package let line: Int
    /// The concept's identifier.
    package let concept: String
    /// The other concept's identifier.
    package let other: String

    init(line: Int, concept: String, of other: String) {
      self.line = line
      self.concept = concept
      self.other = other
    }
  }

  /// A concept as it will be stored.
  package struct Sample: Hashable, Sendable {
    /// The line of the file.
    package let line: Int
    /// The concept.
    package let concept: ConceptEntry
  }

  /// What became of the concepts.
  struct Counts: Sendable {
    var added = 0
    var updated = 0
    var unchanged = 0
    var conflicting = 0
    var conflicts: [Conflict] = []
    var duplicates: [Duplicate] = []
  }

  /// The name of the file.
  package let file: String
  /// The name of the glossary.
  package let glossary: String
  /// The number of the change in the history, by which the import is taken back; `nil` for a dry run.
  package internal(set) var change: Int64?
  /// The first concepts as they will be stored; of a dry run only.
  package let sample: [Sample]
  private let reading: GlossaryRemarks
  private let counts: Counts

  init(
    file: String,
    glossary: String,
    _ reading: GlossaryRemarks,
    counts: Counts,
    sample: [Sample]
  ) {
    self.file = file
    self.glossary = glossary
    self.reading = reading
    self.counts = counts
    self.sample = sample
  }

  /// How many entries the file has: concepts, whether of one row or several, rows that only say again
  /// what another one says, and entries that could not be taken.
  package var readCount: Int { reading.readCount }
  /// How many concepts are new.
  package var added: Int { counts.added }
  /// How many concepts changed.
  package var updated: Int { counts.updated }
  /// How many concepts were there already.
  package var unchanged: Int { counts.unchanged }
  /// How many entries say what another one says: the terms and the domain of another concept (it is
  /// taken all the same), or nothing that their own has not.
  package var duplicateCount: Int { counts.duplicates.count + reading.repeatedCount }
  /// How many concepts were there with other content and were kept.
  package var conflictingCount: Int { counts.conflicting }
  /// Concepts that were there with other content, in the order of the file, with what was done.
  package var conflicts: [Conflict] { counts.conflicts }
  /// Concepts that say the same as another one of the glossary.
  package var duplicates: [Duplicate] { counts.duplicates }
  /// The entries that could not be taken, with their lines, counted from 1.
  package var rejected: [(line: Int, reason: Message)] {
    reading.rejections.map { ($0.line, $0.message) }
  }
  /// How many entries could not be taken.
  package var rejectedCount: Int { reading.rejections.count }
  /// Columns and kinds of data that have no place in a glossary and were left out.
  package var ignored: [Message] { reading.ignored }
  /// What the user should know of how the file was read.
  package var warnings: [Message] { reading.warnings.map(\.message) }
  /// What is to be said of the file's encoding, if anything.
  package var notice: Message? {
    reading.warnings.lazy.compactMap { if case .encoding = $0 { $0.message } else { nil } }.first
  }
}

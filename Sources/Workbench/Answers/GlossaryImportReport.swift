import GlossaryFormats

/// What the import of a glossary did; counts are of concepts.
package struct GlossaryImportReport: Sendable {
  /// A concept that was there with other content.
  package struct Conflict: Hashable, Sendable {
    /// The line of the file.
    package let line: Int
    /// The concept's identifier.
    package let concept: String
    /// What was done.
    package let policy: GlossaryImport.ConflictPolicy
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

  /// The name of the file.
  package let file: String
  /// The name of the glossary.
  package let glossary: String
  /// How many entries the file has: rows of a table, concept entries of TBX.
  package let readCount: Int
  /// How many concepts are new.
  package internal(set) var added = 0
  /// How many concepts changed.
  package internal(set) var updated = 0
  /// How many concepts were there already, or were kept.
  package internal(set) var unchanged = 0
  /// Concepts that were there with other content, in the order of the file.
  package internal(set) var conflicts: [Conflict] = []
  /// Concepts that say the same as another one of the glossary; they are taken all the same.
  package internal(set) var duplicates: [Duplicate] = []
  let rejections: [RejectedEntry]
  /// Columns and kinds of data that have no place in a glossary and were left out.
  package let ignored: [String]
  /// What the user should know of how the file was read, if anything.
  package let notice: String?

  init(file: String, glossary: String, _ content: GlossaryContent) {
    self.file = file
    self.glossary = glossary
    readCount = content.readCount
    rejections = content.rejections
    ignored = content.ignored
    notice = content.notice
  }

  /// The entries that could not be taken, with their lines, counted from 1.
  package var rejected: [(line: Int, reason: String)] { rejections.map { ($0.line, $0.reason) } }
  /// How many entries, or parts of them, could not be taken.
  package var rejectedCount: Int { rejections.count }

  /// The report in words, in one line.
  package var text: String {
    """
    \(file): \(readCount) entries read into glossary \(quoted(glossary)): \(added) added, \
    \(updated) updated, \(unchanged) unchanged, \(duplicates.count) duplicate, \
    \(conflicts.count) conflicting, \(rejections.count) rejected
    """
  }

  /// A line for each entry that was not taken as it is, and for each thing that was left out.
  package var remarks: [String] {
    (notice.map { ["\(file): warning: \($0)"] } ?? [])
      + ignored.map { "\(file): warning: \($0) has no place in a glossary and is left out" }
      + rejections.map { "\(file):\($0.line): rejected: \($0.reason)" }
      + duplicates.map {
        "\(file):\($0.line): duplicate: \(quoted($0.concept)) has the terms of \(quoted($0.other))"
      }
      + conflicts.map {
        "\(file):\($0.line): conflict: \(quoted($0.concept)) was there otherwise: \($0.policy.done)"
      }
  }
}

extension GlossaryImport.ConflictPolicy {
  /// What the policy did to the concept that was there.
  fileprivate var done: String {
    switch self {
    case .keep: "kept"
    case .replace: "replaced"
    case .merge: "merged"
    }
  }
}

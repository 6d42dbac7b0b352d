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
  package var rejected: [(line: Int, reason: String)] {
    reading.rejections.map { ($0.line, $0.reason) }
  }
  /// How many entries could not be taken.
  package var rejectedCount: Int { reading.rejections.count }
  /// Columns and kinds of data that have no place in a glossary and were left out.
  package var ignored: [String] { reading.ignored }
  /// What the user should know of how the file was read.
  package var warnings: [String] { reading.warnings.map(\.text) }
  /// What is to be said of the file's encoding, if anything.
  package var notice: String? {
    reading.warnings.lazy.compactMap { if case .encoding = $0 { $0.text } else { nil } }.first
  }
}

extension GlossaryImportReport.Sample {
  /// The concept in one line of words.
  fileprivate func text(isolates: Bool) -> String {
    let (start, end) = isolates ? ("\u{2068}", "\u{2069}") : ("", "")
    var parts = concept.languages.map { section in
      let terms = section.terms.map { term in
        term.status == .preferred ? term.text : "\(term.text) (\(term.status.rawValue))"
      }
      return "\(section.language): \(start)\(terms.joined(separator: " | "))\(end)"
    }
    if let domain = concept.domain { parts.append("domain: \(start)\(domain)\(end)") }
    if let definition = concept.definition { parts.append("definition: \(quoted(definition))") }
    if let note = concept.note { parts.append("note: \(quoted(note))") }
    return parts.joined(separator: "; ")
  }
}

// MARK: Words

extension GlossaryImportReport {
  /// The first concepts as they will be stored, a line each.
  ///
  /// - Parameter isolates: Whether texts are isolated (U+2068…U+2069), for a terminal.
  /// - Returns: The lines, with the name of the file before each.
  package func sampleText(isolates: Bool) -> [String] {
    sample.map { "\(file):\($0.line): \($0.text(isolates: isolates))" }
  }

  /// The report in words, in one line: the counts, and what was left out or is not sure.
  package var text: String {
    let counts = """
      \(file): \(readCount) entries read into glossary \(quoted(glossary)): \(added) added, \
      \(updated) updated, \(unchanged) unchanged, \(duplicateCount) duplicate, \
      \(conflictingCount) conflicting, \(rejectedCount) rejected
      """
    let shown = warnings.prefix(3).joined(separator: "; ")
    guard !shown.isEmpty else { return counts }
    let rest = warnings.count > 3 ? "; and \(warnings.count - 3) more" : ""
    return "\(counts); \(warnings.count == 1 ? "warning" : "warnings"): \(shown)\(rest)"
  }

  /// A line for each entry that was not taken as it is, and then for each thing that was left out;
  /// of many of one kind, the first twenty.
  package var remarks: [String] {
    let kinds: [[String]] = [
      rejected.map { "\(file):\($0.line): rejected: \($0.reason)" },
      duplicates.map {
        "\(file):\($0.line): duplicate: \(quoted($0.concept)) has the terms of \(quoted($0.other))"
      },
      conflicts.map {
        "\(file):\($0.line): conflict: \(quoted($0.concept)) was there otherwise: \($0.policy.done)"
      },
      warnings.map { "\(file): warning: \($0)" },
    ]
    return kinds.flatMap { lines in
      lines.count <= Self.lineCount
        ? lines
        : lines.prefix(Self.lineCount) + ["\(file): … and \(lines.count - Self.lineCount) more"]
    }
  }

  private static let lineCount = 20
}

extension GlossaryConflictPolicy {
  /// What the policy did to the concept that was there.
  fileprivate var done: String {
    switch self {
    case .keep: "kept"
    case .replace: "replaced"
    case .merge: "merged"
    }
  }
}

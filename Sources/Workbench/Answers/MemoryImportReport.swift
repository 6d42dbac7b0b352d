package import Documents
package import Model
package import TMXFormat

/// What an import did.
///
/// Each unit of the file counts once: `read` is the sum of those that were added, updated, unchanged,
/// duplicate, untranslated, drafts and rejected.
package struct MemoryImportReport: Sendable {
  /// A unit that was not taken.
  package struct Rejection: Hashable, Sendable {
    /// The line on which the unit begins, counted from 1.
    package let line: Int
    /// The unit's `tuid`, if it has one.
    package let identifier: String?
    /// Why the unit was not taken.
    package let reason: String
  }

  /// The name of the file.
  package let file: String
  /// The name of the memory.
  package let memory: String
  /// The import's number, by which it can be taken back; `nil` for a dry run.
  package internal(set) var identifier: Int64?
  /// What changed.
  package internal(set) var counts = ImportCounts()
  /// How many units the file has.
  package private(set) var readCount = 0
  /// How many units could not be taken.
  package private(set) var rejectedCount = 0
  /// How many units were taken after a repair.
  package private(set) var repairedCount = 0
  /// How many units have no translation.
  ///
  /// Those of a memory stay in it, where they match nothing; those of another bilingual file are left
  /// out.
  package private(set) var untranslatedCount = 0
  /// How many segments have a translation that nobody has finished, and were left out.
  package private(set) var draftCount = 0
  /// Where the file breaks the rules of its format, though it was read.
  package private(set) var warnings: [XLIFFWarning] = []
  /// Whether the file ends before its root element does.
  package private(set) var isTruncated = false
  /// How many units have a language that was matched by fallback.
  package private(set) var fallbackCount = 0
  /// The languages that were matched by fallback.
  package private(set) var fallbacks: [LanguageFallback] = []
  /// The languages of the file, in their canonical form.
  package private(set) var languages: [LanguageTag] = []
  /// The first units that were not taken; `rejectedCount` counts all.
  package private(set) var rejections: [Rejection] = []
  private var takenCount = 0

  init(file: String, memory: String) {
    self.file = file
    self.memory = memory
  }

  mutating func note(_ rejection: TMXRejection) {
    guard rejections.count < maximumRejectionCount else { return }
    rejections.append(
      Rejection(line: rejection.line, identifier: rejection.identifier, reason: rejection.reason)
    )
  }

  mutating func summary(
    _ summary: TMXReader.Summary,
    _ pairs: PairCounts,
    counts: ImportCounts
  ) {
    self.counts = counts
    untranslatedCount = pairs.untranslated + counts.untranslated
    takenCount = summary.unitCount - summary.rejectedCount
    draftCount = pairs.drafts
    warnings = pairs.warnings
    rejectedCount = summary.rejectedCount + pairs.rejected
    readCount = summary.unitCount + pairs.untranslated + pairs.drafts + pairs.rejected
    repairedCount = summary.repairedCount + pairs.repaired
    isTruncated = summary.isTruncated
    fallbackCount = summary.fallbackCount
    fallbacks = summary.fallbacks
    languages = summary.languages
  }

  /// Why nothing was taken from the file, or `nil` if something was.
  var reasonForNothing: String? {
    guard takenCount == 0 else { return nil }
    guard let first = rejections.first else {
      return isTruncated
        ? "the file is truncated before its first unit" : "there is no unit in the file"
    }
    let languages = languages.map(\.description).joined(separator: ", ")
    return "none of \(readCount) units could be taken; the first, on line \(first.line): "
      + first.reason + (languages.isEmpty ? "" : " (languages of the file: \(languages))")
  }

  /// The report in words, in one line.
  package var text: String {
    let number = identifier.map { "import \($0)" } ?? "dry run, nothing stored"
    var text = """
      \(file): \(readCount) units read into memory \(quoted(memory)) (\(number)): \
      \(counts.added) added, \(counts.updated) updated, \(counts.unchanged) unchanged, \
      \(counts.duplicate) duplicate, \(untranslatedCount) not translated, \
      \(draftCount) drafts left out, \(rejectedCount) rejected, \(repairedCount) repaired
      """
    if languages.count == 1 {
      text += "; only one language (\(languages[0])), so nothing can be looked up"
    } else {
      text += "; languages: " + languages.map(\.description).joined(separator: ", ")
    }
    if fallbackCount > 0 {
      let pairs = fallbacks.prefix(5).map { "\($0.written) as \($0.taken)" }
      text +=
        "; \(fallbackCount) units with a language matched by fallback "
        + "(\(pairs.joined(separator: ", "))\(fallbacks.count > 5 ? ", …" : ""))"
    }
    if isTruncated { text += "; the file is truncated" }
    return text
  }

  /// A line for each rule of its format that the file breaks, as a compiler would write it.
  package var warningLines: [String] {
    warnings.map { "\(file):\($0.line): warning: \($0)" }
  }

  /// A line for each unit that was not taken, as a compiler would write it.
  package var rejectionLines: [String] {
    var lines = rejections.map { rejection in
      let tuid = rejection.identifier.map { " (tuid \(quoted($0)))" } ?? ""
      return "\(file):\(rejection.line): rejected: \(rejection.reason)\(tuid)"
    }
    if rejectedCount > rejections.count {
      lines.append("\(file): \(rejectedCount - rejections.count) more units were rejected")
    }
    return lines
  }
}

/// How many rejections a report has at most, so that its size is bounded.
private let maximumRejectionCount = 1_000

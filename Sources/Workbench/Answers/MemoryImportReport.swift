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
    package let reason: Message
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
  var reasonForNothing: Message? {
    guard takenCount == 0 else { return nil }
    guard let first = rejections.first else {
      return isTruncated ? Message("memory.truncatedAtOnce") : Message("memory.noUnit")
    }
    var what: [String: Message.Argument] = [
      "count": .number(readCount), "line": .number(first.line), "what": .message(first.reason),
    ]
    guard !languages.isEmpty else { return Message("memory.nothingTaken", what) }
    what["languages"] = .list(languages.map(\.description))
    return Message("memory.nothingTakenOf", what)
  }
}

/// How many rejections a report has at most, so that its size is bounded.
private let maximumRejectionCount = 1_000

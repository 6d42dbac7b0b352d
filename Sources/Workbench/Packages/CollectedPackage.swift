package import JSON
import Model
package import Wording

/// What was taken out of a package.
package struct CollectedPackage: ShownAnswer, Sendable {
  /// The file that has the translations, or the folder of such files.
  package let file: String
  /// The memory.
  package let memory: String
  /// What came into the memory; `nil` where nothing is translated yet.
  package internal(set) var report: MemoryImportReport?
  /// What was found in the translations; `nil` likewise.
  package internal(set) var findings: CheckReport?
  /// How many segments have no translation.
  package internal(set) var untranslatedCount = 0
  /// How many have one that is none yet: the source text, or what its tool calls unfinished.
  package internal(set) var draftCount = 0

  init(file: String, memory: String) {
    self.file = file
    self.memory = memory
  }

  package var json: JSONValue {
    let counts = report?.counts ?? .init()
    return [
      "file": .string(file), "memory": .string(memory),
      "import": report?.identifier.map { .int64($0) } ?? .null,
      "read": .int((report?.readCount ?? 0) + untranslatedCount + draftCount),
      "added": .int(counts.added), "updated": .int(counts.updated),
      "unchanged": .int(counts.unchanged), "duplicate": .int(counts.duplicate),
      "untranslated": .int(untranslatedCount), "drafts": .int(draftCount),
      "rejected": .int(report?.rejectedCount ?? 0), "repaired": .int(report?.repairedCount ?? 0),
    ]
  }

  package func text(in wording: Wording) -> String {
    let counts = report?.counts ?? .init()
    return wording.sentence(
      Message(
        "package.collected",
        [
          "file": .text(file), "memory": .quotation(memory), "added": .number(counts.added),
          "updated": .number(counts.updated), "unchanged": .number(counts.unchanged),
          "untranslated": .number(untranslatedCount), "drafts": .number(draftCount),
        ]
      )
    )
  }
}

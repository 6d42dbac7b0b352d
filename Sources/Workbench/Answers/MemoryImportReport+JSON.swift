import Documents
package import JSON
import Model
import TMXFormat
import Wording

extension MemoryImportReport {
  /// The report as an object.
  package var json: JSONValue {
    let rejections = rejections.map { rejection -> JSONValue in
      [
        "line": .int(rejection.line), "tuid": .optional(rejection.identifier),
        "reason": .string(Wording.english.sentence(rejection.reason)),
      ]
    }
    return [
      "file": .string(file), "memory": .string(memory),
      "import": identifier.map { .int64($0) } ?? .null,
      "read": .int(readCount), "added": .int(counts.added), "updated": .int(counts.updated),
      "unchanged": .int(counts.unchanged), "duplicate": .int(counts.duplicate),
      "untranslated": .int(untranslatedCount), "drafts": .int(draftCount),
      "rejected": .int(rejectedCount), "repaired": .int(repairedCount),
      "truncated": .bool(isTruncated),
      "languages": .strings(languages.map(\.description)), "fallbacks": .int(fallbackCount),
      "languageFallbacks": .array(
        fallbacks.map { ["written": .string($0.written), "taken": .string($0.taken.description)] }
      ),
      "rejections": .array(rejections),
      "warnings": .array(
        warnings.map {
          ["line": .int($0.line), "reason": .string(Wording.english.sentence($0.message))]
        }
      ),
    ]
  }
}

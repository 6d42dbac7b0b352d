import GlossaryFormats
package import JSON

extension GlossaryImportReport {
  /// The report as an object.
  package var json: JSONValue {
    [
      "file": .string(file), "glossary": .string(glossary), "read": .int(readCount),
      "added": .int(added), "updated": .int(updated), "unchanged": .int(unchanged),
      "rejected": .int(rejections.count), "duplicate": .int(duplicates.count),
      "conflicting": .int(conflicts.count),
      "rejections": .array(
        rejections.map { ["line": .int($0.line), "reason": .string($0.reason)] }
      ),
      "duplicates": .array(
        duplicates.map {
          [
            "line": .int($0.line), "concept": .string($0.concept), "duplicateOf": .string($0.other),
          ]
        }
      ),
      "conflicts": .array(
        conflicts.map {
          [
            "line": .int($0.line), "concept": .string($0.concept),
            "resolution": .string($0.policy.rawValue),
          ]
        }
      ),
      "ignored": .strings(ignored), "notice": .optional(notice),
    ]
  }
}

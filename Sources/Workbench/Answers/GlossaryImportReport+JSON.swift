package import JSON
import Model
import Wording

extension GlossaryImportReport {
  /// The report as an object; `sample` stands in that of a dry run only.
  package var json: JSONValue {
    let report: JSONValue = [
      "file": .string(file), "glossary": .string(glossary), "read": .int(readCount),
      "added": .int(added), "updated": .int(updated), "unchanged": .int(unchanged),
      "duplicate": .int(duplicateCount), "conflicting": .int(conflictingCount),
      "rejected": .int(rejectedCount),
      "rejections": .array(
        rejected.map {
          ["line": .int($0.line), "reason": .string(Wording.english.sentence($0.reason))]
        }
      ),
      "warnings": .strings(warnings.map(Wording.english.sentence)),
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
      "change": change.map { .int64($0) } ?? .null,
      "ignored": .strings(ignored.map(Wording.english.sentence)),
      "notice": .optional(notice.map(Wording.english.sentence)),
    ]
    return sample.isEmpty
      ? report : report.adding(JSONValue.Member("sample", .array(sample.map(\.json))))
  }
}

extension GlossaryImportReport.Sample {
  /// The concept as it will be stored.
  fileprivate var json: JSONValue {
    let terms = concept.languages.map { section in
      JSONValue.Member(
        section.language.description,
        .array(
          section.terms.map { ["text": .string($0.text), "status": .string($0.status.rawValue)] }
        )
      )
    }
    return [
      "line": .int(line), "concept": .string(concept.identifier), "terms": .object(terms),
      "domain": .optional(concept.domain), "definition": .optional(concept.definition),
      "note": .optional(concept.note),
    ]
  }
}

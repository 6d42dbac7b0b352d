package import JSON
package import Model
package import Wording

/// The imports of a library, for people and programs.
package struct MemoryImportList: Sendable {
  /// The imports, the latest first.
  package let imports: [ImportRecord]

  /// One line for each import.
  package func text(in wording: Wording) -> String {
    imports.map { record in
      let counts = Message(
        record.outcome.isTruncated ? "report.importTruncated" : "report.importCounts",
        [
          "read": .number(record.outcome.readCount), "added": .number(record.counts.added),
          "updated": .number(record.counts.updated),
          "unchanged": .number(record.counts.unchanged),
          "rejected": .number(record.outcome.rejectedCount),
        ]
      )
      let start = "\(record.identifier)  \(record.date)  \(record.memory)  \(record.file)"
      return "\(start): \(wording.sentence(counts))"
    }.joined(separator: "\n")
  }

  /// One object with all imports.
  package var json: JSONValue { ["imports": .array(imports.map(json))] }

  private func json(_ record: ImportRecord) -> JSONValue {
    [
      "import": .int64(record.identifier), "memory": .string(record.memory),
      "file": .string(record.file), "date": .string(record.date),
      "hash": .string(record.outcome.fileHash), "bytes": .int(record.outcome.byteCount),
      "read": .int(record.outcome.readCount), "added": .int(record.counts.added),
      "updated": .int(record.counts.updated), "unchanged": .int(record.counts.unchanged),
      "rejected": .int(record.outcome.rejectedCount),
      "repaired": .int(record.outcome.repairedCount),
      "truncated": .bool(record.outcome.isTruncated), "units": .int(record.unitCount),
    ]
  }
}

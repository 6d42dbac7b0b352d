package import JSON
package import Model

/// The imports of a library, for people and programs.
package struct MemoryImportList: Sendable {
  /// The imports, the latest first.
  package let imports: [ImportRecord]

  /// One line for each import.
  package var text: String {
    imports.map { record in
      let counts = record.counts
      return """
        \(record.identifier)  \(record.date)  \(record.memory)  \(record.file): \
        \(record.outcome.readCount) read, \(counts.added) added, \(counts.updated) updated, \
        \(counts.unchanged) unchanged, \(record.outcome.rejectedCount) rejected\
        \(record.outcome.isTruncated ? ", truncated" : "")
        """
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

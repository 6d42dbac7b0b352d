import JSON
import LibraryAccess
import Model

extension UnitSink {
  /// Records the import of which this is the sink, when all units are stored.
  func recordImport(
    of file: String,
    into memory: String,
    readCount: Int,
    rejectedCount: Int,
    by author: Authorship
  ) throws {
    var change = author.change(.import)
    change.object = "\(importIdentifier)"
    change.memory = memory
    change.note(after: [
      "import": .int64(importIdentifier), "file": .string(file), "read": .int(readCount),
      "added": .int(counts.ofMemory.added), "updated": .int(counts.ofMemory.updated),
      "unchanged": .int(counts.ofMemory.unchanged), "rejected": .int(rejectedCount),
    ])
    try record(change)
  }
}

package import JSON
package import Model

/// What storing some pairs in a memory changed.
package struct PairImportAnswer: Sendable {
  /// The name of the memory.
  package let memory: String
  /// What changed.
  package let counts: ImportCounts

  /// The answer as an object.
  package var json: JSONValue {
    [
      "memory": .string(memory), "added": .int(counts.added), "updated": .int(counts.updated),
      "unchanged": .int(counts.unchanged),
    ]
  }
}

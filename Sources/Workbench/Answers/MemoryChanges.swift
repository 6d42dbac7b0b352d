package import JSON

/// What taking an import back changed.
package struct ImportUndone: Sendable {
  /// The number of the import.
  package let number: Int64
  /// How many units are no longer there.
  package let removedCount: Int
  /// How many units are there again.
  package let restoredCount: Int

  /// The change as an object.
  package var json: JSONValue {
    [
      "import": .int64(number), "removed": .int(removedCount), "restored": .int(restoredCount),
    ]
  }

  /// The change in words.
  package var text: String {
    "import \(number) taken back: \(removedCount) units removed, \(restoredCount) restored"
  }
}

/// What was removed with a memory.
package struct MemoryRemoval: Sendable {
  /// The name of the memory.
  package let name: String
  /// How many units it had.
  package let unitCount: Int

  /// The change as an object.
  package var json: JSONValue { ["memory": .string(name), "removed": .int(unitCount)] }

  /// The change in words.
  package var text: String { "memory \(quoted(name)) removed with \(unitCount) units" }
}

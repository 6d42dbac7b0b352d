package import JSON
import Model
package import Wording

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
  package func text(in wording: Wording) -> String {
    wording.sentence(
      Message(
        "report.undone",
        [
          "number": .text("\(number)"), "removed": .number(removedCount),
          "restored": .number(restoredCount),
        ]
      )
    )
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
  package func text(in wording: Wording) -> String {
    wording.sentence(
      Message("report.memoryRemoved", ["name": .quotation(name), "count": .number(unitCount)])
    )
  }
}

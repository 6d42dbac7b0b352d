package import JSON
package import Model
package import Wording

/// The memories of a library, for people and programs.
package struct MemoryList: Sendable {
  /// The memories, by name.
  package let memories: [MemoryRecord]

  /// Returns how many units memories have; all memories if `names` is `nil`.
  package func unitCount(of names: [String]?) -> Int {
    memories.filter { names?.contains($0.name) != false }.reduce(0) { $0 + $1.unitCount }
  }

  /// One line for each memory.
  package func text(in wording: Wording) -> String {
    memories.map { memory in
      let languages = memory.languages.map { "\($0.language) \($0.variantCount)" }
      return wording.sentence(
        Message(
          "report.memory",
          [
            "name": .text(memory.name), "count": .number(memory.unitCount),
            "languages": .list(languages),
          ]
        )
      )
    }.joined(separator: "\n")
  }

  /// One object with all memories.
  package var json: JSONValue {
    [
      "memories": .array(
        memories.map { memory in
          [
            "name": .string(memory.name), "units": .int(memory.unitCount),
            "imports": .int(memory.importCount),
            "languages": .object(
              memory.languages.map { .init($0.language, .int($0.variantCount)) }
            ),
          ]
        }
      )
    ]
  }
}

package import JSON
package import Model

/// The glossaries of a library.
package struct GlossaryList: Sendable {
  /// The glossaries, by name.
  package let records: [GlossaryRecord]

  /// The list as an object.
  package var json: JSONValue {
    [
      "glossaries": .array(
        records.map {
          [
            "name": .string($0.name), "concepts": .int($0.conceptCount),
            "terms": .int($0.termCount),
          ]
        }
      )
    ]
  }

  /// The list in words, a line for each glossary.
  package var text: String {
    records.map { "\($0.name)\t\($0.conceptCount) concepts\t\($0.termCount) terms" }
      .joined(separator: "\n")
  }
}

/// What was removed with a glossary.
package struct GlossaryRemoval: Sendable {
  /// The name of the glossary.
  package let name: String
  /// How many concepts it had.
  package let conceptCount: Int
}

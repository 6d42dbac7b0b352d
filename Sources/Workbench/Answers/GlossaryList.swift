package import JSON
package import Model
package import Wording

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
  package func text(in wording: Wording) -> String {
    records.map { record in
      let concepts = Message("content.concepts", ["count": .number(record.conceptCount)])
      let terms = Message("content.terms", ["count": .number(record.termCount)])
      return "\(record.name)\t\(wording.sentence(concepts))\t\(wording.sentence(terms))"
    }
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

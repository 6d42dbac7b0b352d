package import JSON
package import LibraryAccess
package import Model

/// The glossaries of a library.
package struct GlossaryList {
  /// The glossaries, by name.
  package let records: [GlossaryRecord]

  /// Lists the glossaries.
  package init(of library: any GlossaryLibrary) throws {
    records = try library.glossaries()
  }

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

  /// Removes a glossary, or one of its concepts; returns what was done, in words.
  ///
  /// - Throws: what the library throws, when there is no such glossary; `ConceptEditError`.
  package static func remove(
    _ name: String,
    concept: String?,
    from library: any GlossaryLibrary
  ) throws -> String {
    guard let concept else {
      let count = try library.removeGlossary(name)
      return "removed glossary \(quoted(name)) with \(count) concepts"
    }
    try ConceptEditor(library).remove(concept, from: name, revision: nil)
    return "removed concept \(quoted(concept)) from glossary \(quoted(name))"
  }
}

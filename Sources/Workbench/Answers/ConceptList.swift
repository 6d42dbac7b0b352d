package import JSON
package import Model
package import Wording

/// Some concepts of a glossary.
package struct ConceptList: Sendable {
  /// The concepts, in the order of the glossary.
  package let concepts: [GlossaryConcept]
  /// How many concepts there are that are wanted, those of other pages included.
  package let total: Int
  /// The subject fields of all concepts of the glossary, in order.
  package let domains: [String]

  /// The list as an object.
  package var json: JSONValue {
    ["concepts": .array(concepts.map { $0.concept.json(glossary: $0.glossary) })]
  }

  /// The list in words: a line for each concept, its terms language by language.
  package func text(in _: Wording) -> String {
    concepts.map { entry in
      let languages = entry.concept.languages.map { section in
        section.terms.map(\.text).joined(separator: " | ")
      }
      return ([entry.concept.identifier] + languages).joined(separator: "\t")
    }
    .joined(separator: "\n")
  }
}

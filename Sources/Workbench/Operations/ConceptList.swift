package import JSON
package import LibraryAccess
package import Model

/// The concepts of a glossary, for output.
package struct ConceptList {
  private let concepts: [GlossaryConcept]

  /// Lists the concepts of a glossary.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  package init(of glossary: String, in library: any GlossaryLibrary) throws {
    self.init(try library.concepts(glossaries: [glossary]))
  }

  /// Lists concepts.
  package init(_ concepts: [GlossaryConcept]) { self.concepts = concepts }

  /// The list as an object.
  package var json: JSONValue {
    ["concepts": .array(concepts.map { $0.concept.json(glossary: $0.glossary) })]
  }

  /// The list in words: a line for each concept, its terms language by language.
  package var text: String {
    concepts.map { entry in
      let languages = entry.concept.languages.map { section in
        section.terms.map(\.text).joined(separator: " | ")
      }
      return ([entry.concept.identifier] + languages).joined(separator: "\t")
    }
    .joined(separator: "\n")
  }
}

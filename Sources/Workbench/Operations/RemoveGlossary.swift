import JSON
import LibraryAccess
package import Model

/// Removes a glossary with its concepts.
package enum RemoveGlossary: Operation {
  package static let name = OperationName.glossaryRemove

  package static func places(of name: String, in context: Context) throws -> [Place] {
    [.glossary(name)]
  }

  /// - Throws: `LibraryError`, when there is no such glossary.
  package static func run(_ name: String, in context: Context) throws -> GlossaryRemoval {
    let count = try context.library.removeGlossary(name) { writer, count in
      try writer.forEachConcept { concept in
        try context.check()
        try writer.setAside(concept.record(glossary: name).text, of: concept.identifier)
      }
      var change = context.authorship.change(.setting)
      change.glossary = name
      change.note(before: ["concepts": .int(count)])
      try writer.record(change)
    }
    return GlossaryRemoval(name: name, conceptCount: count)
  }
}

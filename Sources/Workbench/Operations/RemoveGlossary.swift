import LibraryAccess

/// Removes a glossary with its concepts.
package enum RemoveGlossary: Operation {
  package static let name = OperationName.glossaryRemove

  /// - Throws: `LibraryError`, when there is no such glossary.
  package static func run(_ name: String, in context: Context) throws -> GlossaryRemoval {
    GlossaryRemoval(name: name, conceptCount: try context.library.removeGlossary(name))
  }
}

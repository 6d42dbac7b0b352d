import LibraryAccess
package import Model

/// Lists the glossaries of a library.
package enum ListGlossaries: Operation {
  package static let name = OperationName.glossaryList

  package static func places(of _: Void, in context: Context) throws -> [Place] { [] }

  /// Returns the glossaries, by name.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> GlossaryList {
    GlossaryList(
      records: try context.library.glossaries().filter { context.mayRead(.glossary($0.name)) }
    )
  }
}

import LibraryAccess

/// Lists the glossaries of a library.
package enum ListGlossaries: Operation {
  package static let name = OperationName.glossaryList

  /// Returns the glossaries, by name.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> GlossaryList {
    GlossaryList(records: try context.library.glossaries())
  }
}

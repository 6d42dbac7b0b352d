import LibraryAccess

/// Lists the memories of a library.
package enum ListMemories: Operation {
  package static let name = OperationName.memoryList

  /// Returns the memories, by name.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> MemoryList {
    MemoryList(memories: try context.library.memories())
  }
}

/// Lists what was imported into memories.
package enum ListImports: Operation {
  package static let name = OperationName.memoryImports

  /// Returns the imports, the latest first.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> MemoryImportList {
    MemoryImportList(imports: try context.library.imports())
  }
}

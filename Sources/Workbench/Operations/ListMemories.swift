import LibraryAccess
package import Model

/// Lists the memories of a library.
package enum ListMemories: Operation {
  package static let name = OperationName.memoryList

  package static func places(of _: Void, in context: Context) throws -> [Place] { [] }

  /// Returns the memories, by name.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> MemoryList {
    MemoryList(
      memories: try context.library.memories().filter { context.mayRead(.memory($0.name)) }
    )
  }
}

/// Lists what was imported into memories.
package enum ListImports: Operation {
  package static let name = OperationName.memoryImports

  package static func places(of _: Void, in context: Context) throws -> [Place] { [] }

  /// Returns the imports, the latest first.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> MemoryImportList {
    MemoryImportList(
      imports: try context.library.imports().filter { context.mayRead(.memory($0.memory)) }
    )
  }
}

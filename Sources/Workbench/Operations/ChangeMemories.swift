import LibraryAccess

/// Takes an import back: what it added goes, what it replaced returns.
package enum UndoImport: Operation {
  package static let name = OperationName.memoryUndo

  /// - Throws: `LibraryError`, when there is no import of the number.
  package static func run(_ number: Int64, in context: Context) throws -> ImportUndone {
    let (removed, restored) = try context.library.undoImport(number)
    return ImportUndone(number: number, removedCount: removed, restoredCount: restored)
  }
}

/// Removes a memory with all its units.
package enum RemoveMemory: Operation {
  package static let name = OperationName.memoryRemove

  /// - Throws: `LibraryError`, when there is no such memory.
  package static func run(_ name: String, in context: Context) throws -> MemoryRemoval {
    MemoryRemoval(name: name, unitCount: try context.library.removeMemory(name))
  }
}

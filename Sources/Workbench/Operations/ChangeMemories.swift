import JSON
import LibraryAccess
package import Model

/// Takes an import back: what it added goes, what it replaced returns.
package enum UndoImport: Operation {
  package static let name = OperationName.memoryUndo

  package static func places(of number: Int64, in context: Context) throws -> [Place] {
    let record = try context.library.imports().first { $0.identifier == number }
    return record.map { [.memory($0.memory)] } ?? []
  }

  /// - Throws: `LibraryError`, when there is no import of the number.
  package static func run(_ number: Int64, in context: Context) throws -> ImportUndone {
    let (removed, restored) = try context.library.undoImport(number) { removed, restored in
      var change = context.authorship.change(.undo)
      change.note(before: ["import": .int64(number)])
      change.note(after: ["removed": .int(removed), "restored": .int(restored)])
      return change
    }
    return ImportUndone(number: number, removedCount: removed, restoredCount: restored)
  }
}

/// Removes a memory with all its units.
package enum RemoveMemory: Operation {
  package static let name = OperationName.memoryRemove

  package static func places(of name: String, in context: Context) throws -> [Place] {
    [.memory(name)]
  }

  /// - Throws: `LibraryError`, when there is no such memory.
  package static func run(_ name: String, in context: Context) throws -> MemoryRemoval {
    let count = try context.library.removeMemory(name) { count in
      var change = context.authorship.change(.setting)
      change.memory = name
      change.note(before: ["units": .int(count)])
      return change
    }
    return MemoryRemoval(name: name, unitCount: count)
  }
}

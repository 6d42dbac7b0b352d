import LibraryAccess
package import Model
import TranslationMemory

/// Shows what is in a library.
package enum LibraryInfo: Operation {
  package static let name = OperationName.libraryInfo

  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> LibraryContents {
    try context.library.contents()
  }
}

/// Looks for damage in a library, and for derived data that does not agree with it.
package enum CheckLibrary: Operation {
  package static let name = OperationName.libraryCheck

  /// Reads everything; `InterruptionError` ends it between two parts of an index.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_: Void, in context: Context) throws -> LibraryCheck {
    LibraryCheck(faults: try faults(in: context), isRepaired: false)
  }

  static func faults(in context: Context) throws -> [String] {
    let incomplete = try context.library.memoriesToIndex()
    return try context.library.faults()
      + incomplete.map { "memory \(quoted($0)) has units that are not in its index" }
      + damagedParts(in: context)
  }

  /// Reads every part of every match index, and says which are not as they were written.
  private static func damagedParts(in context: Context) throws -> [String] {
    let tags = Set(try context.library.memories().flatMap { $0.languages.map(\.language) })
    var faults: [String] = []
    for language in Set(tags.compactMap { LanguageTag($0)?.language }).sorted() {
      let index = try context.library.matchIndex(of: language, memories: nil)
      for part in index.parts {
        try context.check()
        do {
          try IndexPartReader(part, of: index).verify()
        } catch is IndexPartReader.Fault, is LibraryError {
          faults.append("part \(part.identifier) of the \(language) match index is damaged")
        }
      }
    }
    return faults
  }
}

/// Makes derived data of a library again where it is wrong.
package enum RepairLibrary: Operation {
  package static let name = OperationName.libraryRepair

  /// - Returns: The faults that are left.
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_: Void, in context: Context) throws -> LibraryCheck {
    let faults = try CheckLibrary.faults(in: context)
    guard !faults.isEmpty else { return LibraryCheck(faults: [], isRepaired: false) }
    try context.library.rebuildDerivedData()
    try rebuildIndexes(context.library)
    return LibraryCheck(faults: try CheckLibrary.faults(in: context), isRepaired: true)
  }
}

/// Writes a consistent copy of a library, while it may be in use.
package enum BackUpLibrary: Operation {
  package static let name = OperationName.libraryBackup

  /// - Parameters:
  ///   - path: Where the copy goes; no file may be there.
  ///   - context: The library.
  /// - Throws: `FileError`, when there is a file already, or the copy cannot be written.
  package static func run(_ path: String, in context: Context) throws {
    guard !fileExists(path) else {
      throw FileError(path: path, reason: "there is a file already")
    }
    do {
      try context.library.backUp(to: path)
    } catch let error as LibraryError {
      throw FileError(path: path, reason: error.description)
    }
  }
}

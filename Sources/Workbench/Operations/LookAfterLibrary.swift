import Files
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

  /// Reads everything; an interruption ends it between two parts of an index.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_: Void, in context: Context) throws -> LibraryCheck {
    LibraryCheck(faults: try context.library.allFaults(context.interruption))
  }
}

/// Puts a new library in the place of a damaged one, with all that could be read.
package enum RepairLibrary: Operation {
  /// What may be lost.
  package struct Request: Sendable {
    /// Whether the new library is put in place although something is lost.
    package var acceptsLosses: Bool

    /// Creates a request.
    package init(acceptsLosses: Bool = false) { self.acceptsLosses = acceptsLosses }
  }

  package static let name = OperationName.libraryRepair

  /// The damaged file is not written to, and is kept under another name.
  ///
  /// - Returns: What is lost and would be, or the faults that are left.
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> LibraryCheck {
    let library = context.library
    let faults = try library.allFaults(context.interruption)
    guard !faults.isEmpty else { return LibraryCheck(faults: []) }
    let salvage = try library.salvage()
    let losses = try salvage.losses + salvage.library.lostTerms(of: library)
    do {
      try salvage.library.rebuildConceptKeys()
      try rebuildIndexes(salvage.library)
      let left = try salvage.library.allFaults(context.interruption)
      guard left.isEmpty, losses.isEmpty || request.acceptsLosses else {
        try salvage.discard()
        let repair = LibraryCheck.Repair(losses: losses, isDone: false, kept: nil)
        return LibraryCheck(faults: left.isEmpty ? losses : left, repair: repair)
      }
    } catch {
      // What went wrong first is what the user has to know.
      try? salvage.discard()
      throw error
    }
    let repair = LibraryCheck.Repair(
      losses: losses,
      isDone: true,
      kept: try salvage.putInPlace()
    )
    return LibraryCheck(faults: [], repair: repair)
  }
}

extension Library {
  /// Says everything that is wrong with a library.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  fileprivate func allFaults(_ interruption: Interruption) throws -> [Message] {
    var all: [Message] = []
    for find in [faults, conceptKeyFaults, { try self.indexFaults(interruption) }] {
      do {
        all += try find().filter { !all.contains($0) }
      } catch let error as LibraryError {
        // What keeps the check from looking is a fault like the others.
        guard case .database = error.reason else { throw error }
        if !all.contains(error.message) { all.append(error.message) }
      }
    }
    return all
  }

  private func indexFaults(_ interruption: Interruption) throws -> [Message] {
    let incomplete = try memoriesToIndex()
    return try incomplete.map { Message("fault.incompleteIndex", ["memory": .quotation($0)]) }
      + damagedParts(interruption)
  }

  /// Reads every part of every match index, and says which are not as they were written.
  private func damagedParts(_ interruption: Interruption) throws -> [Message] {
    let tags = Set(try memories().flatMap { $0.languages.map(\.language) })
    var faults: [Message] = []
    for language in Set(tags.compactMap { LanguageTag($0)?.language }).sorted() {
      let index = try matchIndex(of: language, memories: nil)
      for part in index.parts {
        try interruption.check()
        do {
          try IndexPartReader(part, of: index).verify()
        } catch is IndexPartReader.Fault, is LibraryError {
          faults.append(
            Message(
              "fault.indexPart",
              ["part": .text("\(part.identifier)"), "language": .text("\(language)")]
            )
          )
        }
      }
    }
    return faults
  }
}

/// Writes a consistent copy of a library, while it may be in use.
package enum BackUpLibrary: Operation {
  package static let name = OperationName.libraryBackup

  /// - Parameters:
  ///   - path: Where the copy goes; no file may be there.
  ///   - context: The library.
  /// - Throws: `Failure`, when there is a file already, or the copy cannot be written.
  package static func run(_ path: String, in context: Context) throws {
    guard !fileExists(path) else {
      throw Failure(Message("file.isThere"), file: path)
    }
    do {
      try context.library.backUp(to: path)
    } catch let error as LibraryError {
      throw Failure(error, file: path)
    }
  }
}

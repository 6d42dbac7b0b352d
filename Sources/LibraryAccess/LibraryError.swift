package import Model

/// Why a library cannot be used.
package struct LibraryError: Explained, Hashable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is an SQLite file of another program, or no SQLite file.
    case notALibrary
    /// The file was written by a newer version of this program.
    case newerVersion
    /// The disk is full.
    case diskFull
    /// The file may not be written.
    case readOnly
    /// Another program keeps the library from being written, or read.
    case locked
    /// The database does not open, although its file is there.
    case cannotOpen
    /// The file is of an older version, and may not be written to bring it up to this one.
    case olderVersion
    /// The file was removed, or another one put in its place, while it was open.
    case replaced
    /// A name is empty, too long, or has control characters.
    case unusableName
    /// There is no memory of this name.
    case noSuchMemory(String)
    /// There is no glossary of this name.
    case noSuchGlossary(String)
    /// There is no import of this number.
    case noSuchImport(Int64)
    /// A part of a match index is not what it should be.
    case damagedIndex
    /// The file is damaged where it says what is in it, so that nothing can be read from it.
    case beyondRepair
    /// There is a file already where one is to be made, or no file can be there.
    case isThere
    /// This kind of library cannot do what is asked of it.
    case unsupported
    /// What stands in the library contradicts itself.
    case inconsistent
    /// What the user gave is no address of a database.
    case unusableAddress
    /// The database cannot be reached, or refuses the user; what it says of that.
    case unreachable(String)
    /// The connection to the database was lost, or it does not answer.
    case lost
    /// The database does not keep its texts in UTF-8.
    case notUTF8
    /// An import has more units than one may have.
    case importTooLarge
    /// There is something in a library that should be empty.
    case notEmpty
    /// The database's own tools do what is asked for.
    case databaseTools
    /// The database says something else.
    case database(String)
  }

  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  package var message: Message {
    switch reason {
    case .missing: Message("library.missing")
    case .notALibrary: Message("library.notALibrary")
    case .newerVersion: Message("library.newerVersion")
    case .diskFull: Message("library.diskFull")
    case .readOnly: Message("library.readOnly")
    case .locked: Message("library.locked")
    case .cannotOpen: Message("library.cannotOpen")
    case .olderVersion: Message("library.olderVersion")
    case .replaced: Message("library.replaced")
    case .unusableName:
      Message("library.unusableName", ["limit": .number(LibraryName.maximumByteCount)])
    case .noSuchMemory(let name): Message("library.noSuchMemory", ["name": .quotation(name)])
    case .noSuchGlossary(let name): Message("library.noSuchGlossary", ["name": .quotation(name)])
    case .noSuchImport(let number):
      Message("library.noSuchImport", ["number": .text("\(number)")])
    case .damagedIndex: Message("library.damagedIndex")
    case .beyondRepair: Message("library.beyondRepair")
    case .isThere: Message("file.isThere")
    case .unsupported: Message("library.unsupported")
    case .inconsistent: Message("library.inconsistent")
    case .unusableAddress: Message("library.unusableAddress")
    case .unreachable(let words): Message("library.unreachable", ["words": .text(words)])
    case .lost: Message("library.lost")
    case .notUTF8: Message("library.notUTF8")
    case .importTooLarge: Message("library.importTooLarge")
    case .notEmpty: Message("library.notEmpty")
    case .databaseTools: Message("library.databaseTools")
    case .database(let words): Message("library.database", ["words": .text(words)])
    }
  }

  package var kind: Failure.Kind {
    switch reason {
    case .noSuchMemory, .noSuchGlossary, .noSuchImport: .missing
    case .diskFull: .full
    case .isThere, .notEmpty, .unusableName, .unusableAddress, .importTooLarge: .input
    case .locked, .replaced, .cannotOpen, .unreachable, .lost: .unavailable
    case .missing, .notALibrary, .newerVersion, .readOnly, .olderVersion, .damagedIndex,
      .beyondRepair, .unsupported, .inconsistent, .notUTF8, .databaseTools,
      .database:
      .library
    }
  }
}

extension LibraryError {
  /// Refuses what cannot be a name.
  ///
  /// - Throws: `LibraryError`, `.unusableName`.
  package static func require(name text: String) throws(LibraryError) {
    guard LibraryName.isUsable(text) else { throw LibraryError(.unusableName) }
  }
}

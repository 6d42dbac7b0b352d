/// Why a library cannot be used.
package struct LibraryError: Error, Hashable, Sendable, CustomStringConvertible {
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
    /// The database says something else.
    case database(String)
  }

  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  package var description: String {
    switch reason {
    case .missing: "there is no such file, or it cannot be opened"
    case .notALibrary: "this is not a library of dragoman"
    case .newerVersion: "this library was written by a newer version of dragoman; update it"
    case .diskFull: "the disk is full; the library is as it was"
    case .readOnly: "the library may not be written"
    case .cannotOpen:
      "the library cannot be opened: its folder may not be written, or too many files are open"
    case .olderVersion:
      "the library is of an older version, and may not be written to bring it up to this one"
    case .replaced: "the library's file was removed or replaced while it was open"
    case .unusableName:
      "a name has from 1 to \(LibraryName.maximumByteCount) bytes, and no control characters"
    case .noSuchMemory(let name): "there is no memory \"\(name)\""
    case .noSuchGlossary(let name): "there is no glossary \"\(name)\""
    case .noSuchImport(let number): "there is no import \(number)"
    case .damagedIndex: "the index is damaged; make it anew with `library check --repair`"
    case .beyondRepair:
      "the library is damaged where it says what is in it: nothing can be read from it; use a copy"
    case .isThere: "there is a file already"
    case .unsupported: "a library in memory cannot do this"
    case .database(let message): message
    }
  }
}

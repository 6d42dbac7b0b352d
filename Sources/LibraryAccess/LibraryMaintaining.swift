package import Model

/// The part of a library that looks after the library itself.
package protocol LibraryMaintaining: Sendable {
  /// Returns what is in the library.
  ///
  /// - Throws: `LibraryError`.
  func contents() throws -> LibraryContents
  /// Looks for damage, and for derived data that does not agree with what it is derived from.
  ///
  /// What only the engines can tell, the content of match indexes and the keys of concepts, is not
  /// looked at here.
  ///
  /// - Returns: A sentence for each fault; nothing if the library is sound.
  /// - Throws: `LibraryError`.
  func faults() throws -> [String]
  /// Makes all derived data again, but for match indexes.
  ///
  /// - Throws: `LibraryError`.
  func rebuildDerivedData() throws
  /// Writes a consistent copy of the library, while it may be in use.
  ///
  /// - Parameter path: Where no file may be yet.
  /// - Throws: `LibraryError`.
  func backUp(to path: String) throws
}

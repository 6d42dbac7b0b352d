/// Whatever keeps glossaries, memories and their match indexes.
///
/// The laws that every library keeps stand, numbered, in `Documentation/Design/Library.md`; the
/// suite `LibraryContract` holds each store to them. A library is open from its making to `close()`;
/// between them any number of threads may use it at once.
package protocol Library: GlossaryLibrary, MemoryLibrary, MatchIndexLibrary, LibraryMaintaining {
  /// Returns what the content is now, to be compared with what it was.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(1); cheap enough to ask before each request.
  func version() throws -> LibraryVersion
  /// Closes the library, which is of no more use.
  ///
  /// What was committed is safe whether or not closing succeeds.
  ///
  /// - Throws: `LibraryError`.
  func close() throws
}

package import Model

/// Whatever keeps glossaries, memories and their match indexes.
///
/// The laws that every library keeps stand, numbered, in `Documentation/Design/Library.md`; the
/// suite `LibraryContract` holds each store to them. A library is open from its making to `close()`;
/// between them any number of threads may use it at once.
package protocol Library:
  GlossaryLibrary, MemoryLibrary, MatchIndexLibrary, HistoryLibrary, ReviewLibrary,
  PeopleLibrary, LibraryCopying, LibraryMaintaining
{
  /// Whether many people share the library, so that everybody has to say who they are.
  ///
  /// A library that is not shared asks as soon as it has people.
  var isShared: Bool { get }
  /// Returns what the content is now, to be compared with what it was.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(1); cheap enough to ask before each request.
  func version() throws -> LibraryVersion
  /// Reads what can be read into a new library beside this one, which is not changed; a database, which
  /// is nobody's file, mends what is derived in its place.
  ///
  /// - Returns: The new library, or this one, and what could not be read.
  /// - Throws: `LibraryError`, when nothing can be read, or nothing may be written beside it.
  func salvage() throws -> LibrarySalvage
  /// Closes the library, which is of no more use.
  ///
  /// What was committed is safe whether or not closing succeeds.
  ///
  /// - Throws: `LibraryError`.
  func close() throws
}

/// What could be read of a damaged library, in a new one beside it.
package struct LibrarySalvage {
  /// The new library, open; its match indexes and the keys of its concepts are still to be made.
  package let library: any Library
  /// What could not be read.
  package let losses: [Message]
  private let end: (_ isAccepted: Bool) throws -> String?

  /// Creates one.
  ///
  /// - Parameters:
  ///   - library: The new library.
  ///   - losses: What could not be read.
  ///   - end: Closes both, and puts the new one in place of the damaged one or takes it away.
  package init(
    library: any Library,
    losses: [Message],
    end: @escaping (_ isAccepted: Bool) throws -> String?
  ) {
    self.library = library
    self.losses = losses
    self.end = end
  }

  /// Puts the new library in the place of the damaged one, which is of no more use.
  ///
  /// - Returns: Where the damaged one is kept; `nil` where it was mended in its place.
  /// - Throws: `LibraryError` or `FileAccessError`; then the damaged one is where it was.
  package func putInPlace() throws -> String? { try end(true) }

  /// Takes the new library away; the damaged one is as it was.
  ///
  /// - Throws: `LibraryError`.
  package func discard() throws { _ = try end(false) }
}

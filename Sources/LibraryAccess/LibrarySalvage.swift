package import Model

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
  /// - Returns: Where the damaged one is kept.
  /// - Throws: `LibraryError` or `FileAccessError`; then the damaged one is where it was.
  package func putInPlace() throws -> String { try end(true) ?? "" }

  /// Takes the new library away; the damaged one is as it was.
  ///
  /// - Throws: `LibraryError`.
  package func discard() throws { _ = try end(false) }
}

package import LibraryAccess

/// A library that is open for the time of one command.
package final class LibrarySession: Sendable {
  /// What the library holds: glossaries, memories and their match indexes.
  package let library: any Library
  /// What the user should know about the library, if anything.
  package let notice: String?

  /// Takes a library that is open.
  package init(_ library: any Library, notice: String? = nil) {
    self.library = library
    self.notice = notice
  }

  /// Closes the library.
  package func close() {
    // The last commit is safe whether or not closing succeeds.
    try? library.close()
  }
}

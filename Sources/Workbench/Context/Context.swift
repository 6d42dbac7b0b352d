import Files
package import LibraryAccess
package import Model

/// In what an operation is done: with which library, for whom, until when.
package struct Context: Sendable {
  /// What keeps glossaries, memories and their indexes.
  package let library: any Library
  /// What was made of it for many operations.
  package let prepared: PreparedLibrary
  /// Who asks.
  package var principal = Principal.owner
  /// Through what the person asks.
  package var door = Door.commandLine
  /// The account of the system that asks, for the history, where the person has no name.
  package var account: String?
  /// The program by which the person asks, by the name that it gives itself; `nil` where the door says enough.
  package var client: String?
  /// When the work has to end early.
  ///
  /// Every loop over a text, over units and over files asks it.
  package var interruption = Interruption.never
  /// Takes how much is done: bytes, units or files, as the operation says.
  ///
  /// It is called on one thread at
  /// a time, maybe another than the caller's.
  package var progress: @Sendable (Int) -> Void = { _ in }
  /// Returns the present date and time in UTC, as ISO 8601 writes them.
  package var now: @Sendable () -> String = { currentDate() }
  /// The program's version, for the files that are written.
  package var version = ""

  /// Creates a context for the owner of a library, whose work nothing interrupts.
  package init(_ prepared: PreparedLibrary) {
    library = prepared.library
    self.prepared = prepared
  }

  /// Who makes changes now, and through what.
  package var authorship: Authorship {
    Authorship(person: principal.name, account: account, date: now(), door: door)
  }

  /// Fails when the work has to end.
  package func check() throws { try interruption.check() }
}

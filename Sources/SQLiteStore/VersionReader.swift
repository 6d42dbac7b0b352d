import GRDB
import LibraryAccess

/// Reads the version of a library on a connection of its own, so that nobody who asks for it waits
/// for the readers that are busy.
struct VersionReader: Sendable {
  private let queue: DatabaseQueue

  init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(busyTimeout)
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Returns the version of the last commit.
  ///
  /// - Complexity: O(1), some ten microseconds.
  func version() throws -> LibraryVersion {
    try queue.unsafeRead { database in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT glossaries, memories FROM libraryVersion")
      )
      guard let row else { throw LibraryError(.inconsistent) }
      return LibraryVersion(glossaries: row["glossaries"], memories: row["memories"])
    }
  }

  func close() throws { try queue.close() }
}

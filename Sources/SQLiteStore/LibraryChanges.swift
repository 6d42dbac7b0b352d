import GRDB
import Synchronization

/// Tells when a library has changed, whoever changed it.
///
/// Reference: SQLite, `PRAGMA data_version`, whose values can be compared on one connection only.
package final class LibraryChanges: Sendable {
  /// What a library was at a moment; equal numbers mean equal content.
  package struct Version: Hashable, Sendable {
    /// Counts the changes of memories and their indexes that were seen.
    package var memories = 0
    /// Counts the changes of glossaries that were seen.
    package var glossaries = 0
    /// Counts the changes of any kind that were seen.
    package var all = 0
  }

  private struct State {
    var version = Version()
    var dataVersion = -1
    var memoryStamp = ""
    var glossaryStamp = ""
  }

  private let queue: DatabaseQueue
  private let state = Mutex(State())

  init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(600)
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Returns the version of the library now.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(1) where nothing has changed.
  package func version() throws -> Version {
    do {
      return try queue.unsafeRead { database in
        let dataVersion = try Int.fetchOne(
          database.cachedStatement(sql: "PRAGMA data_version")
        )
        let known = state.withLock { ($0.dataVersion, $0.version) }
        if dataVersion == known.0 { return known.1 }
        let stamps = try [memoryStamp, glossaryStamp].map { sql in
          try String.fetchOne(database, sql: sql) ?? ""
        }
        return state.withLock { state in
          state.dataVersion = dataVersion ?? -1
          state.version.all += 1
          if stamps[0] != state.memoryStamp { state.version.memories += 1 }
          if stamps[1] != state.glossaryStamp { state.version.glossaries += 1 }
          (state.memoryStamp, state.glossaryStamp) = (stamps[0], stamps[1])
          return state.version
        }
      }
    } catch let error as DatabaseError {
      throw LibraryError(error, path: queue.path)
    }
  }
}

/// A text that differs when units were stored, taken out or indexed: imports, indexes and what was
/// removed have numbers that grow.
private let memoryStamp = """
  SELECT (SELECT count(*) || ' ' || total(id) || ' ' || total(addedCount) FROM import) || ' '
    || (SELECT count(*) || ' ' || total(id) FROM matchPart) || ' '
    || (SELECT count(*) || ' ' || total(id) FROM removedUnit)
  """

/// A text that differs when a concept was written or removed: each has a revision that no other had.
private let glossaryStamp = """
  SELECT (SELECT count(*) || ' ' || total(id) FROM glossary) || ' '
    || (SELECT count(*) || ' ' || total(revision) || ' ' || coalesce(max(revision), 0) FROM concept)
  """

extension LibraryFile {
  /// Returns what tells whether the library has changed.
  ///
  /// - Throws: `LibraryError`.
  package func changes() throws -> LibraryChanges {
    try translatingErrors { try LibraryChanges(path: path) }
  }
}

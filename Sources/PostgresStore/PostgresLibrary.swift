package import LibraryAccess
import Synchronization

/// The library: the schema `dragoman` of a PostgreSQL database, which any number of programs share.
///
/// Reading never waits. Writers wait for each other where they change the same memory or the same
/// glossary, and nowhere else.
package final class PostgresLibrary: Library {
  let pool: ConnectionPool
  let counters: Counters
  let cache: PartCache
  /// The address as a person may see it.
  let shownAddress: String
  let homes = Mutex(UnitHomes())
  let languageTable = Mutex(LanguageTable())
  /// The version of this program's tables where the database has a later one, which is only read.
  let isNewer: Bool

  /// Opens a library, and brings its tables up to this version.
  ///
  /// - Parameters:
  ///   - uri: Where the database is.
  ///   - access: What may be done when it is opened.
  ///   - connectionCount: The most connections for transactions; there is one more that counts.
  /// - Throws: `LibraryError`: `.missing` when the database has no library, and none is to be made.
  package init(
    _ uri: String,
    access: PostgresAccess,
    connectionCount: Int = 16
  ) throws {
    let address = try DatabaseAddress(uri)
    shownAddress = address.shown
    pool = ConnectionPool(address, capacity: connectionCount)
    counters = Counters(address)
    isNewer = try pool.read { try prepareSchema($0, access) }
    let identifier = try pool.read { connection in
      try connection.query("SELECT identifier FROM dragoman.library").text(0, 0)
    }
    cache = PartCache(library: identifier)
  }

  /// An address as a person may see it: without a password.
  package static func shownAddress(_ uri: String) -> String { DatabaseAddress.shownAddress(uri) }

  package var isShared: Bool { true }

  package func version() throws -> LibraryVersion {
    try pool.read { connection in
      let rows = try connection.query("SELECT glossaries, memories FROM dragoman.library")
      guard rows.count == 1 else { throw LibraryError(.inconsistent) }
      return LibraryVersion(glossaries: rows.int(0, 0), memories: rows.int(0, 1))
    }
  }

  package func close() throws {
    pool.close()
    counters.close()
  }
}

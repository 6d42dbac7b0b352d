import Files
import GRDB
package import LibraryAccess
import Synchronization

/// The library: one SQLite file that holds memories and glossaries.
///
/// One process or several may have it open; readers see the state of the last commit and never
/// wait, a writer waits for the writer before it. Open a file once in a process.
package final class LibraryFile: Library {
  /// What may be done when a library is opened.
  package enum Access: Sendable {
    /// The file is made if there is none.
    case create
    /// The file must be there.
    case existing
  }

  let pool: DatabasePool
  private let versionReader = Mutex<VersionReader?>(nil)
  /// The path of the file.
  package let path: String

  /// Opens a library, and brings it up to this version.
  ///
  /// - Throws: `LibraryError`, when the file is missing, damaged, no library, or of a newer version;
  ///   `FileAccessError`, when its folder cannot be made.
  package init(path: String, access: Access) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8000")
      // Only a file without tables takes the size of its pages from here. Large ones cost fewer
      // calls of the system when a memory is written.
      try database.execute(sql: "PRAGMA page_size = 16384")
      // A library is not where deleted text has to be unreadable; overwriting it is slow.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
    }
    if access == .create { try Folder.makeParents(of: path) }
    let lock = FolderLock(ofFile: path)
    defer { lock.release() }
    do {
      if access == .existing {
        // A pool makes the file that it does not find; a read-only queue does not.
        var probe = Configuration()
        probe.readonly = true
        probe.busyMode = .timeout(busyTimeout)
        let queue = try DatabaseQueue(path: path, configuration: probe)
        try queue.read { try Self.checkIdentity($0) }
        try queue.close()
      }
      pool = try DatabasePool(path: path, configuration: configuration)
      let isReady = try pool.read { database in
        try Self.checkIdentity(database)
        return try migrator.hasCompletedMigrations(database)
      }
      if !isReady {
        // First of all, so that a file whose making was interrupted is known again.
        try pool.write {
          try $0.execute(sql: "PRAGMA application_id = \(applicationIdentifier)")
        }
        try migrator.migrate(pool)
      }
    } catch let error as DatabaseError {
      throw LibraryError(error)
    }
  }

  package func version() throws -> LibraryVersion {
    try translatingErrors {
      let reader = try versionReader.withLock { reader in
        if let reader { return reader }
        let opened = try VersionReader(path: path)
        reader = opened
        return opened
      }
      return try reader.version()
    }
  }

  package func close() throws {
    try translatingErrors { try closeConnections() }
  }

  private func closeConnections() throws {
    try versionReader.withLock { reader in
      try reader?.close()
      reader = nil
    }
    // A pool closes its readers last, and they may not tidy the log up; the connection that
    // closes last does it, if it may write. One that comes before the pool goes need not read the log.
    let queue = try DatabaseQueue(path: path)
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    try pool.close()
    try queue.close()
  }

  /// Refuses a file that is something else, or newer than this program.
  private static func checkIdentity(_ database: Database) throws {
    let identifier = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard identifier == applicationIdentifier || (identifier == 0 && isEmpty) else {
      throw LibraryError(.notALibrary)
    }
    if try migrator.hasBeenSuperseded(database) { throw LibraryError(.newerVersion) }
  }
}

/// The four bytes `Drgm`, by which a file is known to be a library.
let applicationIdentifier: Int32 = 0x4472_676D

/// For how many seconds a connection waits for another one's transaction: an import may take
/// minutes, and the one after it waits.
let busyTimeout: Double = 600

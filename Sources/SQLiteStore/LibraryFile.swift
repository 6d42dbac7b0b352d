import Files
import GRDB
package import LibraryAccess
import Synchronization

/// The library: one SQLite file that holds memories and glossaries.
///
/// One process or several may have it open; readers see the state of the last commit and never
/// wait, a writer waits for the writer before it. Open a file once in a process.
package final class LibraryFile: Library {
  let pool: DatabasePool
  /// The path of the file.
  package var path: String { location.path }
  let location: LibraryLocation
  /// Why nothing can be written, if so.
  private let refusal: LibraryError?
  /// The connection that keeps others from writing during a repair, where the library is inspected.
  let guardian: DatabaseQueue?
  private let identity: FileIdentity?
  private let versionReader = Mutex<VersionReader?>(nil)

  /// Opens a library, and brings it up to this version.
  ///
  /// One that may not be written is opened for reading alone, and nothing is left beside it.
  ///
  /// - Throws: `LibraryError`, when the file is missing, damaged, no library, or of a newer version;
  ///   `FileAccessError`, when its folder cannot be made, or it is a folder or cannot be read.
  package init(path: String, access: LibraryFileAccess) throws {
    location = LibraryLocation(path: path)
    if access == .create {
      try Folder.makeParents(of: location.databasePath)
    } else {
      try location.requireFile()
    }
    do {
      let connection = try LibraryConnection(location, for: access)
      pool = connection.pool
      refusal = connection.refusal
      guardian = connection.guardian
    } catch let error as DatabaseError {
      let isUnreadable = access == .inspection && error.resultCode == .SQLITE_CORRUPT
      throw isUnreadable ? LibraryError(.beyondRepair) : LibraryError(error)
    }
    identity = location.identity
  }

  /// Fails when nothing may be written, or what was opened is no longer what is there.
  func requireWritable() throws(LibraryError) {
    try requireSameFile()
    if let refusal { throw refusal }
  }

  func requireSameFile() throws(LibraryError) {
    guard let identity, location.identity == identity else { throw LibraryError(.replaced) }
  }

  package var isShared: Bool { false }

  package func version() throws -> LibraryVersion {
    try requireSameFile()
    return try translatingErrors {
      let reader = try versionReader.withLock { reader in
        if let reader { return reader }
        let opened = try VersionReader(path: pool.path)
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
    // Where the file is gone, opening it would make another.
    guard refusal == nil, identity == location.identity else {
      try pool.close()
      try guardian?.close()
      return
    }
    let queue = try DatabaseQueue(path: location.databasePath)
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    try pool.close()
    try queue.close()
  }
}

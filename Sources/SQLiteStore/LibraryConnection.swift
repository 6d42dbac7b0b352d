import Files
import GRDB
import LibraryAccess

/// Opens a library's file: for reading and writing, or, where that cannot be, for reading alone.
///
/// Where this user may not write the file or its folder, SQLite would fail, or leave files of his
/// beside it that lock the owner out. Then the file is read as it is (`immutable`), unless there is a
/// log with more in it, or somebody has it open: that is read with what stands beside it. The same
/// happens where the disk has no room for the few pages that opening takes.
struct LibraryConnection {
  let pool: DatabasePool
  /// Why nothing can be written, if so.
  let refusal: LibraryError?
  /// Stands for a library that is looked at and may be replaced, as long as it is open.
  private(set) var guardian: DatabaseQueue?

  /// Opens a library as it is to be used.
  init(_ location: LibraryLocation, for access: LibraryFileAccess) throws {
    guard access == .inspection else {
      try self.init(location, mayCreate: access == .create)
      return
    }
    do {
      try self.init(inspecting: location)
    } catch let error as LibraryError where error.reason == .olderVersion {
      try LibraryConnection(location, mayCreate: false).pool.close()
      try self.init(inspecting: location)
    }
  }

  private init(_ location: LibraryLocation, mayCreate: Bool) throws {
    let isThere = fileExists(location.databasePath)
    if isThere, !location.isWritable {
      try self.init(reading: location, refusal: LibraryError(.readOnly))
      return
    }
    do {
      try self.init(writing: location, mayCreate: mayCreate)
    } catch let error as DatabaseError where isThere && Self.mayStillBeRead(error) {
      do {
        let refusal = LibraryError(error.isFullDisk ? .diskFull : .readOnly)
        try self.init(reading: location, refusal: refusal)
      } catch is DatabaseError {
        throw error
      }
    }
  }

  /// Opens a library to look at it, whatever state it is in: nothing is written to the file.
  ///
  /// A pool that may write makes a table and drops it, and brings a library up to this version; both
  /// would overwrite pages of a file whose list of free pages may be wrong. Beside the readers one
  /// connection that could write stays open and does not. It makes the shared memory that a process
  /// that comes later takes part in, so that its changes are seen, and tidies it away at the end.
  init(inspecting location: LibraryLocation) throws {
    guard location.isWritable else {
      try self.init(reading: location, refusal: LibraryError(.readOnly))
      return
    }
    var configuration = Self.configuration
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: location.databasePath, configuration: configuration)
    do {
      // What makes the shared memory is the first look into the file.
      _ = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    } catch let error as DatabaseError where error.isDamage {
      // The readers will say more of it.
    }
    try self.init(
      reading: location,
      refusal: LibraryError(.readOnly),
      toleratesDamage: true
    )
    guardian = queue
  }

  private static func mayStillBeRead(_ error: DatabaseError) -> Bool {
    error.isFullDisk || error.resultCode == .SQLITE_READONLY
  }

  /// Opens a library for reading alone.
  ///
  /// - Parameters:
  ///   - location: Where it is.
  ///   - refusal: Why nothing can be written.
  ///   - toleratesDamage: Whether one is opened that does not even say what it is.
  /// - Throws: `LibraryError`; `DatabaseError`.
  init(
    reading location: LibraryLocation,
    refusal: LibraryError,
    toleratesDamage: Bool = false
  ) throws {
    var configuration = Self.configuration
    configuration.readonly = true
    let isInUse = location.hasLog || fileExists(location.databasePath + "-shm")
    let name = isInUse ? location.databasePath : location.immutableName
    pool = try DatabasePool(path: name, configuration: configuration)
    self.refusal = refusal
    do {
      let isReady = try pool.read { database in
        try checkIdentity(database)
        return try migrator.hasCompletedMigrations(database)
      }
      if !isReady { throw LibraryError(.olderVersion) }
    } catch let error as DatabaseError
      where toleratesDamage && error.isDamage && error.resultCode != .SQLITE_NOTADB
    {
      // What can be read of it is for the caller to find out.
    } catch {
      try pool.close()
      throw error
    }
  }

  private init(writing location: LibraryLocation, mayCreate: Bool) throws {
    let path = location.databasePath
    let lock = FolderLock(ofFile: path)
    defer { lock.release() }
    if !mayCreate {
      // A pool makes the file that it does not find, and writes into one that is something else.
      var probe = Configuration()
      probe.readonly = true
      probe.busyMode = .timeout(busyTimeout)
      let queue = try DatabaseQueue(path: path, configuration: probe)
      try queue.read { try checkIdentity($0) }
      try queue.close()
    }
    var configuration = Self.configuration
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8000")
      // Only a file without tables takes the size of its pages from here. Large ones cost fewer
      // calls of the system when a memory is written.
      try database.execute(sql: "PRAGMA page_size = 16384")
      // A library is not where deleted text has to be unreadable; overwriting it is slow.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
    }
    pool = try DatabasePool(path: path, configuration: configuration)
    refusal = nil
    let isReady = try pool.read { database in
      try checkIdentity(database)
      return try migrator.hasCompletedMigrations(database)
    }
    guard !isReady else { return }
    // First of all, so that a file whose making was interrupted is known again.
    try pool.write { try $0.execute(sql: "PRAGMA application_id = \(applicationIdentifier)") }
    try migrator.migrate(pool)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    return configuration
  }
}

/// Refuses a file that is something else, or newer than this program.
private func checkIdentity(_ database: Database) throws {
  let identifier = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
  let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
  guard identifier == applicationIdentifier || (identifier == 0 && isEmpty) else {
    throw LibraryError(.notALibrary)
  }
  if try migrator.hasBeenSuperseded(database) { throw LibraryError(.newerVersion) }
}

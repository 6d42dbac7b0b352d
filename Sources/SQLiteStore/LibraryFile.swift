import Files
import GRDB

/// The library: one SQLite file that holds memories and glossaries.
///
/// One process or several may have it open; readers see the state of the last commit and never
/// wait, a writer waits for the writer before it. Open a file once in a process.
package final class LibraryFile: Sendable {
  /// What may be done when a library is opened.
  package enum Access: Sendable {
    /// The file is made if there is none.
    case create
    /// The file must be there.
    case existing
  }

  let pool: DatabasePool
  /// The path of the file.
  package let path: String

  /// Opens a library, and brings it up to this version.
  ///
  /// - Throws: `LibraryError`, when the file is missing, damaged, no library, or of a newer version;
  ///   `DatabaseError`.
  package init(path: String, access: Access) throws {
    self.path = path
    var configuration = Configuration()
    // An import may take minutes, and the one after it waits.
    configuration.busyMode = .timeout(600)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8000")
      // Only a file without tables takes the size of its pages from here. Large ones cost fewer
      // calls of the system when a memory is written.
      try database.execute(sql: "PRAGMA page_size = 16384")
      // A library is not where deleted text has to be unreadable; overwriting it is slow.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
    }
    let lock = FolderLock(ofFile: path)
    defer { lock.release() }
    do {
      if access == .existing {
        // A pool makes the file that it does not find; a read-only queue does not.
        var probe = Configuration()
        probe.readonly = true
        probe.busyMode = .timeout(600)
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
      throw LibraryError(error, path: path)
    }
  }

  /// Closes the file; the library is of no more use.
  ///
  /// - Throws: `DatabaseError`.
  package func close() throws {
    // A pool closes its readers last, and they may not tidy the log up; whoever closes the file
    // last does it, if it may write. One who comes before the pool goes need not read the log.
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

/// Why a library cannot be used.
package struct LibraryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is an SQLite file of another program, or no SQLite file.
    case notALibrary
    /// The file was written by a newer version of this program.
    case newerVersion
    /// The disk is full.
    case diskFull
    /// The file may not be written.
    case readOnly
    /// There is no memory of this name.
    case noSuchMemory(String)
    /// There is no glossary of this name.
    case noSuchGlossary(String)
    /// There is no import of this number.
    case noSuchImport(Int64)
    /// A part of a match index is not what it should be.
    case damagedIndex
    /// SQLite says something else.
    case database(String)
  }

  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self.init(.notALibrary)
    case .SQLITE_FULL: self.init(.diskFull)
    case .SQLITE_READONLY: self.init(.readOnly)
    case .SQLITE_CANTOPEN: self.init(.missing)
    default: self.init(.database(error.message ?? "result code \(error.resultCode.rawValue)"))
    }
  }

  package var description: String {
    switch reason {
    case .missing: "there is no such file, or it cannot be opened"
    case .notALibrary: "this is not a library of dragoman"
    case .newerVersion: "this library was written by a newer version of dragoman; update it"
    case .diskFull: "the disk is full; the library is as it was"
    case .readOnly: "the library may not be written"
    case .noSuchMemory(let name): "there is no memory \"\(name)\""
    case .noSuchGlossary(let name): "there is no glossary \"\(name)\""
    case .noSuchImport(let number): "there is no import \(number)"
    case .damagedIndex: "the index is damaged; make it anew with `library check --repair`"
    case .database(let message): message
    }
  }
}

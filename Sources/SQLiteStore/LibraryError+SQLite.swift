import GRDB
import LibraryAccess

extension LibraryError {
  /// Says what an error of SQLite means for the library.
  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self.init(.notALibrary)
    case .SQLITE_FULL: self.init(.diskFull)
    case .SQLITE_READONLY: self.init(.readOnly)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.locked)
    case .SQLITE_CANTOPEN: self.init(.cannotOpen)
    case .SQLITE_IOERR where error.isFullDisk: self.init(.diskFull)
    default: self.init(.database(error.message ?? "result code \(error.resultCode.rawValue)"))
    }
  }
}

extension DatabaseError {
  /// Whether SQLite found no room for a log or its index, which it calls an error of the disk.
  var isFullDisk: Bool {
    switch extendedResultCode {
    case .SQLITE_FULL, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_WRITE: true
    default: false
    }
  }
}

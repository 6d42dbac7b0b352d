import GRDB
import LibraryAccess

extension LibraryError {
  /// Says what an error of SQLite means for the library.
  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self.init(.notALibrary)
    case .SQLITE_FULL: self.init(.diskFull)
    case .SQLITE_READONLY: self.init(.readOnly)
    case .SQLITE_CANTOPEN: self.init(.missing)
    default: self.init(.database(error.message ?? "result code \(error.resultCode.rawValue)"))
    }
  }
}

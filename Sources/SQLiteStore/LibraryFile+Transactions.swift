import GRDB
import LibraryAccess

/// A half of the library, with a version of its own.
enum LibraryHalf: String {
  case glossaries
  case memories
}

extension LibraryFile {
  /// Runs one transaction that writes, and raises the version of what it changed beside the history.
  ///
  /// - Parameters:
  ///   - half: What is changed.
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: Makes the changes.
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  func write<Result>(
    _ half: LibraryHalf,
    isDryRun: Bool = false,
    _ body: (Database, RecordWriter) throws -> Result
  ) throws -> Result {
    try requireWritable()
    return try translatingErrors {
      var result: Result?
      try pool.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let before = database.totalChangesCount
          let history = RecordWriter(database)
          result = try body(database, history)
          if database.totalChangesCount > before + history.rowCount {
            try database.execute(
              sql: "UPDATE libraryVersion SET \(half.rawValue) = \(half.rawValue) + 1"
            )
          }
          return isDryRun ? .rollback : .commit
        }
      }
      guard let result else { throw LibraryError(.inconsistent) }
      return result
    }
  }

  func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw LibraryError(error)
    }
  }
}

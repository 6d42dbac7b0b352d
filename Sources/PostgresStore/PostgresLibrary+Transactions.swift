import LibraryAccess

/// A half of the library, with a version of its own.
enum LibraryHalf: String {
  case glossaries
  case memories
}

extension PostgresLibrary {
  /// Runs reads that all see the library as it is when the first begins.
  func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    try pool.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { connection in
      let result = try body(connection)
      try connection.execute("COMMIT")
      return result
    }
  }

  /// Runs one transaction that writes, and raises the version of what it changed.
  ///
  /// - Parameters:
  ///   - half: What is changed.
  ///   - name: The memory or glossary, of which there is one writer at a time.
  ///   - isDryRun: Whether everything is taken back at the end.
  ///   - body: Makes the changes; returns whether there were any beside the history, and a result.
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  func write<Result>(
    _ half: LibraryHalf,
    of name: String,
    isDryRun: Bool = false,
    _ body: (Connection, RecordWriter) throws -> (hasChanged: Bool, result: Result)
  ) throws -> Result {
    if isNewer { throw LibraryError(.newerVersion) }
    return try pool.transaction("BEGIN") { connection in
      try lock(connection, "\(half.rawValue):\(name)")
      let history = RecordWriter(connection, counters: counters)
      let (hasChanged, result) = try body(connection, history)
      if hasChanged {
        // This row is the last that is written, so that those who write elsewhere wait for it shortly.
        let updated = try connection.query(
          """
          UPDATE dragoman.library SET \(half.rawValue) = \(half.rawValue) + 1
          WHERE version = $1::bigint
          """,
          [.int(Schema.version)]
        )
        guard updated.changedCount == 1 else { throw LibraryError(.newerVersion) }
        try connection.query("SELECT pg_notify('dragoman', '')")
      }
      try connection.execute(isDryRun ? "ROLLBACK" : "COMMIT")
      return result
    }
  }
}

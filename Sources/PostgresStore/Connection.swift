import CLibPQ
import LibraryAccess

/// One connection to the database.
///
/// Statements are prepared once for each connection, unless a pooler stands between that may answer each
/// transaction by another server: it is known by the number of the server's process, which it makes up.
/// Nothing waits for ever: when no answer comes for ten seconds, the database is asked by another
/// connection whether it is there (a long statement is a reason to wait, a database that is gone is not).
// One thread at a time uses it: the pool hands it out, and takes it back.
final class Connection: @unchecked Sendable {
  private let handle: OpaquePointer
  private let address: DatabaseAddress
  private var statements: [String: String] = [:]
  /// Whether a pooler stands between, so that nothing stays from one transaction to the next.
  private(set) var isPooled = false
  /// Whether a transaction is open.
  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }
  /// Whether the connection can be used.
  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  /// For how long no answer is no reason to ask whether the database is there.
  private static let patienceMilliseconds: Int32 = 10_000

  /// Connects.
  ///
  /// - Throws: `LibraryError`, `.unreachable` when there is no database that answers within the time of the
  ///   address (eight seconds for each of its hosts), or it refuses the user.
  init(_ address: DatabaseAddress) throws {
    self.address = address
    let handle = address.withParameters { PQconnectdbParams($0, $1, 1) }
    guard let handle else { throw LibraryError(.unreachable("")) }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      throw LibraryError(.unreachable(lines(PQerrorMessage(handle))))
    }
    dragoman_ignore_notices(handle)
    guard PQsetnonblocking(handle, 1) == 0 else { throw LibraryError(.lost) }
    let process = try run("SELECT pg_backend_pid()", [], name: nil).int(0, 0)
    isPooled = process != Int64(PQbackendPID(handle))
  }

  deinit { PQfinish(handle) }

  /// Runs one statement.
  ///
  /// - Parameters:
  ///   - sql: The statement, with `$1` and so on.
  ///   - values: What is bound to them.
  /// - Returns: Its rows.
  /// - Throws: `LibraryError`; a transaction is of no more use then.
  @discardableResult
  func query(_ sql: String, _ values: [SQLValue] = []) throws -> Rows {
    guard !isPooled else { return try run(sql, values, name: nil) }
    if let name = statements[sql] { return try run(sql, values, name: name) }
    let name = "s\(statements.count)"
    let types = values.map(\.type)
    try send(PQsendPrepare(handle, name, sql, Int32(types.count), types))
    _ = try finish()
    statements[sql] = name
    return try run(sql, values, name: name)
  }

  /// Runs statements without values, such as those that make tables.
  func execute(_ script: String) throws {
    try send(PQsendQuery(handle, script))
    _ = try finish()
  }

  /// Stores rows.
  ///
  /// - Parameters:
  ///   - buffer: The rows, which are taken out.
  ///   - table: The table with its columns.
  /// - Throws: `LibraryError`; a transaction is of no more use then.
  func copy(_ buffer: inout CopyBuffer, into table: String) throws {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll() }
    try send(PQsendQuery(handle, "COPY \(table) FROM STDIN (FORMAT binary)"))
    try flush()
    try waitForResult()
    guard let begun = PQgetResult(handle) else { throw LibraryError(.lost) }
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else {
      let error = LibraryError(ofResult: begun)
      _ = try? finish()
      throw error
    }
    for bytes in [CopyBuffer.head, buffer.bytes, CopyBuffer.tail] { try put(bytes) }
    while PQputCopyEnd(handle, nil) == 0 { try wait(writes: true) }
    _ = try finish()
  }

  /// The channel and the text of each notification that has come.
  func takeNotifications() throws -> Int {
    guard PQconsumeInput(handle) == 1 else { throw LibraryError(.lost) }
    var count = 0
    while let notification = PQnotifies(handle) {
      PQfreemem(notification)
      count += 1
    }
    return count
  }

  /// Waits for something to read, for a time; returns whether there is.
  func waitForInput(milliseconds: Int32) throws -> Bool {
    let count = dragoman_wait(handle, 0, milliseconds)
    guard count >= 0 else { throw LibraryError(.lost) }
    return count > 0
  }

  private func put(_ bytes: [UInt8]) throws {
    let step = 1 << 16
    for start in stride(from: 0, to: bytes.count, by: step) {
      let piece = bytes[start..<min(start + step, bytes.count)]
      try piece.withUnsafeBytes { piece in
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        while true {
          let code = PQputCopyData(handle, start, Int32(piece.count))
          if code == 1 { break }
          guard code == 0 else { throw LibraryError(.lost) }
          try wait(writes: true)
        }
      }
    }
  }

  private func run(_ sql: String, _ values: [SQLValue], name: String?) throws -> Rows {
    let bytes = values.flatMap { $0.bytes ?? [] }
    try bytes.withUnsafeBytes { bytes in
      // An empty value must have an address, or it would be NULL.
      try "".withCString { empty in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? empty
        var offset = 0
        let places: [UnsafePointer<CChar>?] = values.map { value in
          guard let count = value.bytes?.count else { return nil }
          defer { offset += count }
          return start + offset
        }
        let lengths = values.map { Int32($0.bytes?.count ?? 0) }
        let formats = values.map { _ in Int32(1) }
        let count = Int32(values.count)
        if let name {
          try send(PQsendQueryPrepared(handle, name, count, places, lengths, formats, 1))
        } else {
          let types = values.map(\.type)
          try send(PQsendQueryParams(handle, sql, count, types, places, lengths, formats, 1))
        }
      }
    }
    return try finish()
  }

  private func send(_ code: Int32) throws {
    guard code == 1 else {
      throw isAlive
        ? LibraryError(.database(lines(PQerrorMessage(handle)))) : LibraryError(.lost)
    }
  }

  /// Takes all results of what was sent; returns the last, throws the first that is an error.
  private func finish() throws -> Rows {
    try flush()
    var last: Rows?
    var failure: LibraryError?
    while true {
      try waitForResult()
      guard let result = PQgetResult(handle) else { break }
      let rows = Rows(result)
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: last = rows
      default: failure = failure ?? LibraryError(ofResult: result)
      }
    }
    if let failure { throw isAlive ? failure : LibraryError(.lost) }
    guard let last else { throw LibraryError(.lost) }
    return last
  }

  private func flush() throws {
    while true {
      switch PQflush(handle) {
      case 0: return
      case 1: try wait(writes: true)
      default: throw LibraryError(.lost)
      }
    }
  }

  private func waitForResult() throws {
    while PQisBusy(handle) == 1 { try wait(writes: false) }
  }

  private func wait(writes: Bool) throws {
    while true {
      let count = dragoman_wait(handle, writes ? 1 : 0, Self.patienceMilliseconds)
      guard count >= 0 else { throw LibraryError(.lost) }
      if count > 0 { break }
      guard address.withParameters(connectTimeout: 5, { PQpingParams($0, $1, 1) }) == PQPING_OK
      else { throw LibraryError(.lost) }
    }
    guard PQconsumeInput(handle) == 1 else { throw LibraryError(.lost) }
  }
}

/// What libpq says, on one line.
private func lines(_ text: UnsafePointer<CChar>?) -> String {
  guard let text else { return "" }
  return String(cString: text).split(whereSeparator: \.isNewline).map {
    $0.split(separator: "\t").joined(separator: " ")
  }.joined(separator: "; ")
}

import Dispatch
import LibraryAccess
import Synchronization

/// The connections of a library: as many as there are threads that use it at once, up to a bound.
final class ConnectionPool: Sendable {
  private struct State: Sendable {
    var idle: [Connection] = []
    var isClosed = false
  }

  private let address: DatabaseAddress
  private let state = Mutex(State())
  private let places: DispatchSemaphore

  /// Makes a pool without connections.
  init(_ address: DatabaseAddress, capacity: Int) {
    self.address = address
    places = DispatchSemaphore(value: capacity)
  }

  /// Runs `body` with a connection of its own.
  ///
  /// - Throws: `LibraryError`; what `body` throws. A transaction that is still open then is taken back.
  func use<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    places.wait()
    defer { places.signal() }
    let connection = try state.withLock { $0.idle.popLast() } ?? Connection(address)
    defer { giveBack(connection) }
    return try body(connection)
  }

  /// Runs `body`, which changes nothing, with a connection; once more with a new one where it met one that
  /// had been lost while nobody used it.
  func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    do {
      return try use(body)
    } catch let error as LibraryError where error.reason == .lost {
      closeIdle()
      return try use(body)
    }
  }

  /// Begins a transaction, on a new connection where those at hand have been lost.
  func transaction<Result>(
    _ begin: String,
    _ body: (Connection) throws -> Result
  ) throws -> Result {
    places.wait()
    defer { places.signal() }
    let connection = try began(begin)
    defer { giveBack(connection) }
    return try body(connection)
  }

  func closeIdle() { state.withLock { $0.idle = [] } }

  func close() {
    state.withLock { state in
      state.idle = []
      state.isClosed = true
    }
  }

  private func began(_ begin: String) throws -> Connection {
    if let idle = state.withLock({ $0.idle.popLast() }) {
      do {
        try idle.execute(begin)
        return idle
      } catch let error as LibraryError where error.reason == .lost {
        closeIdle()
      }
    }
    let connection = try Connection(address)
    try connection.execute(begin)
    return connection
  }

  private func giveBack(_ connection: Connection) {
    if connection.isInTransaction {
      do { try connection.execute("ROLLBACK") } catch { return }
    }
    guard connection.isAlive else { return }
    state.withLock { state in if !state.isClosed { state.idle.append(connection) } }
  }
}

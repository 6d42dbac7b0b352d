import Hummingbird
import Synchronization

/// How many bytes of bodies the server keeps at a time, of all requests together.
final class MemoryBudget: Sendable {
  private let free: Mutex<Int>

  /// Creates a budget of some bytes.
  init(byteCount: Int) { free = Mutex(byteCount) }

  /// How many bytes are not taken.
  var freeByteCount: Int { free.withLock { $0 } }

  /// Takes bytes; `false` if there are not as many.
  func take(_ count: Int) -> Bool {
    free.withLock { free in
      guard count <= free else { return false }
      free -= count
      return true
    }
  }

  /// Gives bytes back.
  func giveBack(_ count: Int) { free.withLock { $0 += count } }
}

/// What one request has of the budget; it is given back with the value.
final class MemoryShare: Sendable {
  private let budget: MemoryBudget
  private let taken = Mutex(0)
  private let maximumCount: Int

  /// Creates a share.
  ///
  /// - Parameters:
  ///   - budget: What it is taken of.
  ///   - maximumCount: The most bytes that a request keeps; those beyond are on the disk.
  init(of budget: MemoryBudget, upTo maximumCount: Int) {
    self.budget = budget
    self.maximumCount = maximumCount
  }

  deinit { budget.giveBack(taken.withLock { $0 }) }

  /// Takes more.
  ///
  /// - Throws: `Problem`, when all requests together have too much.
  func take(_ count: Int) throws {
    let isThere = taken.withLock { taken in
      let count = min(count, maximumCount - taken)
      guard budget.take(count) else { return false }
      taken += count
      return true
    }
    guard isThere else { throw Problem.tooBusy }
  }
}

/// A body whose bytes are counted as they come.
struct MeteredBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  struct AsyncIterator: AsyncIteratorProtocol {
    var base: RequestBody.AsyncIterator
    let share: MemoryShare

    mutating func next() async throws -> ByteBuffer? {
      guard let piece = try await base.next() else { return nil }
      try share.take(piece.readableBytes)
      return piece
    }
  }

  let base: RequestBody
  let share: MemoryShare

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), share: share)
  }
}

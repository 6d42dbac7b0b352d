import Dispatch
import Synchronization

/// Runs work that blocks on a bounded number of threads, so that no event loop waits for it.
///
/// Work that finds no free thread waits in the order in which it came; so does the caller, without a
/// thread.
final class WorkerPool: Sendable {
  private struct State {
    var freeCount: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// The index of the first that still waits; those before have been let in.
    var first = 0
  }

  private let queue: DispatchQueue
  private let state: Mutex<State>

  /// Creates a pool.
  ///
  /// - Precondition: `threadCount` is at least 1.
  init(label: String, threadCount: Int) {
    precondition(threadCount >= 1, "a pool has a thread (had \(threadCount))")
    queue = DispatchQueue(label: "dragoman.\(label)", attributes: .concurrent)
    state = Mutex(State(freeCount: threadCount))
  }

  /// Runs work on a thread of the pool.
  ///
  /// - Throws: what `work` throws.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Swift.Result { try work() }) }
    }
  }

  private func enter() async {
    let isFree = state.withLock { state in
      guard state.freeCount > 0 else { return false }
      state.freeCount -= 1
      return true
    }
    if isFree { return }
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.freeCount == 0 else {
          state.freeCount -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.first < state.waiting.count else {
        state.waiting.removeAll(keepingCapacity: true)
        state.first = 0
        state.freeCount += 1
        return nil
      }
      state.first += 1
      return state.waiting[state.first - 1]
    }
    next?.resume()
  }
}

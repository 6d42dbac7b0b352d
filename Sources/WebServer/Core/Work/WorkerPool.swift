import Model
import NIOPosix
import Synchronization

/// Threads of its own for work that blocks or computes, so that nothing that answers waits for it.
///
/// Work that finds no free thread waits in the order in which it came; so does the caller, without a
/// thread. Neither the event loops nor the threads of Swift's tasks are used, so that a server whose
/// pools are all at work still takes requests, serves what needs no work, and can be told to end.
final class WorkerPool: Sendable {
  /// Thrown where work was not begun: as much waits as may wait, or its time went by while it did.
  struct Busy: Error, Hashable {}

  private let threads: NIOThreadPool
  private let count = Mutex(0)
  private let maximumCount: Int

  /// Creates a pool.
  ///
  /// - Parameters:
  ///   - threadCount: The most pieces of work at once.
  ///   - maximumCount: The most that are at work or wait.
  /// - Precondition: `threadCount` is at least 1, and `maximumCount` not less.
  init(threadCount: Int, maximumCount: Int = .max) {
    precondition(threadCount >= 1, "a pool has a thread (had \(threadCount))")
    precondition(maximumCount >= threadCount, "a pool has room for its threads' work")
    threads = NIOThreadPool(numberOfThreads: threadCount)
    self.maximumCount = maximumCount
    threads.start()
  }

  deinit { threads.shutdownGracefully { _ in } }

  /// How many pieces of work are done or wait.
  var workCount: Int { count.withLock { $0 } }

  /// Runs work on a thread of the pool.
  ///
  /// - Parameters:
  ///   - deadline: When the work has to end, the time that it waits included; `nil` sets no time.
  ///   - work: The work. What it is given ends it at the deadline, or when the task is cancelled.
  /// - Returns: What `work` returns.
  /// - Throws: `Busy`; `InterruptionError.cancelled`, when the task was cancelled before; what `work`
  ///   throws.
  func run<Result: Sendable>(
    until deadline: ContinuousClock.Instant? = nil,
    _ work: @escaping @Sendable (Interruption) throws -> Result
  ) async throws -> Result {
    let hasRoom = count.withLock { count in
      guard count < maximumCount else { return false }
      count += 1
      return true
    }
    guard hasRoom else { throw Busy() }
    defer { count.withLock { $0 -= 1 } }
    let cancellation = Cancellation()
    let interruption = Interruption(deadline: deadline, cancellation: cancellation)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        threads.submit { state in
          continuation.resume(
            with: Swift.Result {
              guard state == .active, !cancellation.isCancelled else {
                throw InterruptionError.cancelled
              }
              if let deadline, ContinuousClock.now >= deadline { throw Busy() }
              return try work(interruption)
            }
          )
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
  }
}

import Dispatch
import Files
import LibraryAccess
import Model
import Synchronization

/// Runs a consumer of stored units on a thread of its own, a few batches after the storing.
final class ConsumerThread: Sendable {
  private enum Message: Sendable {
    case batch(UnitBatch, [Int64])
    case end
  }

  private let queue = BoundedQueue<Message>(capacity: 2)
  private let failure = Mutex<(any Error)?>(nil)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// Starts the thread.
  init(_ consumer: any StoredUnitConsumer) {
    BackgroundThread.start { [self] in
      while case .batch(let batch, let identifiers) = queue.pop() {
        // After a failure the batches are taken and left, so that nobody waits.
        guard failure.withLock({ $0 == nil }) else { continue }
        do {
          try consumer.consume(batch, identifiers: identifiers)
        } catch {
          failure.withLock { $0 = error }
        }
      }
      hasEnded.signal()
    }
  }

  /// Passes a batch on; waits while the consumer is after.
  ///
  /// - Throws: What the consumer threw earlier.
  func push(_ batch: UnitBatch, identifiers: [Int64]) throws {
    try queue.push(.batch(batch, identifiers))
    try throwFailure()
  }

  /// Waits until the consumer has taken everything.
  ///
  /// - Throws: What the consumer threw.
  func finish() throws {
    try queue.push(.end)
    hasEnded.wait()
    hasEnded.signal()
    try throwFailure()
  }

  /// Ends the thread, whether everything was taken or not.
  func stop() {
    try? queue.push(.end)
  }

  private func throwFailure() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }
}

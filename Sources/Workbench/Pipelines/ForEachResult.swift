import Dispatch
import Model
import Synchronization

/// Does a job for each of many things on all cores, and hands the results over in order.
///
/// One job that fails does not keep the others from being done. At most `window` results wait for
/// their turn.
///
/// - Parameters:
///   - count: How many things there are.
///   - window: How many are done before their results are handed over.
///   - interruption: Asked before each job.
///   - job: Does one, by its number, counted from 0; runs on several threads at once.
///   - body: Takes the results, in order, on the thread of the caller.
/// - Throws: What `body` throws; `InterruptionError`. Jobs that have not begun are then left.
func forEachResult<Value: Sendable>(
  of count: Int,
  window: Int = 64,
  interruption: Interruption,
  job: @Sendable (Int) throws -> Value,
  body: (Int, Result<Value, any Error>) throws -> Void
) throws {
  for start in stride(from: 0, to: count, by: window) {
    let size = min(window, count - start)
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: size) { offset in
      let result = Result {
        try interruption.check()
        return try job(start + offset)
      }
      results.withLock { $0[offset] = result }
    }
    try interruption.check()
    let done = results.withLock { $0 }
    for offset in 0..<size {
      if let result = done[offset] { try body(start + offset, result) }
    }
  }
}

import Dispatch
import Synchronization

/// Does a job for each of many files on all cores, and hands the results over in order.
///
/// One file that fails does not keep the others from being done. At most `window` results wait for
/// their turn.
///
/// - Parameters:
///   - items: What there is to do.
///   - window: How many items are done before their results are handed over.
///   - job: Does one; runs on several threads at once.
///   - body: Takes an item with its result, in the order of the items.
/// - Throws: What `body` throws; the items behind are then left.
package func forEachResult<Item: Sendable, Value: Sendable>(
  of items: [Item],
  window: Int = 64,
  job: @Sendable (Item) throws -> Value,
  body: (Item, Result<Value, any Error>) throws -> Void
) rethrows {
  for start in stride(from: 0, to: items.count, by: window) {
    let slice = items[start..<min(items.count, start + window)]
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: slice.count) { offset in
      let result = Result { try job(slice[start + offset]) }
      results.withLock { $0[offset] = result }
    }
    let done = results.withLock { $0 }
    for (offset, item) in slice.enumerated() {
      if let result = done[offset] { try body(item, result) }
    }
  }
}

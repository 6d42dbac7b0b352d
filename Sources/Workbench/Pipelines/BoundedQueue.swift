import Dispatch
import Synchronization

/// Hands values from one thread to another, and makes the first wait when the second is after.
final class BoundedQueue<Element: Sendable>: Sendable {
  /// Thrown to the producer when the consumer has stopped.
  struct Stopped: Error {}

  private struct State {
    var elements: [Element] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// Creates a queue that holds at most `capacity` values.
  init(capacity: Int) {
    // A semaphore must not go away with a lower value than it began with, so it begins with 0.
    for _ in 0..<capacity { free.signal() }
  }

  /// Adds a value; waits while the queue is full.
  ///
  /// - Throws: `Stopped`, when the consumer takes nothing any more.
  func push(_ element: Element) throws {
    free.wait()
    let isStopped = state.withLock { state in
      if !state.isStopped { state.elements.append(element) }
      return state.isStopped
    }
    if isStopped {
      free.signal()
      throw Stopped()
    }
    filled.signal()
  }

  /// Takes the first value; waits while there is none.
  func pop() -> Element {
    filled.wait()
    let element = state.withLock { $0.elements.removeFirst() }
    free.signal()
    return element
  }

  /// Lets the producer go.
  func stop() {
    state.withLock {
      $0.isStopped = true
      $0.elements.removeAll()
    }
    free.signal()
  }
}

import Synchronization

/// Counts how many are inside at once, and in all.
final class Counter: Sendable {
  private let state = Mutex((inside: 0, most: 0, total: 0))

  var most: Int { state.withLock { $0.most } }
  var total: Int { state.withLock { $0.total } }

  func count() {
    state.withLock { state in
      state.inside += 1
      state.total += 1
      state.most = max(state.most, state.inside)
    }
    for _ in 0..<1_000 { _ = state.withLock { $0.inside } }
    state.withLock { $0.inside -= 1 }
  }
}

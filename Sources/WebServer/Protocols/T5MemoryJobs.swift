import Model
import Synchronization

/// What becomes of the imports that t5memory's clients begin and then ask for.
///
/// It is known until the server ends. An import is all there or not at all; one that ended with the server left
/// nothing, and the client, told that nothing is known of it, sends it again.
final class T5MemoryJobs: Sendable {
  /// How far an import is.
  enum State: Hashable {
    case running
    case done(imported: Int, rejected: Int, seconds: Int)
    case failed(String)
  }

  private let states = Mutex<[String: State]>([:])
  private static let maximumCount = 10_000

  /// Begins an import into a memory; `false` if there is one.
  func begin(_ memory: String) -> Bool {
    states.withLock { states in
      guard states[memory] != .running else { return false }
      // Nobody asks for so many; what is over is forgotten before the memory of the server is full.
      if states.count >= Self.maximumCount { states = states.filter { $0.value == .running } }
      states[memory] = .running
      return true
    }
  }

  /// Ends the import into a memory.
  func end(_ memory: String, _ state: State) { states.withLock { $0[memory] = state } }

  /// Forgets a memory that is gone.
  func forget(_ memory: String) { states.withLock { $0[memory] = nil } }

  /// What is known of the last import into a memory.
  func state(of memory: String) -> State? { states.withLock { $0[memory] } }
}

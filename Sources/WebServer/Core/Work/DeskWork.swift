import Model
import Workbench

/// What a request does on a thread of the desk.
struct DeskWork {
  private let runner: OperationRunner
  private let interruption: Interruption

  init(_ runner: OperationRunner, _ interruption: Interruption) {
    self.runner = runner
    self.interruption = interruption
  }

  /// The runner, for what runs several operations: each until it is done, or the time is over, or the client
  /// leaves.
  var operations: OperationRunner {
    var runner = runner
    runner.context.interruption = interruption
    return runner
  }

  /// Runs an operation until it is done, or its time is over, or the client leaves.
  ///
  /// - Parameters:
  ///   - operation: Which.
  ///   - request: What is asked for.
  ///   - progress: Takes how much is done.
  /// - Returns: The answer.
  /// - Throws: as `OperationRunner`.
  func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Chosen.Answer {
    try runner.run(operation, request) { context in
      context.interruption = interruption
      context.progress = progress
    }
  }
}

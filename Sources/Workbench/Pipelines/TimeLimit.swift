package import Model

/// What ends the work of this thread.
///
/// A server must not work for hours on what one client asks for. Whatever may take long looks at the
/// limit from time to time and ends with an error after it; without a limit nothing is interrupted.
package struct TimeLimit: Sendable {
  /// The limit of the work that calls.
  @TaskLocal static var current = TimeLimit(interruption: .never)

  private let interruption: Interruption

  /// Does work that ends when it has to, with an error.
  ///
  /// - Parameters:
  ///   - interruption: What ends it.
  ///   - work: The work.
  /// - Returns: What `work` returns.
  /// - Throws: `InterruptionError`, and what `work` throws.
  package static func under<Result>(
    _ interruption: Interruption,
    _ work: () throws -> Result
  ) throws -> Result {
    try $current.withValue(TimeLimit(interruption: interruption), operation: work)
  }

  /// Goes on within the limit, also on another thread than the one that has it.
  ///
  /// - Throws: `InterruptionError`, after the limit.
  /// - Complexity: O(1), some ten nanoseconds
  func check() throws { try interruption.check() }
}

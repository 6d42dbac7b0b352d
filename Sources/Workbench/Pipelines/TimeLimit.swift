/// Until when the work of this thread may go on.
///
/// A server must not work for hours on what one client asks for. Whatever may take long looks at the
/// limit from time to time and ends with an error behind it; without a limit nothing is interrupted.
package struct TimeLimit: Sendable {
  /// The limit of the work that calls.
  @TaskLocal static var current = TimeLimit()

  private let deadline: ContinuousClock.Instant?

  private init(deadline: ContinuousClock.Instant? = nil) { self.deadline = deadline }

  /// Does work that ends within a time, or with an error.
  ///
  /// - Parameters:
  ///   - deadline: When the work has to end.
  ///   - work: The work.
  /// - Returns: What `work` returns.
  /// - Throws: `TimeLimitError`, and what `work` throws.
  package static func until<Result>(
    _ deadline: ContinuousClock.Instant,
    _ work: () throws -> Result
  ) throws -> Result {
    try $current.withValue(TimeLimit(deadline: deadline), operation: work)
  }

  /// Goes on within the limit, also on another thread than the one that has it.
  ///
  /// - Throws: `TimeLimitError`, behind the limit.
  /// - Complexity: O(1), some ten nanoseconds
  func check() throws {
    if let deadline, ContinuousClock.now > deadline { throw TimeLimitError() }
  }
}

/// Work was interrupted because it took too long.
package struct TimeLimitError: Error, Hashable, Sendable {}

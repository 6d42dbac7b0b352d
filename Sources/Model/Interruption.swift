import Synchronization

/// Whether a piece of work should stop: because its time is over, or because nobody waits for it any more.
///
/// Work on a stranger's file can take long. Every loop over such a file asks from time to time and ends
/// with an error when it is told to; work that nothing limits is never interrupted. The value is passed
/// down with the request, so that a limit holds on every thread that works for it.
public struct Interruption: Sendable {
  /// Work that nothing interrupts.
  public static let never = Interruption()

  private let deadline: ContinuousClock.Instant?
  private let cancellation: Cancellation?

  /// Creates an interruption.
  ///
  /// - Parameters:
  ///   - deadline: When the work has to end; `nil` sets no time.
  ///   - cancellation: What tells that nobody waits any more, if anything does.
  public init(deadline: ContinuousClock.Instant? = nil, cancellation: Cancellation? = nil) {
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// Ends the work if it has to end.
  ///
  /// - Throws: `InterruptionError`, after the deadline or a cancellation.
  /// - Complexity: O(1), some thirty nanoseconds; inside a loop over letters use a `Pace`.
  public func check() throws(InterruptionError) {
    if let cancellation, cancellation.isCancelled { throw .cancelled }
    if let deadline, ContinuousClock.now > deadline { throw .timeLimit }
  }

  /// Returns a counter that asks once in a number of steps.
  ///
  /// - Parameter steps: How many steps pass between two checks; at least 1. Their time should stay
  ///   below a tenth of a second.
  /// - Returns: A counter that starts at the first step.
  public func pace(every steps: Int = 1024) -> Pace { Pace(self, every: steps) }

  /// Asks an interruption once in a number of steps, so that a loop over letters can ask at each.
  public struct Pace: Sendable {
    private let interruption: Interruption
    private let steps: Int
    private var remaining: Int

    fileprivate init(_ interruption: Interruption, every steps: Int) {
      precondition(steps > 0, "there is at least one step between two checks (was \(steps))")
      self.interruption = interruption
      self.steps = steps
      remaining = steps
    }

    /// Counts steps, and ends the work if it has to end.
    ///
    /// - Throws: `InterruptionError`, after the deadline or a cancellation.
    public mutating func check(_ count: Int = 1) throws(InterruptionError) {
      remaining -= count
      guard remaining <= 0 else { return }
      remaining = steps
      try interruption.check()
    }
  }
}

/// Tells the work for a request that nobody waits for it any more.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// Creates one that is not cancelled.
  public init() {}

  /// Whether `cancel()` was called.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Cancels the work, for good.
  public func cancel() { flag.store(true, ordering: .relaxed) }
}

/// Work was ended before it was done.
public enum InterruptionError: Error, Hashable, Sendable {
  /// It took longer than it may.
  case timeLimit
  /// Nobody waits for it any more.
  case cancelled
}

import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Expects that work on four times as much takes no more than eight times as long.
///
/// Other work on the machine can slow any one run down, so that only work that is too slow in all of
/// several tries fails; what grows with the square takes sixteen times as long in each.
public func expectLinear(
  _ small: () throws -> Void,
  large: () throws -> Void
) throws {
  var ratios: [Double] = []
  for _ in 0..<5 {
    let first = try seconds(small)
    let second = try seconds(large)
    // What is done in a moment is told by its length alone.
    if second < 0.02 { return }
    ratios.append(second / first)
    if let ratio = ratios.last, ratio <= 8 { return }
  }
  Issue.record("four times as much took \(ratios) times as long")
}

/// How long work takes: by the processor's clock of this thread, which stands while others have the
/// processor; by the wall's, where the work is mostly done on other threads.
private func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = (wall: now(CLOCK_MONOTONIC), thread: now(CLOCK_THREAD_CPUTIME_ID))
  try work()
  let wall = now(CLOCK_MONOTONIC) - start.wall
  let thread = now(CLOCK_THREAD_CPUTIME_ID) - start.thread
  return thread > wall / 10 ? thread : wall
}

private func now(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

import Testing

/// Expects that work on four times as much takes no more than eight times as long.
///
/// Other work on the machine can slow any one run down, so that only work that is too slow in all of
/// several tries fails; what grows with the square takes sixteen times as long in each.
public func expectLinear(
  _ small: () throws -> Void,
  large: () throws -> Void
) throws {
  let clock = ContinuousClock()
  var ratios: [Double] = []
  for _ in 0..<5 {
    let first = try clock.measure(small)
    let second = try clock.measure(large)
    // What is done in a moment is told by its length alone.
    if second < .milliseconds(20) { return }
    ratios.append(second / first)
    if let ratio = ratios.last, ratio <= 8 { return }
  }
  Issue.record("four times as much took \(ratios) times as long")
}

import RegularExpressions

/// Reading of the kinds of scalars from valid UTF-8, in both directions.
extension Span<UInt8> {
  /// Returns the kind of the scalar at `offset`, and the offset after it.
  func kind(at offset: Int) -> (kind: ScalarKind, end: Int) {
    guard offset < count else { return (.end, offset) }
    let (scalar, end) = scalar(at: offset)
    return (ScalarKind(scalar), end)
  }

  /// Returns the kind of the scalar before `offset`, and the offset at which it starts.
  func kind(before offset: Int) -> (kind: ScalarKind, start: Int) {
    guard offset > 0 else { return (.end, 0) }
    let start = start(before: offset)
    return (ScalarKind(scalar(at: start).scalar), start)
  }

  /// Returns the offset of the first scalar from `offset` on whose kind is not as described, looking
  /// ahead at most `limit` bytes, or a scalar more.
  func skip(from offset: Int, limit: Int = .max, while isSkipped: (ScalarKind) -> Bool) -> Int {
    let highest = limit < count - offset ? offset + limit : count
    var offset = offset
    while offset < highest {
      let (kind, end) = kind(at: offset)
      guard isSkipped(kind) else { break }
      offset = end
    }
    return offset
  }

  /// Returns the offset at which the scalars before `offset` start whose kinds are as described,
  /// looking back at most `limit` bytes.
  func skipBack(from offset: Int, limit: Int = 64, while isSkipped: (ScalarKind) -> Bool) -> Int {
    var offset = offset
    let lowest = Swift.max(0, offset - limit)
    while offset > lowest {
      let (kind, start) = kind(before: offset)
      guard isSkipped(kind) else { break }
      offset = start
    }
    return offset
  }
}

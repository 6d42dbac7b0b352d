/// Reading of scalars from valid UTF-8, in both directions.
///
/// The bytes come from a `String`, which is always valid, so no sequence is cut or overlong.
extension Span<UInt8> {
  /// Returns the scalar that starts at `offset`, and the offset after it.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, end: Int) {
    let lead = UInt32(self[offset])
    guard lead >= 0x80 else { return (Unicode.Scalar(UInt8(lead)), offset + 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (0xFF >> UInt32(length + 1))
    for index in offset + 1..<offset + length { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", offset + length)
  }

  /// Returns the kind of the scalar at `offset`, and the offset after it.
  func kind(at offset: Int) -> (kind: ScalarKind, end: Int) {
    guard offset < count else { return (.end, offset) }
    let (scalar, end) = scalar(at: offset)
    return (ScalarKind(scalar), end)
  }

  /// Returns the offset at which the scalar before `offset` starts.
  func start(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
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

/// Reading of scalars from valid UTF-8, in both directions.
///
/// The bytes come from a `String`, which is always valid, so no sequence is cut or overlong.
extension Span<UInt8> {
  /// Returns the scalar that starts at `offset`, and the offset after it.
  package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, end: Int) {
    let lead = UInt32(self[offset])
    guard lead >= 0x80 else { return (Unicode.Scalar(UInt8(lead)), offset + 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (0xFF >> UInt32(length + 1))
    for index in offset + 1..<offset + length { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", offset + length)
  }

  /// Returns the offset at which the scalar before `offset` starts.
  package func start(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

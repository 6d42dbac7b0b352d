import Model

/// What findings are known by when the file is checked again.
///
/// A fingerprint is made of the rule, of what the finding stands on, and of the words around it. It has
/// nothing of the place in the file, so that it stays the same when other segments change, come or go; a
/// finding that is there twice is told apart by its number.
struct Fingerprints: Sendable {
  private var counts: [UInt64: Int] = [:]

  /// How many scalars on each side of a finding belong to it, where there is no source to know it by.
  private static let context = 12

  mutating func next(
    for found: Found,
    source: Finding.Span?,
    target: Finding.Span?,
    in view: SegmentView
  ) -> String {
    var parts = [found.rule.rawValue, source?.text ?? "", target?.text ?? ""]
    if let text = view.source?.text {
      parts.append(text)
    } else if let range = found.target {
      let all = view.target.all
      let around =
        max(
          all.lowerBound,
          range.lowerBound - Self.context
        )..<min(
          all.upperBound,
          range.upperBound + Self.context
        )
      parts.append(view.target.text(around))
    }
    let key = Self.hash(parts)
    let count = counts[key, default: 0]
    counts[key] = count + 1
    let value = count == 0 ? key : Self.hash(parts + [String(count)])
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func hash(_ parts: [String]) -> UInt64 {
    var hash = XXHash64()
    for part in parts {
      // Lengths keep the parts apart.
      Array("\(part.utf8.count):\(part)".utf8).withUnsafeBytes { hash.update($0) }
    }
    return hash.value
  }
}

import Model

/// Two spaces between words, where the source has none such.
struct DoubleSpaceCheck: SegmentCheck {
  let rules: [Rule] = [.spaceDouble]

  func findings(in segment: SegmentView) -> [Found] {
    if let source = segment.source, !runs(in: source).isEmpty { return [] }
    return runs(in: segment.target).map { range in
      Found(
        rule: .spaceDouble,
        target: range,
        message: Message("finding.spaceDouble"),
        suggestions: [" "]
      )
    }
  }

  /// The runs of spaces within a line; a code between two spaces keeps them apart.
  private func runs(in side: SideText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < side.scalars.count {
      guard side[index] == 0x20 || side[index] == 0xA0 else {
        index += 1
        continue
      }
      var end = index + 1
      while side[end] == 0x20 || side[end] == 0xA0, !side.hasCode(before: end) { end += 1 }
      let isInside = index > 0 && end < side.scalars.count
      let isAtLine = [0x0A, 0x0D].contains(side[index - 1]) || [0x0A, 0x0D].contains(side[end])
      if end - index > 1, isInside, !isAtLine { runs.append(index..<end) }
      index = end
    }
    return runs
  }
}

import Model

/// Controls of direction that have no partner, that stand within a word, or that a machine put around
/// words of the other script.
///
/// Reference: Unicode Standard Annex 9, "Explicit Directional Formatting Characters".
struct BidiCheck: SegmentCheck {
  let rules: [Rule] = [.bidiControl]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.scalars.contains(where: Self.isControl) else { return [] }
    var found: [Found] = []
    var embeddings: [Int] = []
    var isolates: [Int] = []
    let sourceHasIsolates =
      segment.source?.scalars.contains { (0x2066...0x2069).contains($0) } ?? false
    for index in side.scalars.indices {
      switch side[index] {
      case 0x202A, 0x202B, 0x202D, 0x202E: embeddings.append(index)
      case 0x202C where embeddings.popLast() == nil: found.append(orphan(index))
      case 0x2066, 0x2067, 0x2068: isolates.append(index)
      case 0x2069:
        if let start = isolates.popLast() {
          if !sourceHasIsolates, isAroundWords(start..<index, of: side) {
            found.append(around(start..<index + 1, side))
          }
        } else {
          found.append(orphan(index))
        }
      case 0x200E, 0x200F, 0x61C:
        guard isInWord(index, of: side) else { continue }
        found.append(
          Found(
            rule: .bidiControl,
            target: index..<index + 1,
            message: Message("finding.bidiInWord"),
            suggestions: [""]
          )
        )
      default: break
      }
    }
    found += (embeddings + isolates).map(orphan)
    return found.sorted { ($0.target?.lowerBound ?? 0) < ($1.target?.lowerBound ?? 0) }
  }

  private func orphan(_ index: Int) -> Found {
    Found(
      rule: .bidiControl,
      target: index..<index + 1,
      message: Message("finding.bidiOrphan"),
      suggestions: [""]
    )
  }

  private func around(_ range: Range<Int>, _ side: SideText) -> Found {
    let inner = side.text(range.lowerBound + 1..<range.upperBound - 1)
    return Found(
      rule: .bidiControl,
      target: range,
      message: Message("finding.bidiIsolate", ["text": .quotation(inner)]),
      suggestions: [inner]
    )
  }

  private func isInWord(_ index: Int, of side: SideText) -> Bool {
    let isLetter = { Scalars.isArabicLetter($0) || Scalars.isArabicMark($0) }
    if isLetter(side[index - 1]), isLetter(side[index + 1]) { return true }
    return Scalars.isLatinLetter(side[index - 1]) && Scalars.isLatinLetter(side[index + 1])
  }

  private func isAroundWords(_ range: Range<Int>, of side: SideText) -> Bool {
    side.isArabic && side.scalars[range].contains(where: Scalars.isLatinLetter)
  }

  private static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

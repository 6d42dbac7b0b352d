import Model

/// Brackets and quotation marks of which one end is missing, where the source has both.
struct PairCheck: SegmentCheck {
  let rules: [Rule] = [.punctuationPair]

  func findings(in segment: SegmentView) -> [Found] {
    let target = segment.target
    guard let lone = unpaired(in: target).first else { return [] }
    if let source = segment.source, !source.isBlank,
      !unpaired(in: source).isEmpty || hasSingleQuotes(source)
    {
      return []
    }
    return [
      Found(
        rule: .punctuationPair,
        target: lone..<lone + 1,
        message: Message(
          "finding.punctuationPair",
          ["mark": .quotation(target.text(lone..<lone + 1))]
        )
      )
    ]
  }

  /// The brackets without a partner, and the last quotation mark of an odd number.
  private func unpaired(in side: SideText) -> [Int] {
    var open: [(mark: UInt32, index: Int)] = []
    var lone: [Int] = []
    var straight: [Int] = []
    var curly: [Int] = []
    for index in side.scalars.indices {
      let scalar = side[index]
      if scalar == 0x22 || (0x201C...0x201F).contains(scalar) {
        // Inches and seconds stand after a digit, unless a quotation ends there.
        if scalar == 0x22, Scalars.isDigit(side[index - 1]), straight.count % 2 == 0 { continue }
        if scalar == 0x22 { straight.append(index) } else { curly.append(index) }
        continue
      }
      guard !side.isProtected(index) else { continue }
      if let close = Self.pairs[scalar] {
        open.append((close, index))
      } else if Self.closing.contains(scalar) {
        if let last = open.suffix(Self.depth).lastIndex(where: { $0.mark == scalar }) {
          lone += open[(last + 1)...].map(\.index)
          open.removeSubrange(last...)
        } else if !isNumbering(index, of: side) {
          lone.append(index)
        }
      }
    }
    lone += open.map(\.index)
    if (straight.count + curly.count) % 2 == 1 { lone += [(straight + curly).max() ?? 0] }
    return lone.sorted()
  }

  /// Whether single quotation marks quote, so that a translation may have other marks than its source.
  private func hasSingleQuotes(_ side: SideText) -> Bool {
    side.scalars.indices.contains { index in
      guard side[index] == 0x27 || side[index] == 0x2018 || side[index] == 0x2019 else {
        return false
      }
      let (before, after) = (side[index - 1], side[index + 1])
      // The end of a quotation that began in a segment before: 'I got bit!'
      if Self.stops.contains(before), !Scalars.isLatinLetter(after) { return true }
      return !Scalars.isLatinLetter(before) && !Scalars.isDigit(before)
        && Scalars.isLatinLetter(after)
    }
  }

  /// Whether a closing bracket stands after the number or letter of a paragraph, or draws a face.
  private func isNumbering(_ index: Int, of side: SideText) -> Bool {
    guard side[index] == 0x29 else { return false }
    if [0x3A, 0x3B, 0x2D].contains(side[index - 1]) { return true }
    var start = index
    while start > 0, !Scalars.isSpace(side[start - 1]), index - start < 6 { start -= 1 }
    return index - start < 5
  }

  /// How many open brackets are looked through for the partner of one that closes.
  private static let depth = 32

  private static let pairs: [UInt32: UInt32] = [
    0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D, 0xAB: 0xBB,
  ]
  private static let stops: Set<UInt32> = [0x2E, 0x21, 0x3F, 0x2C]
  private static let closing: Set<UInt32> = [0x29, 0x5D, 0x7D, 0xBB]
}

import Model

/// Placeholders of programs that a translation has lost, broken or made up.
struct PlaceholderCheck: SegmentCheck {
  let rules: [Rule] = [.placeholderChanged]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      !source.placeholders.isEmpty || !target.placeholders.isEmpty
    else { return [] }
    var wanted = source.placeholders.map { (range: $0, key: key($0, of: source)) }
    var added: [(range: Range<Int>, key: String)] = []
    for range in target.placeholders {
      let key = key(range, of: target)
      if let index = wanted.firstIndex(where: { $0.key == key }) {
        wanted.remove(at: index)
      } else {
        added.append((range, key))
      }
    }
    var found: [Found] = []
    var broken = brokenOnes(in: target)
    for (index, missing) in wanted.enumerated() {
      let text = source.text(missing.range)
      let place = index < added.count ? added[index].range : broken.popLast()
      found.append(
        Found(
          rule: .placeholderChanged,
          source: missing.range,
          target: place,
          message: Message("finding.placeholderMissing", ["text": .quotation(text)]),
          suggestions: place == nil ? [] : [text]
        )
      )
    }
    for extra in added.dropFirst(wanted.count) {
      found.append(
        Found(
          rule: .placeholderChanged,
          target: extra.range,
          message: Message(
            "finding.placeholderAdded",
            ["text": .quotation(target.text(extra.range))]
          )
        )
      )
    }
    return found
  }

  /// What a placeholder is told apart by: numbers of positions do not count, since a translation that
  /// puts its arguments in another order has to add them.
  private func key(_ range: Range<Int>, of side: SideText) -> String {
    let text = side.text(range)
    guard text.first == "%", let dollar = text.firstIndex(of: "$") else { return text }
    return "%" + text[text.index(after: dollar)...]
  }

  /// Places in which a placeholder was taken apart or translated: `٪ s`, `% s`, `%س`, `{ 0 }`.
  private func brokenOnes(in side: SideText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < side.scalars.count {
      defer { index += 1 }
      guard side[index] == 0x66A || side[index] == 0x25, !side.isProtected(index) else {
        if side[index] == 0x7B, !side.isProtected(index),
          let end = (index + 1..<min(index + 40, side.scalars.count)).first(where: {
            side[$0] == 0x7D
          })
        {
          ranges.append(index..<end + 1)
        }
        continue
      }
      var next = index + 1
      while Scalars.isSpace(side[next]) || Scalars.isControl(side[next]) { next += 1 }
      let isLetter = Scalars.isLatinLetter(side[next]) || Scalars.isArabicLetter(side[next])
      if isLetter, next - index <= 2 { ranges.append(index..<next + 1) }
    }
    return ranges.reversed()
  }
}

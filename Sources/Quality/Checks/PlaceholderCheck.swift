import Model

/// Placeholders of programs that a translation has lost, broken or made up.
struct PlaceholderCheck: SegmentCheck {
  let rules: [Rule] = [.placeholderChanged]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      !source.placeholders.isEmpty || !target.placeholders.isEmpty
    else { return [] }
    var open: [String: Int] = [:]
    for range in target.placeholders { open[key(range, of: target), default: 0] += 1 }
    let wanted = source.placeholders.filter { !open.take(key($0, of: source)) }
    var needed: [String: Int] = [:]
    for range in source.placeholders { needed[key(range, of: source), default: 0] += 1 }
    let added = target.placeholders.filter { !needed.take(key($0, of: target)) }
    var found: [Found] = []
    var broken = brokenOnes(in: target)
    for (index, missing) in wanted.enumerated() {
      let text = source.text(missing)
      let place = index < added.count ? added[index] : broken.popLast()
      found.append(
        Found(
          rule: .placeholderChanged,
          source: missing,
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
          target: extra,
          message: Message(
            "finding.placeholderAdded",
            ["text": .quotation(target.text(extra))]
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

extension [String: Int] {
  /// Takes one of what is counted under a name, if there is one left.
  fileprivate mutating func take(_ name: String) -> Bool {
    guard let count = self[name], count > 0 else { return false }
    self[name] = count - 1
    return true
  }
}

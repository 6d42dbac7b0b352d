import Model

/// Inline codes that were lost, added, or put in another order.
struct CodeCheck: SegmentCheck {
  let rules: [Rule] = [.codeMissing, .codeAdded, .codeOrder]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation,
      !source.codes.isEmpty || !target.codes.isEmpty
    else { return [] }
    let missing = source.codes.without(target.codes)
    let added = target.codes.without(source.codes)
    var found = missing.map { code in
      Found(
        rule: .codeMissing,
        source: source.range(of: code),
        message: Message("finding.codeMissing", ["text": .quotation(code.text)])
      )
    }
    found += added.map { code in
      Found(
        rule: .codeAdded,
        target: target.range(of: code),
        message: Message("finding.codeAdded", ["text": .quotation(code.text)])
      )
    }
    if found.isEmpty, let moved = firstMoved(source.codes, target.codes) {
      found.append(
        Found(
          rule: .codeOrder,
          source: source.range(of: moved.source),
          target: target.range(of: moved.target),
          message: Message("finding.codeOrder", ["text": .quotation(moved.target.text)])
        )
      )
    }
    return found
  }

  private func firstMoved(
    _ source: [SideCode],
    _ target: [SideCode]
  ) -> (source: SideCode, target: SideCode)? {
    zip(source, target).first { $0.key != $1.key }.map { ($0, $1) }
  }
}

extension [SideCode] {
  /// Those that others have no partner for.
  fileprivate func without(_ others: [SideCode]) -> [SideCode] {
    var counts: [String: Int] = [:]
    for code in others { counts[code.key, default: 0] += 1 }
    return filter { code in
      guard let count = counts[code.key], count > 0 else { return true }
      counts[code.key] = count - 1
      return false
    }
  }
}

extension SideText {
  /// Where a code stands: markup has a range, a code of the format the place between two scalars.
  fileprivate func range(of code: SideCode) -> Range<Int> {
    guard code.place < scalars.count, scalars[code.place] == 0x3C,
      text(code.place..<Swift.min(scalars.count, code.place + code.text.unicodeScalars.count))
        == code.text
    else { return code.place..<code.place }
    return code.place..<code.place + code.text.unicodeScalars.count
  }
}

import RegularExpressions

/// One pass of SRX rules over a text.
struct SRXScan {
  private let rules: SRXRules
  private let keepsDecisions: Bool
  private(set) var automata: SRXAutomata

  /// The segments found so far, in UTF-8 offsets.
  private(set) var ranges: [Range<Int>] = []
  /// What was decided, if that is kept.
  private(set) var decisions: [SegmentationDecision] = []

  /// Where a rule that breaks has been found.
  private struct Finding {
    /// The index of the rule among those that break.
    let rule: Int
    /// Where the search for it began.
    var searchStart = 0
    /// Where the next search for it begins.
    var position = 0
    /// The place at which it would break.
    var end = 0
    /// Where what stands before the break starts, once that was asked.
    var start: Int?
  }

  private var findings: [Finding] = []
  private var matched: [Int32] = []

  init(rules: SRXRules, automata: SRXAutomata, keepsDecisions: Bool) {
    self.rules = rules
    self.automata = automata
    self.keepsDecisions = keepsDecisions
  }

  /// Segments a text.
  ///
  /// - Throws: What the machine's checkpoint throws.
  mutating func run(over bytes: Span<UInt8>) throws {
    for rule in rules.breaks.indices {
      if let finding = try advance(Finding(rule: rule), in: bytes) { findings.append(finding) }
    }
    var start = 0
    while start < bytes.count, let first = earliest() {
      let end = findings[first].end
      if end > start, try breaks(at: end, by: rules.breaks[findings[first].rule], in: bytes) {
        ranges.append(start..<end)
        start = end
        try restartFindings(before: end, in: bytes)
      }
      try passFindings(upTo: end, in: bytes)
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    // A break after the last character divides nothing.
    while decisions.last?.position == bytes.count { decisions.removeLast() }
  }

  private func earliest() -> Int? {
    findings.indices.min { findings[$0].end < findings[$1].end }
  }

  /// Looks again, from a break on, for what was found across it.
  private mutating func restartFindings(before end: Int, in bytes: Span<UInt8>) throws {
    for index in findings.indices.reversed() where findings[index].searchStart < end {
      let start = try findings[index].start ?? startOfMatch(findings[index], in: bytes)
      findings[index].start = start
      guard start < end else { continue }
      findings[index].position = end
      guard let next = try advance(findings[index], in: bytes) else {
        findings.remove(at: index)
        continue
      }
      findings[index] = next
    }
  }

  private mutating func passFindings(upTo end: Int, in bytes: Span<UInt8>) throws {
    for index in findings.indices.reversed() where findings[index].end <= end {
      var next: Finding? = findings[index]
      while let current = next, current.end <= end { next = try advance(current, in: bytes) }
      if let next { findings[index] = next } else { findings.remove(at: index) }
    }
  }

  /// Finds the next place of a rule, or `nil`, if there is none.
  private mutating func advance(_ finding: Finding, in bytes: Span<UInt8>) throws -> Finding? {
    var finding = finding
    let rule = rules.breaks[finding.rule]
    while finding.position <= bytes.count {
      finding.searchStart = finding.position
      finding.start = nil
      guard let end = try search(finding, in: bytes) else { return nil }
      finding.end = end
      finding.position = end
      if rule.isFoundByAfter {
        finding.end = try startOfMatch(finding, in: bytes)
        finding.start = finding.end
      }
      if rule.mayBeEmpty,
        try (finding.start ?? startOfMatch(finding, in: bytes)) == finding.end
      {
        let end = finding.end
        finding.position = end < bytes.count ? bytes.scalar(at: end).end : end + 1
      }
      guard let after = rule.after else { return finding }
      if try matchesAfter(after, at: end, in: bytes) { return finding }
    }
    return nil
  }

  private mutating func search(_ finding: Finding, in bytes: Span<UInt8>) throws -> Int? {
    guard automata.searches[finding.rule] != nil else {
      let program = rules.breaks[finding.rule].search
      return try automata.machine.run(program, over: bytes, from: finding.position, needsEnd: true)
    }
    return try automata.searches[finding.rule]?
      .search(in: bytes, from: finding.position, &automata.machine)
  }

  private mutating func startOfMatch(_ finding: Finding, in bytes: Span<UInt8>) throws -> Int {
    let start = try automata.backwards[finding.rule]?
      .start(
        ofMatchEndingAt: finding.end,
        in: bytes,
        lowest: finding.searchStart,
        &automata.machine
      )
    return start ?? finding.searchStart
  }

  private mutating func matchesAfter(
    _ index: Int,
    at offset: Int,
    in bytes: Span<UInt8>
  ) throws -> Bool {
    guard automata.afters[index] != nil else {
      return try matches(rules.afters[index], at: offset, in: bytes)
    }
    return try automata.afters[index]?
      .matches(in: bytes, at: offset, limit: RegexMachine.reach, &automata.machine) == true
  }

  private mutating func matches(
    _ program: RegexProgram,
    at offset: Int,
    in bytes: Span<UInt8>
  ) throws -> Bool {
    try automata.machine.run(program, over: bytes, from: offset, limit: RegexMachine.reach) != nil
  }

  /// Whether a rule breaks at a place, or a rule before it keeps the place together.
  private mutating func breaks(
    at place: Int,
    by rule: SRXRules.Break,
    in bytes: Span<UInt8>
  ) throws -> Bool {
    matched.removeAll(keepingCapacity: true)
    try automata.exceptions.matches(in: bytes, before: place, &automata.machine, into: &matched)
    for distant in rules.distant where distant.order < rule.order {
      // What stands after the place is quickly known; what stands before it is not.
      if try isFollowed(distant.order, at: place, in: bytes),
        try matches(distant.before, at: place, in: bytes)
      {
        matched.append(distant.order)
      }
    }
    matched.sort()
    for order in matched where order < rule.order {
      guard try isFollowed(order, at: place, in: bytes) else { continue }
      note(place, order, isBreak: false)
      return false
    }
    note(place, rule.order, isBreak: true)
    return true
  }

  /// Whether the second part of a rule matches at a place.
  private mutating func isFollowed(
    _ order: Int32,
    at place: Int,
    in bytes: Span<UInt8>
  ) throws -> Bool {
    guard let after = rules.afterIndices[Int(order)] else { return true }
    return try matchesAfter(after, at: place, in: bytes)
  }

  private mutating func note(_ place: Int, _ order: Int32, isBreak: Bool) {
    guard keepsDecisions else { return }
    decisions.append(
      SegmentationDecision(
        position: place,
        isBreak: isBreak,
        rule: rules.names[Int(order)],
        reason: isBreak ? "a rule that breaks" : "a rule that keeps together"
      )
    )
  }
}

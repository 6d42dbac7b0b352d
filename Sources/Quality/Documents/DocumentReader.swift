import Model

/// Puts the segments of a document together, and finds what a segment alone does not show: one source
/// with two translations, one concept with two words, a habit that is no slip.
public struct DocumentReader: Sendable {
  private let profile: QualityProfile
  private var consistency = ConsistencyCheck()
  private var usage = TermUsageCheck()
  private var habits = Habits()
  /// The names of which there is a finding already.
  private var named: Set<Named> = []
  private var fingerprints = Fingerprints()
  private var document = CheckedDocument()
  private var verdicts: BriefVerdicts?

  private struct Named: Hashable {
    let rule: Rule
    let concept: Int
  }

  init(_ profile: QualityProfile, _ brief: CheckedBrief?) {
    self.profile = profile
    verdicts = brief.map { BriefVerdicts($0) }
  }

  /// Adds the next segment.
  ///
  /// - Complexity: O(length of the segment), expected
  public mutating func add(_ segment: ReadSegment) {
    document.segmentCount += 1
    habits.count(segment)
    verdicts?.add(segment)
    let more = (consistency.findings(in: segment) + usage.findings(in: segment))
      .filter { profile.severities[$0.rule] != nil }
    let found = (segment.found + more).filter { found in
      guard let concept = found.concept else { return true }
      return named.insert(Named(rule: found.rule, concept: concept)).inserted
    }
    guard !found.isEmpty else { return }
    let place = { (found: Found) in found.target?.lowerBound ?? found.source?.lowerBound ?? 0 }
    let findings = found.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }.map { finding($0.element, in: segment.view) }
    document.segments.append(
      CheckedDocument.Segment(
        identifier: segment.identifier,
        line: segment.line,
        source: segment.view.source?.text,
        target: segment.view.target.text,
        findings: findings
      )
    )
  }

  /// Ends the document.
  ///
  /// - Returns: What was found in it.
  /// - Complexity: O(number of findings)
  public mutating func finish() -> CheckedDocument {
    habits.reduce(&document)
    document.verdicts = verdicts?.finish()
    return document
  }

  private mutating func finding(_ found: Found, in view: SegmentView) -> Finding {
    let source = view.source.flatMap { side in found.source.map { Finding.Span($0, of: side) } }
    let target = found.target.map { Finding.Span($0, of: view.target) }
    return Finding(
      rule: found.rule.rawValue,
      category: found.rule.category,
      severity: profile.severities[found.rule] ?? .neutral,
      message: found.message,
      source: source,
      target: target,
      suggestions: found.suggestions,
      fingerprint: fingerprints.next(for: found, source: source, target: target, in: view)
    )
  }
}

extension Finding.Span {
  init(_ range: Range<Int>, of side: SideText) {
    self.init(range: side.bytes(range), text: side.text(range))
  }
}

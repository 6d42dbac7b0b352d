import Model

/// Compares segments with every unit, to verify the index.
///
/// Units are passed one after the other, and each is compared with all segments, so that a memory
/// is read once however many segments are looked up.
public struct ExhaustiveMatcher {
  private let queries: [PreparedSegment]
  private var tops: [TopMatches]
  private var scorer = SegmentScorer()

  /// Creates a matcher for some segments.
  public init(queries: [PreparedSegment], options: MatchOptions) {
    self.queries = queries
    tops = queries.map { _ in TopMatches(options) }
  }

  /// Compares a unit with all segments.
  ///
  /// - Complexity: O(m × n) for each segment of m tokens whose length alone does not rule the unit out
  public mutating func compare(_ text: String, _ unit: IndexedSegment) {
    let candidate = PreparedSegment(text)
    guard candidate.weight > 0 else { return }
    let flags = RecordFlags(unit, languageSet: 0)
    let date = IndexFormat.packedDate(unit.date)
    for index in queries.indices where queries[index].weight > 0 {
      let threshold = MatchScore(percent: tops[index].threshold)
      guard let match = scorer.score(queries[index], candidate, threshold: threshold) else {
        continue
      }
      tops[index].add(
        percent: match.score.percent,
        isFolded: match.distance == 0 && !match.isIdentical,
        record: (unit.unit, flags, date)
      )
    }
  }

  /// For each segment the best candidates so far, and all that score 100.
  public var candidates: [[MatchCandidate]] { tops.map(\.candidates) }
}

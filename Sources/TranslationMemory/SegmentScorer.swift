import Linguistics
public import Model

/// How a candidate compares with the segment looked up.
public struct ScoredMatch: Hashable, Sendable {
  /// How close the candidate is, before penalties other than that for spelling.
  public let score: MatchScore
  /// Whether the two texts are equal, character by character.
  public let isIdentical: Bool
  /// The edit distance, in twentieths of a word.
  public let distance: Int
}

/// Scores segments against each other: a weighted edit distance over words.
///
/// The distance is that of Wagner and Fischer ("The String-to-String Correction Problem",
/// doi:10.1145/321796.321811) with the costs of `ScoringCosts`; the score is the part of the heavier
/// segment that the distance leaves, in whole percent. 100 means that the texts are equal; texts
/// that differ only in what folding takes away score 99.
///
/// A scorer keeps its buffers between calls. Use one for each thread.
public struct SegmentScorer {
  private var row: [Int] = []
  private var previous: [Int] = []
  private var costs = CostMatrix()

  /// Creates a scorer.
  public init() {}

  /// Scores a candidate, or returns `nil` if it scores less than the threshold.
  ///
  /// - Parameters:
  ///   - query: The segment looked up.
  ///   - candidate: The source text of a unit.
  ///   - threshold: The lowest score of interest, in percent.
  /// - Returns: The score, or `nil` below the threshold.
  /// - Complexity: O(m × n) time for segments of m and n tokens, O(n) space; O(m + n) for
  ///   segments whose lengths alone keep them below the threshold.
  public mutating func score(
    _ query: PreparedSegment,
    _ candidate: PreparedSegment,
    threshold: MatchScore
  ) -> ScoredMatch? {
    let isIdentical = query.text.utf8.elementsEqual(candidate.text.utf8)
    let weight = max(query.weight, candidate.weight)
    guard weight > 0, !isIdentical else {
      let percent = isIdentical ? 100 : 99
      guard percent >= threshold.percent else { return nil }
      return ScoredMatch(score: MatchScore(percent: percent), isIdentical: isIdentical, distance: 0)
    }
    let limit = ScoringCosts.limit(threshold: threshold.percent, weight: weight)
    guard abs(query.weight - candidate.weight) <= limit else { return nil }
    guard let distance = distance(from: query, to: candidate, limit: limit) else { return nil }
    var percent = ScoringCosts.percent(distance: distance, weight: weight)
    if distance == 0 { percent = 100 - Penalty.spelling.points }
    guard percent >= threshold.percent else { return nil }
    return ScoredMatch(score: MatchScore(percent: percent), isIdentical: false, distance: distance)
  }

  /// Returns the edit distance of two segments, or `nil` if it is more than a limit.
  private mutating func distance(
    from query: PreparedSegment,
    to candidate: PreparedSegment,
    limit: Int
  ) -> Int? {
    let width = candidate.tokens.count
    previous.removeAll(keepingCapacity: true)
    previous.append(0)
    for token in candidate.tokens { previous.append(previous[previous.count - 1] + token.weight) }
    row = previous
    for token in query.tokens {
      row[0] = previous[0] + token.weight
      var least = row[0]
      for column in 0..<width {
        let cost = costs.cost(query, token, candidate, candidate.tokens[column])
        let diagonal: Int = previous[column] + cost
        let above: Int = previous[column + 1] + token.weight
        let left: Int = row[column] + candidate.tokens[column].weight
        row[column + 1] = min(diagonal, above, left)
        least = min(least, row[column + 1])
      }
      if least > limit { return nil }
      swap(&row, &previous)
    }
    return previous[width] <= limit ? previous[width] : nil
  }

  /// Returns where a candidate differs from the segment looked up, in the order of the latter.
  ///
  /// - Complexity: O(m × n) time and space
  public mutating func differences(
    _ query: PreparedSegment,
    _ candidate: PreparedSegment
  ) -> [SegmentMatch.Difference] {
    SegmentAlignment(query, candidate, &costs).differences
  }
}

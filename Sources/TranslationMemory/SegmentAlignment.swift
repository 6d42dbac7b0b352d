import Linguistics
import Model

/// The cheapest way from one segment to another, step by step.
struct SegmentAlignment {
  /// Where the candidate differs, in the order of the query.
  let differences: [SegmentMatch.Difference]

  init(_ query: PreparedSegment, _ candidate: PreparedSegment, _ costs: inout CostMatrix) {
    let matrix = Self.distances(query, candidate, &costs)
    let width = candidate.tokens.count + 1
    var found: [SegmentMatch.Difference] = []
    var i = query.tokens.count
    var j = candidate.tokens.count
    while i > 0 || j > 0 {
      let here: Int32 = matrix[i * width + j]
      if i > 0, j > 0 {
        let token = query.tokens[i - 1]
        let other = candidate.tokens[j - 1]
        let cost = costs.cost(query, token, candidate, other)
        let diagonal: Int32 = matrix[(i - 1) * width + j - 1] + Int32(cost)
        if here == diagonal, cost < token.weight + other.weight {
          if cost > 0 { found.append(Self.change(of: token, to: other, cost: cost)) }
          i -= 1
          j -= 1
          continue
        }
      }
      let isExtraInQuery = i > 0 && here == Self.above(matrix, i, j, width, query)
      if isExtraInQuery {
        found.append(Self.lone(query.tokens[i - 1], queryRange: true, at: Self.end(candidate, j)))
        i -= 1
      } else {
        found.append(Self.lone(candidate.tokens[j - 1], queryRange: false, at: Self.end(query, i)))
        j -= 1
      }
    }
    differences = found.reversed()
  }

  private static func above(
    _ matrix: [Int32],
    _ i: Int,
    _ j: Int,
    _ width: Int,
    _ query: PreparedSegment
  ) -> Int32 {
    matrix[(i - 1) * width + j] + Int32(query.tokens[i - 1].weight)
  }

  private static func change(
    of token: PreparedSegment.Token,
    to other: PreparedSegment.Token,
    cost: Int
  ) -> SegmentMatch.Difference {
    SegmentMatch.Difference(
      kind: kind(cost, token),
      queryRange: token.range,
      sourceRange: other.range
    )
  }

  private static func distances(
    _ query: PreparedSegment,
    _ candidate: PreparedSegment,
    _ costs: inout CostMatrix
  ) -> [Int32] {
    let width = candidate.tokens.count + 1
    var matrix = [Int32](repeating: 0, count: width * (query.tokens.count + 1))
    for (j, other) in candidate.tokens.enumerated() {
      matrix[j + 1] = matrix[j] + Int32(other.weight)
    }
    for (i, token) in query.tokens.enumerated() {
      let base = (i + 1) * width
      matrix[base] = matrix[base - width] + Int32(token.weight)
      for (j, other) in candidate.tokens.enumerated() {
        let cost = Int32(costs.cost(query, token, candidate, other))
        let diagonal: Int32 = matrix[base - width + j] + cost
        let above: Int32 = matrix[base - width + j + 1] + Int32(token.weight)
        let left: Int32 = matrix[base + j] + Int32(other.weight)
        matrix[base + j + 1] = min(diagonal, above, left)
      }
    }
    return matrix
  }

  private static func kind(
    _ cost: Int,
    _ token: PreparedSegment.Token
  ) -> SegmentMatch.Difference.Kind {
    guard token.isWord else { return .punctuation }
    switch cost {
    case ScoringCosts.cost(of: .number) where token.kind == .number: return .number
    case ScoringCosts.cost(of: .spelling): return .spelling
    case ScoringCosts.cost(of: .clitic): return .clitic
    case ScoringCosts.cost(of: .inflection), ScoringCosts.cost(of: .cliticAndInflection):
      return .inflection
    default: return .word
    }
  }

  private static func lone(
    _ token: PreparedSegment.Token,
    queryRange isInQuery: Bool,
    at place: Int
  ) -> SegmentMatch.Difference {
    SegmentMatch.Difference(
      kind: token.isWord ? .word : .punctuation,
      queryRange: isInQuery ? token.range : place..<place,
      sourceRange: isInQuery ? place..<place : token.range
    )
  }

  /// Where the token before a position ends.
  private static func end(_ segment: PreparedSegment, _ position: Int) -> Int {
    position > 0 ? Int(segment.tokens[position - 1].end) : 0
  }
}

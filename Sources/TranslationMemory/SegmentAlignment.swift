import Linguistics
import Model

/// The cheapest way from one segment to another, step by step.
struct SegmentAlignment {
  /// Where the candidate differs, in the order of the query.
  let differences: [SegmentMatch.Difference]

  /// How many cells the table of distances may have; beyond, what lies between the equal beginning and the
  /// equal end of two segments is one difference.
  private static let maximumTableSize = 16 << 20

  init(_ query: PreparedSegment, _ candidate: PreparedSegment, _ costs: inout CostMatrix) {
    var first = 0
    var (i, j) = (query.tokens.count, candidate.tokens.count)
    if (i + 1) * (j + 1) > Self.maximumTableSize {
      // Equal tokens at both ends are no differences in one of the cheapest ways.
      while first < min(i, j), Self.areEqual(query, first, candidate, first) { first += 1 }
      while i > first, j > first, Self.areEqual(query, i - 1, candidate, j - 1) {
        (i, j) = (i - 1, j - 1)
      }
    }
    guard (i - first + 1) * (j - first + 1) <= Self.maximumTableSize else {
      let change = SegmentMatch.Difference(
        kind: .word,
        queryRange: Self.range(first..<i, of: query),
        sourceRange: Self.range(first..<j, of: candidate)
      )
      differences = [change]
      return
    }
    let matrix = Self.distances(query, first..<i, candidate, first..<j, &costs)
    let width = j - first + 1
    var found: [SegmentMatch.Difference] = []
    while i > first || j > first {
      let here: Int32 = matrix[(i - first) * width + j - first]
      if i > first, j > first {
        let token = query.tokens[i - 1]
        let other = candidate.tokens[j - 1]
        let cost = costs.cost(query, token, candidate, other)
        let diagonal: Int32 = matrix[(i - first - 1) * width + j - first - 1] + Int32(cost)
        if here == diagonal, cost < token.weight + other.weight {
          if cost > 0 { found.append(Self.change(of: token, to: other, cost: cost)) }
          i -= 1
          j -= 1
          continue
        }
      }
      let isExtraInQuery =
        i > first
        && here == matrix[(i - first - 1) * width + j - first] + Int32(query.tokens[i - 1].weight)
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

  private static func areEqual(
    _ query: PreparedSegment,
    _ i: Int,
    _ candidate: PreparedSegment,
    _ j: Int
  ) -> Bool {
    query.tokens[i].formKey == candidate.tokens[j].formKey
  }

  /// The text of some tokens; where there are none, the place after the token before.
  private static func range(_ tokens: Range<Int>, of segment: PreparedSegment) -> Range<Int> {
    guard let first = tokens.first, let last = tokens.last else {
      let place = end(segment, tokens.lowerBound)
      return place..<place
    }
    return Int(segment.tokens[first].start)..<Int(segment.tokens[last].end)
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
    _ queryTokens: Range<Int>,
    _ candidate: PreparedSegment,
    _ candidateTokens: Range<Int>,
    _ costs: inout CostMatrix
  ) -> [Int32] {
    let width = candidateTokens.count + 1
    var matrix = [Int32](repeating: 0, count: width * (queryTokens.count + 1))
    for (j, other) in candidate.tokens[candidateTokens].enumerated() {
      matrix[j + 1] = matrix[j] + Int32(other.weight)
    }
    for (i, token) in query.tokens[queryTokens].enumerated() {
      let base = (i + 1) * width
      matrix[base] = matrix[base - width] + Int32(token.weight)
      for (j, other) in candidate.tokens[candidateTokens].enumerated() {
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

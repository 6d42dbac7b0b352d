import Linguistics

/// What one token costs in the place of another.
struct CostMatrix {
  /// The difference of two forms with one stem key, by their keys.
  private var known: [PairKey: Int] = [:]

  private struct PairKey: Hashable {
    let left: UInt64
    let right: UInt64
  }

  /// Returns the cost, which for a word in the place of punctuation is that of taking one away and
  /// adding the other.
  mutating func cost(
    _ query: PreparedSegment,
    _ token: PreparedSegment.Token,
    _ candidate: PreparedSegment,
    _ other: PreparedSegment.Token
  ) -> Int {
    if token.formKey == other.formKey { return 0 }
    guard token.isWord, other.isWord else {
      return token.isWord == other.isWord ? ScoringCosts.punctuation : token.weight + other.weight
    }
    guard token.stemKey == other.stemKey else { return ScoringCosts.word }
    if token.kind == .number { return ScoringCosts.cost(of: .number) }
    let key = PairKey(left: token.formKey, right: other.formKey)
    if let cost = known[key] { return cost }
    let difference = query.withView(of: token) { left in
      candidate.withView(of: other) { WordView.difference(left, $0) }
    }
    let cost = ScoringCosts.cost(of: difference)
    if known.count >= 1 << 16 { known.removeAll(keepingCapacity: true) }
    known[key] = cost
    return cost
  }
}

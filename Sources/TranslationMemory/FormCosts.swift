import Linguistics

/// What forms cost in the place of words of a query, as far as anybody asked.
///
/// The parts of an index have the same forms under other numbers, but with the same keys.
struct FormCosts {
  private struct Pair: Hashable {
    let word: UInt64
    let form: UInt64
  }

  private var costs: [Pair: Int8] = [:]

  /// Returns what a form costs in the place of a word; -1 is too far.
  mutating func cost(
    of form: Int,
    for token: PreparedSegment.Token,
    _ segment: PreparedSegment,
    _ part: IndexPartReader
  ) throws -> Int8 {
    let key = try part.number(.formKeys, form, as: UInt64.self)
    if token.formKey == key { return 0 }
    if token.kind == .number { return -1 }
    let pair = Pair(word: token.formKey, form: key)
    if let known = costs[pair] { return known }
    let difference = try part.withView(ofForm: form) { view in
      segment.withView(of: token) { WordView.difference($0, view) }
    }
    let cost = difference < .number ? Int8(clamping: ScoringCosts.cost(of: difference)) : -1
    costs[pair] = cost
    return cost
  }
}

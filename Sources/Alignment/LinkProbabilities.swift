/// Probabilities that words of two texts translate each other.
struct LinkProbabilities {
  /// A word class of each text.
  struct Pair: Hashable {
    let source: Int32
    let target: Int32
  }

  /// The probability of each word where the other stands.
  struct Probability {
    var ofTarget: Float
    var ofSource: Float
  }

  private(set) var values: [Pair: Probability] = [:]

  /// Enters probabilities; of what was known and what is new, the higher counts.
  mutating func merge(_ pair: Pair, ofTarget: Float, ofSource: Float) {
    let known = values[pair]
    values[pair] = Probability(
      ofTarget: max(known?.ofTarget ?? 0, ofTarget),
      ofSource: max(known?.ofSource ?? 0, ofSource)
    )
  }

  /// Enters all probabilities of another table.
  mutating func merge(_ other: LinkProbabilities) {
    for (pair, probability) in other.values {
      merge(pair, ofTarget: probability.ofTarget, ofSource: probability.ofSource)
    }
  }
}

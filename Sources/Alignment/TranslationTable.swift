/// Learns from texts that translate each other which words do.
///
/// Reference: IBM model 1 (P. F. Brown and others, "The Mathematics of Statistical Machine
/// Translation", Computational Linguistics 19(2), 1993, J93-2003), with the denominators smoothed
/// after R. C. Moore, "Improving IBM Word-Alignment Model 1", 2004, doi:10.3115/1218955.1219021.
struct TranslationTable {
  /// Two groups of words that translate each other.
  struct Example {
    let source: [Int32]
    let target: [Int32]
    let weight: Float
  }

  /// Added to each denominator, so that words seen once or twice do not become certain.
  var smoothing: Float = 0.5
  /// The number of rounds of expectation and maximization.
  var rounds = 5
  /// Probabilities below this are dropped.
  var minimumProbability: Float = 0.04

  /// Returns the probabilities that examples teach, in both directions.
  ///
  /// - Complexity: O(rounds × pairs of words that are in one example)
  func learn(_ examples: [Example]) -> LinkProbabilities {
    var corpus = Corpus()
    for example in examples { corpus.append(example) }
    corpus.seal()
    let ofTarget = estimate(corpus, groupedBySource: true)
    let ofSource = estimate(corpus, groupedBySource: false)
    var result = LinkProbabilities()
    for (index, pair) in corpus.pairs.enumerated() {
      guard max(ofTarget[index], ofSource[index]) >= minimumProbability else { continue }
      result.merge(pair, ofTarget: ofTarget[index], ofSource: ofSource[index])
    }
    return result
  }

  /// Returns the probability of one word of each pair given the other.
  private func estimate(_ corpus: Corpus, groupedBySource: Bool) -> [Float] {
    var probabilities = [Float](repeating: 1, count: corpus.pairs.count)
    var counts = [Float](repeating: 0, count: corpus.pairs.count)
    let groupCount = groupedBySource ? corpus.sourceCount : corpus.targetCount
    for _ in 0..<rounds {
      for index in counts.indices { counts[index] = 0 }
      corpus.forEachAlternative(ofTarget: groupedBySource) { pairs, weight in
        var sum: Float = 0
        for pair in pairs { sum += probabilities[Int(pair)] }
        guard sum > 0 else { return }
        for pair in pairs { counts[Int(pair)] += weight * probabilities[Int(pair)] / sum }
      }
      var totals = [Float](repeating: smoothing, count: groupCount)
      for (index, pair) in corpus.pairs.enumerated() {
        totals[Int(groupedBySource ? pair.source : pair.target)] += counts[index]
      }
      for (index, pair) in corpus.pairs.enumerated() {
        probabilities[index] =
          counts[index] / totals[Int(groupedBySource ? pair.source : pair.target)]
      }
    }
    return probabilities
  }
}

/// Examples with each pair of words that meet in one of them numbered.
private struct Corpus {
  private(set) var pairs: [LinkProbabilities.Pair] = []
  private(set) var sourceCount = 0
  private(set) var targetCount = 0
  private var identifiers: [UInt64: Int32] = [:]
  private var rows: [Row] = []
  /// The pairs of all examples: for each target word, those with the source words in order.
  private var cells: [Int32] = []

  private struct Row {
    let start: Int
    let sourceCount: Int
    let targetCount: Int
    let weight: Float
  }

  mutating func append(_ example: TranslationTable.Example) {
    guard !example.source.isEmpty, !example.target.isEmpty else { return }
    rows.append(
      Row(
        start: cells.count,
        sourceCount: example.source.count,
        targetCount: example.target.count,
        weight: example.weight
      )
    )
    for target in example.target {
      targetCount = max(targetCount, Int(target) + 1)
      for source in example.source {
        let key = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
        if let known = identifiers[key] {
          cells.append(known)
        } else {
          let identifier = Int32(pairs.count)
          identifiers[key] = identifier
          pairs.append(.init(source: source, target: target))
          cells.append(identifier)
        }
      }
    }
    for source in example.source { sourceCount = max(sourceCount, Int(source) + 1) }
  }

  /// Gives the memory back that only adding examples needs, the largest part.
  mutating func seal() { identifiers = [:] }

  /// Visits, for each word of one side, the pairs that may explain it.
  func forEachAlternative(ofTarget: Bool, _ visit: ([Int32], Float) -> Void) {
    var pairs: [Int32] = []
    for row in rows {
      for index in 0..<(ofTarget ? row.targetCount : row.sourceCount) {
        pairs.removeAll(keepingCapacity: true)
        if ofTarget {
          let start = row.start + index * row.sourceCount
          pairs.append(contentsOf: cells[start..<(start + row.sourceCount)])
        } else {
          for target in 0..<row.targetCount {
            pairs.append(cells[row.start + target * row.sourceCount + index])
          }
        }
        visit(pairs, row.weight)
      }
    }
  }
}

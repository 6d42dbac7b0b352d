/// How strongly the word classes of one text point to those of the other.
struct Associations {
  /// Two word classes that may translate each other.
  struct Link {
    let target: Int32
    /// How much likelier the target word is where the source word stands than elsewhere.
    let targetGain: Float
    /// The same for the source word where the target word stands.
    let sourceGain: Float
  }

  /// The links of each source class.
  private(set) var links: [[Link]]
  /// Whether something in the source text may explain the class, by target class.
  private(set) var isKnownTarget: [Bool]
  /// Whether something in the target text may explain the class, by source class.
  private(set) var isKnownSource: [Bool]

  /// Creates the associations of two vocabularies from probabilities.
  init(
    _ probabilities: LinkProbabilities,
    source: Vocabulary,
    target: Vocabulary
  ) {
    links = [[Link]](repeating: [], count: source.types.count)
    isKnownTarget = [Bool](repeating: false, count: target.types.count)
    isKnownSource = [Bool](repeating: false, count: source.types.count)
    for (pair, probability) in probabilities.values {
      let link = Link(
        target: pair.target,
        targetGain: probability.ofTarget / target.frequency(of: pair.target),
        sourceGain: probability.ofSource / source.frequency(of: pair.source)
      )
      guard max(link.targetGain, link.sourceGain) > minimumGain else { continue }
      links[Int(pair.source)].append(link)
      if probability.ofTarget > knownProbability { isKnownTarget[Int(pair.target)] = true }
      if probability.ofSource > knownProbability { isKnownSource[Int(pair.source)] = true }
    }
    for index in links.indices { links[index].sort { $0.target < $1.target } }
  }
}

/// A link that makes its words only this much likelier is not worth the time.
private let minimumGain: Float = 1

/// From this probability on, a word counts as known.
///
/// A known word speaks against a bead that lacks its translation.
private let knownProbability: Float = 0.04

import Model

/// The alignment of one pair of texts, from what is known before to what the texts teach.
///
/// Each pass scores the beads in a band, reads off the path with the most beads that are expected
/// to be right, and learns from it for the next pass: translations of words, the ratio and spread of
/// lengths, and how common each shape of bead is.
struct AlignmentRun {
  private let source: TokenizedText
  private let target: TokenizedText
  private let weights: AlignmentWeights
  private let anchors: AnchorFinder.Anchors
  private var lengths: LengthModel
  private var priors = BeadShape.all.map { logarithm($0.prior) }
  private var steps: [BeadLattice.Step] = []

  init(
    source: TokenizedText,
    target: TokenizedText,
    lexicon: BilingualLexicon,
    weights: AlignmentWeights
  ) {
    self.source = source
    self.target = target
    self.weights = weights
    lengths = LengthModel(source: source, target: target)
    anchors = AnchorFinder(
      lexicon: lexicon,
      source: source.vocabulary,
      target: target.vocabulary,
      comparesNames: weights.comparesNames
    ).anchors()
  }

  /// What an alignment is: its beads, what is left of the confidence in each, and how likely it is that the
  /// texts translate each other.
  struct Outcome {
    let steps: [BeadLattice.Step]
    let remainders: [Float]
    let confidence: Float
  }

  /// Aligns the texts and weighs whether they translate each other.
  ///
  /// - Throws: `InterruptionError`.
  mutating func align(_ interruption: Interruption) throws(InterruptionError) -> Outcome {
    var band = firstBand()
    let isLong = (source.count + 1) * (target.count + 1) > weights.longGrid
    let passes = isLong ? weights.passesOfLongTexts : weights.passes
    try search(anchors.probabilities, in: band, isLast: passes == 0, interruption)
    for pass in 0..<passes {
      var probabilities = anchors.probabilities
      probabilities.merge(learnedWords())
      learnLengths()
      if band.count > weights.wholeGridLimit {
        let corners = [(0, 0)] + steps.map { ($0.rows.upperBound, $0.columns.upperBound) }
        band = .around(corners, halfWidth: weights.halfWidth, targetCount: target.count)
      }
      try search(probabilities, in: band, isLast: pass == passes - 1, interruption)
    }
    let known = associations(anchors.probabilities)
    let evidence = TranslationEvidence(
      steps,
      source: source,
      target: target,
      anchors: anchors,
      associations: known
    )
    let doubts = BeadDoubts(
      source: source,
      target: target,
      anchors: anchors,
      associations: known,
      ratio: lengths.ratio
    )
    return Outcome(
      steps: steps,
      remainders: steps.map(doubts.remainder),
      confidence: evidence.confidence * doubts.coverage(steps)
    )
  }

  private func associations(_ probabilities: LinkProbabilities) -> Associations {
    Associations(probabilities, source: source.vocabulary, target: target.vocabulary)
  }

  /// The whole grid of two short texts, or a band around the words that anchor two long ones.
  private func firstBand() -> Band {
    guard (source.count + 1) * (target.count + 1) > weights.wholeGridLimit else {
      return .whole(sourceCount: source.count, targetCount: target.count)
    }
    let chain = AnchorChain(source: source, target: target, links: anchors.probabilities)
    return .around(chain.corners, targetCount: target.count)
  }

  /// Finds the path of a pass.
  private mutating func search(
    _ probabilities: LinkProbabilities,
    in band: Band,
    isLast: Bool,
    _ interruption: Interruption
  ) throws(InterruptionError) {
    var scorer = BeadScorer(
      source: source,
      target: target,
      associations: associations(probabilities),
      band: band,
      lengths: lengths,
      weights: weights
    )
    let lattice = try BeadLattice(&scorer, priors: priors, interruption)
    try interruption.check()
    let path = lattice.expectedPath(temperature: weights.temperature)
    if isLast {
      steps = lattice.rated(path.steps, temperature: weights.confidenceTemperature)
    } else {
      steps = path.steps
      learnPriors(path.shapeCounts)
    }
  }

  private func learnedWords() -> LinkProbabilities {
    let examples = steps.filter { !BeadShape.all[$0.shape].isGap }.map { step in
      TranslationTable.Example(
        source: words(step.rows, source),
        target: words(step.columns, target),
        weight: step.probability
      )
    }
    return TranslationTable(smoothing: weights.smoothing).learn(examples)
  }

  /// The words of some segments that occur in two segments at least.
  ///
  /// What occurs in one only would confirm whatever bead it happened to be in.
  private func words(_ segments: Range<Int>, _ text: TokenizedText) -> [Int32] {
    let counts = weights.minimumSegments...max(weights.maximumSegments, text.count / 20)
    return text.tokens(of: segments).filter {
      counts.contains(text.vocabulary.types[Int($0)].segmentCount)
        && text.vocabulary.types[Int($0)].kind != .mark
    }
  }

  private mutating func learnLengths() {
    let pairs = steps.filter { !BeadShape.all[$0.shape].isGap }.map { step in
      (
        source: step.rows.reduce(0) { $0 + source.lengths[$1] },
        target: step.columns.reduce(0) { $0 + target.lengths[$1] },
        weight: step.probability
      )
    }
    lengths.learn(pairs)
  }

  /// Measures how often each shape is expected in the document, with the first priors as so many
  /// beads seen before.
  private mutating func learnPriors(_ shapeCounts: [Float]) {
    let counts = zip(BeadShape.all, shapeCounts).map { shape, count in
      shape.prior * weights.priorCount + count
    }
    let total = counts.reduce(0, +)
    priors = counts.map { logarithm($0 / total) }
  }
}

/// Aligns the segments of two texts that translate each other.
public struct TextAligner: Sendable {
  let lexicon: BilingualLexicon
  var weights = AlignmentWeights()

  /// Creates an aligner that knows a lexicon.
  public init(lexicon: BilingualLexicon = .builtIn) { self.lexicon = lexicon }

  /// Returns the beads of two texts in order; each segment is in exactly one of them.
  public func align(_ source: AlignmentText, _ target: AlignmentText) -> [Bead] {
    let source = TokenizedText(source)
    let target = TokenizedText(target)
    return align(source, target).map {
      Bead(source: $0.rows, target: $0.columns, confidence: Double($0.probability))
    }
  }

  func align(_ source: TokenizedText, _ target: TokenizedText) -> [BeadLattice.Step] {
    let anchors = AnchorFinder(
      lexicon: lexicon, source: source.vocabulary, target: target.vocabulary
    ).anchors()
    var lengths = LengthModel(source: source, target: target)
    var priors = BeadShape.all.map { logarithm($0.prior) }
    var probabilities = anchors
    var steps: [BeadLattice.Step] = []
    let band = Band.whole(sourceCount: source.count, targetCount: target.count)
    for pass in 0...weights.passes {
      if pass > 0 {
        probabilities = anchors
        probabilities.merge(learn(steps, source, target))
        relearn(steps, source, target, &lengths, &priors)
      }
      let associations = Associations(
        probabilities, source: source.vocabulary, target: target.vocabulary)
      var scorer = BeadScorer(
        source: source, target: target, associations: associations, band: band,
        lengths: lengths, weights: weights)
      let lattice = BeadLattice(&scorer, priors: priors)
      let beads = lattice.probabilities(temperature: weights.temperature)
      steps = lattice.expectedPath(beads) ?? []
    }
    return steps
  }

  private func learn(
    _ steps: [BeadLattice.Step],
    _ source: TokenizedText,
    _ target: TokenizedText
  ) -> LinkProbabilities {
    let examples = steps.filter { !BeadShape.all[$0.shape].isGap }.map { step in
      TranslationTable.Example(
        source: words(step.rows, source), target: words(step.columns, target),
        weight: step.probability)
    }
    var table = TranslationTable()
    table.smoothing = weights.smoothing
    return table.learn(examples)
  }

  /// The words of some segments that occur in two segments at least: what occurs in one only would
  /// confirm whatever bead it happened to be in.
  private func words(_ segments: Range<Int>, _ text: TokenizedText) -> [Int32] {
    let places = text.tokenStarts[segments.lowerBound]..<text.tokenStarts[segments.upperBound]
    return text.tokens[places].filter {
      text.vocabulary.types[Int($0)].segmentCount >= weights.minimumSegments
        && text.vocabulary.types[Int($0)].kind != .mark
    }
  }

  private func relearn(
    _ steps: [BeadLattice.Step],
    _ source: TokenizedText,
    _ target: TokenizedText,
    _ lengths: inout LengthModel,
    _ priors: inout [Float]
  ) {
    var pairs: [(source: Float, target: Float, weight: Float)] = []
    var counts = BeadShape.all.map { $0.prior * weights.priorCount }
    for step in steps {
      counts[step.shape] += step.probability
      guard !BeadShape.all[step.shape].isGap else { continue }
      pairs.append(
        (
          step.rows.reduce(0) { $0 + source.lengths[$1] },
          step.columns.reduce(0) { $0 + target.lengths[$1] }, step.probability
        ))
    }
    let total = counts.reduce(0, +)
    priors = counts.map { logarithm($0 / total) }
    lengths.learn(pairs)
  }
}

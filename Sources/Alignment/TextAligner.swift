/// Aligns the segments of two texts that translate each other.
public struct TextAligner: Sendable {
  let lexicon: BilingualLexicon
  var weights = AlignmentWeights()

  /// Creates an aligner that knows a lexicon.
  public init(lexicon: BilingualLexicon = .builtIn) { self.lexicon = lexicon }

  /// Aligns two texts.
  ///
  /// - Complexity: O(length of the texts); a text of less than a hundred segments is searched as a
  ///   whole, a longer one in a band along the words that anchor it.
  public func align(_ source: AlignmentText, _ target: AlignmentText) -> TextAlignment {
    let source = TokenizedText(source)
    let target = TokenizedText(target)
    let (steps, evidence) = align(source, target)
    return TextAlignment(
      beads: steps.map {
        Bead(
          source: $0.rows,
          target: $0.columns,
          confidence: Double($0.probability * evidence.confidence)
        )
      },
      confidence: Double(evidence.confidence)
    )
  }

  func align(
    _ source: TokenizedText,
    _ target: TokenizedText
  ) -> ([BeadLattice.Step], TranslationEvidence) {
    let anchors = AnchorFinder(
      lexicon: lexicon,
      source: source.vocabulary,
      target: target.vocabulary
    ).anchors()
    var lengths = LengthModel(source: source, target: target)
    var priors = BeadShape.all.map { logarithm($0.prior) }
    var probabilities = anchors
    var steps: [BeadLattice.Step] = []
    var band = firstBand(source, target, anchors: anchors)
    for pass in 0...weights.passes {
      if pass > 0 {
        probabilities = anchors
        probabilities.merge(learn(steps, source, target))
        relearn(steps, source, target, &lengths)
        if band.count > weights.wholeGridLimit {
          band = .around(
            corners(of: steps),
            halfWidth: weights.halfWidth,
            targetCount: target.count
          )
        }
      }
      let associations = Associations(
        probabilities,
        source: source.vocabulary,
        target: target.vocabulary
      )
      var scorer = BeadScorer(
        source: source,
        target: target,
        associations: associations,
        band: band,
        lengths: lengths,
        weights: weights
      )
      let lattice = BeadLattice(&scorer, priors: priors)
      let beads = lattice.probabilities(temperature: weights.temperature)
      steps = lattice.expectedPath(beads) ?? []
      if pass == weights.passes {
        steps = lattice.rated(
          steps,
          by: lattice.probabilities(temperature: weights.confidenceTemperature)
        )
      }
      priors = relearnedPriors(beads)
    }
    let known = Associations(anchors, source: source.vocabulary, target: target.vocabulary)
    return (
      steps, TranslationEvidence(steps, source: source, target: target, anchors: known)
    )
  }

  /// The whole grid of two short texts, or a band around the words that anchor two long ones.
  private func firstBand(
    _ source: TokenizedText,
    _ target: TokenizedText,
    anchors: LinkProbabilities
  ) -> Band {
    guard (source.count + 1) * (target.count + 1) > weights.wholeGridLimit else {
      return .whole(sourceCount: source.count, targetCount: target.count)
    }
    let chain = AnchorChain(source: source, target: target, links: anchors)
    return .around(chain.corners, targetCount: target.count)
  }

  private func corners(of steps: [BeadLattice.Step]) -> [(row: Int, column: Int)] {
    [(0, 0)] + steps.map { ($0.rows.upperBound, $0.columns.upperBound) }
  }

  private func learn(
    _ steps: [BeadLattice.Step],
    _ source: TokenizedText,
    _ target: TokenizedText
  ) -> LinkProbabilities {
    let examples = steps.filter { !BeadShape.all[$0.shape].isGap }.map { step in
      TranslationTable.Example(
        source: words(step.rows, source),
        target: words(step.columns, target),
        weight: step.probability
      )
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
    _ lengths: inout LengthModel
  ) {
    var pairs: [(source: Float, target: Float, weight: Float)] = []
    for step in steps {
      guard !BeadShape.all[step.shape].isGap else { continue }
      pairs.append(
        (
          step.rows.reduce(0) { $0 + source.lengths[$1] },
          step.columns.reduce(0) { $0 + target.lengths[$1] }, step.probability
        )
      )
    }
    lengths.learn(pairs)
  }

  /// The shapes' logarithmic priors after a pass: how often each shape is expected in the document,
  /// with the first priors as so many beads seen before.
  private func relearnedPriors(_ probabilities: [Float]) -> [Float] {
    var counts = BeadShape.all.map { $0.prior * weights.priorCount }
    var shape = 0
    for probability in probabilities {
      counts[shape] += probability
      shape += 1
      if shape == counts.count { shape = 0 }
    }
    let total = counts.reduce(0, +)
    return counts.map { logarithm($0 / total) }
  }
}

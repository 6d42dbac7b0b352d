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
    var run = AlignmentRun(source: source, target: target, lexicon: lexicon, weights: weights)
    let (steps, evidence) = run.align()
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
}

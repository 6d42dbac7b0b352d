/// Aligns the segments of two texts that translate each other.
public struct TextAligner: Sendable {
  let lexicon: BilingualLexicon
  var weights = AlignmentWeights()

  /// Creates an aligner that knows a lexicon.
  ///
  /// - Parameters:
  ///   - lexicon: What is known about words.
  ///   - evidence: Which of names, number words and passes over the document are used.
  public init(lexicon: BilingualLexicon = .builtIn, evidence: AlignmentEvidence = .all) {
    self.lexicon = lexicon
    weights.comparesNames = evidence.contains(.names)
    weights.readsNumberPhrases = evidence.contains(.numberWords)
    if !evidence.contains(.document) { (weights.passes, weights.passesOfLongTexts) = (0, 0) }
  }

  /// Aligns two texts.
  ///
  /// - Parameters:
  ///   - source: A text.
  ///   - target: The other text.
  ///   - areTranslations: Whether the texts are known to translate each other; otherwise the
  ///     confidence that they do is part of that of each bead.
  /// - Returns: The beads and the confidence.
  /// - Complexity: O(length of the texts); a text of less than a hundred segments is searched as a
  ///   whole, a longer one in a band along the words that anchor it.
  public func align(
    _ source: AlignmentText,
    _ target: AlignmentText,
    areTranslations: Bool = false
  ) -> TextAlignment {
    let source = TokenizedText(source, readsNumberPhrases: weights.readsNumberPhrases)
    let target = TokenizedText(target, readsNumberPhrases: weights.readsNumberPhrases)
    var run = AlignmentRun(source: source, target: target, lexicon: lexicon, weights: weights)
    let (steps, evidence) = run.align()
    let factor = areTranslations ? 1 : evidence.confidence
    return TextAlignment(
      beads: steps.map {
        Bead(
          source: $0.rows,
          target: $0.columns,
          confidence: Double($0.probability * factor)
        )
      },
      confidence: Double(evidence.confidence)
    )
  }
}

public import Model

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
  ///   - interruption: Asked for each segment, in each pass over the texts.
  /// - Returns: The beads and the confidence.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the texts); a text of less than a hundred segments is searched as a
  ///   whole, a longer one in a band along the words that anchor it.
  public func align(
    _ source: AlignmentText,
    _ target: AlignmentText,
    areTranslations: Bool = false,
    interruption: Interruption
  ) throws(InterruptionError) -> TextAlignment {
    let source = try TokenizedText(
      source,
      readsNumberPhrases: weights.readsNumberPhrases,
      interruption: interruption
    )
    let target = try TokenizedText(
      target,
      readsNumberPhrases: weights.readsNumberPhrases,
      interruption: interruption
    )
    var run = AlignmentRun(source: source, target: target, lexicon: lexicon, weights: weights)
    let outcome = try run.align(interruption)
    let factor = areTranslations ? 1 : outcome.confidence
    return TextAlignment(
      beads: zip(outcome.steps, outcome.remainders).map { step, remainder in
        Bead(
          source: step.rows,
          target: step.columns,
          confidence: Double(step.probability * factor * remainder)
        )
      },
      confidence: Double(outcome.confidence)
    )
  }

  /// Aligns two texts, however long it takes.
  ///
  /// - Parameters:
  ///   - source: A text.
  ///   - target: The other text.
  ///   - areTranslations: Whether the texts are known to translate each other.
  /// - Returns: The beads and the confidence.
  /// - Complexity: O(length of the texts)
  public func align(
    _ source: AlignmentText,
    _ target: AlignmentText,
    areTranslations: Bool = false
  ) -> TextAlignment {
    do {
      return try align(
        source,
        target,
        areTranslations: areTranslations,
        interruption: .never
      )
    } catch {
      preconditionFailure("work that nothing limits was interrupted: \(error)")
    }
  }
}

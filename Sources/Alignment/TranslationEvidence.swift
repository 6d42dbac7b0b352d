/// Whether two texts translate each other at all.
///
/// Any two texts can be aligned, and what is learned on them then agrees with the result. So the
/// question is put to what was known before: how many words with a known translation in the other
/// text find it in their own bead, and how many do in beads that are paired wrongly on purpose?
struct TranslationEvidence {
  /// The share of the known words that find their translation in their bead.
  let found: Float
  /// The same share when each bead is paired with the other side of a distant bead.
  let foundByChance: Float
  /// The number of words that the shares are of.
  let wordCount: Int

  /// Weighs the evidence in an alignment.
  ///
  /// - Parameters:
  ///   - steps: The beads.
  ///   - source: One text.
  ///   - target: The other.
  ///   - anchors: The associations that were known before the alignment.
  /// - Complexity: O(words of the beads looked at), which are 400 at most
  init(
    _ steps: [BeadLattice.Step],
    source: TokenizedText,
    target: TokenizedText,
    anchors: Associations
  ) {
    let pairs = steps.filter { !$0.rows.isEmpty && !$0.columns.isEmpty }
    let interval = max(1, pairs.count / Self.maximumBeadCount)
    let sample = stride(from: 0, to: pairs.count, by: interval).map { pairs[$0] }
    var real = Count()
    var chance = Count()
    for (index, step) in sample.enumerated() {
      real.add(source, step.rows, target, step.columns, anchors)
      guard sample.count > 2 else { continue }
      let other = sample[(index + sample.count / 2) % sample.count]
      chance.add(source, step.rows, target, other.columns, anchors)
    }
    found = real.share
    foundByChance = chance.words > 0 ? chance.share : Self.usualChance
    wordCount = real.words
  }

  /// How likely it is that the texts translate each other, from 0 through 1.
  var confidence: Float {
    guard wordCount > 0 else { return 0 }
    // Few words say little: their share is drawn towards what is found by chance.
    let weight = Float(wordCount) / (Float(wordCount) + Self.priorWordCount)
    let difference = weight * (found - foundByChance)
    return logistic((difference - Self.middle) / Self.width)
  }

  private struct Count {
    var words = 0
    var found = 0
    var share: Float { words > 0 ? Float(found) / Float(words) : 0 }

    mutating func add(
      _ source: TokenizedText,
      _ rows: Range<Int>,
      _ target: TokenizedText,
      _ columns: Range<Int>,
      _ anchors: Associations
    ) {
      let words = source.tokens[
        source.tokenStarts[rows.lowerBound]..<source.tokenStarts[rows.upperBound]
      ]
      let others = Set(
        target.tokens[
          target.tokenStarts[columns.lowerBound]..<target.tokenStarts[columns.upperBound]
        ]
      )
      for word in words {
        let links = anchors.links[Int(word)]
        guard source.vocabulary.types[Int(word)].kind != .mark, !links.isEmpty else { continue }
        self.words += 1
        if links.contains(where: { others.contains($0.target) }) { found += 1 }
      }
    }
  }

  private static let maximumBeadCount = 400
  private static let usualChance: Float = 0.15
  private static let priorWordCount: Float = 15
  private static let middle: Float = 0.2
  private static let width: Float = 0.025
}

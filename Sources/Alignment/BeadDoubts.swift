/// What makes an aligned pair of texts, or one of its beads, doubtful whatever the odds of its score say.
///
/// Two texts on one event share names and words, so that a few of their sentences pair well while all
/// others find no partner: *coverage* tells them from a translation, even an abridged one, of which nearly
/// all of the shorter text is in pairs. Within a bead, lengths far from each other, and a segment none of
/// whose known words is translated, tell that something was left out.
struct BeadDoubts {
  private let source: TokenizedText
  private let target: TokenizedText
  private let anchors: AnchorFinder.Anchors
  private let associations: Associations
  private let ratio: Float

  init(
    source: TokenizedText,
    target: TokenizedText,
    anchors: AnchorFinder.Anchors,
    associations: Associations,
    ratio: Float
  ) {
    self.source = source
    self.target = target
    self.anchors = anchors
    self.associations = associations
    self.ratio = ratio
  }

  /// Returns what is left of the confidence in the texts for the share of them that is in pairs, from 0
  /// through 1: the share of the text of which more is, each pair as far as it is likely.
  ///
  /// - Complexity: O(segments)
  func coverage(_ steps: [BeadLattice.Step]) -> Float {
    let pairs = steps.filter { !$0.rows.isEmpty && !$0.columns.isEmpty }
    let rows = pairs.reduce(0) { $0 + $1.probability * source.length(of: $1.rows) }
    let columns = pairs.reduce(0) { $0 + $1.probability * target.length(of: $1.columns) }
    let shares = [
      rows / max(1, source.length(of: 0..<source.count)),
      columns / max(1, target.length(of: 0..<target.count)),
    ]
    return min(1, (shares.max() ?? 0) / fullCoverage)
  }

  /// Returns what is left of the confidence in a bead, from 0 through 1.
  ///
  /// - Complexity: O(words of the bead × their translations)
  func remainder(_ step: BeadLattice.Step) -> Float {
    guard !step.rows.isEmpty, !step.columns.isEmpty else { return 1 }
    let expected = source.length(of: step.rows) * ratio
    let found = target.length(of: step.columns)
    let share = min(expected, found) / max(1, max(expected, found))
    // Of short segments the lengths say little.
    let isLong = max(expected, found) >= shortLength
    let byLength = isLong ? min(1, share / unequalShare) : 1
    return hasUntranslated(step) ? min(byLength, untranslatedRemainder) : byLength
  }

  /// Whether a bead of several segments has one with enough known words of which none is translated in it.
  private func hasUntranslated(_ step: BeadLattice.Step) -> Bool {
    guard step.rows.count + step.columns.count > 2 else { return false }
    let columns = Set(target.tokens(of: step.columns))
    var reached: Set<Int32> = []
    var hasLoneRow = false
    for row in step.rows {
      var (known, found) = (0, 0)
      for word in source.tokens(of: row) {
        let links = associations.links[Int(word)].lazy.map(\.target).filter(columns.contains)
        reached.formUnion(links)
        if anchors.isListedSource[Int(word)] { known += 1 }
        if !links.isEmpty { found += 1 }
      }
      if step.rows.count > 1, known >= fewestKnownWords, found == 0 { hasLoneRow = true }
    }
    guard step.columns.count > 1, !hasLoneRow else { return hasLoneRow }
    return step.columns.contains { column in
      let words = target.tokens(of: column)
      return words.count { anchors.isListedTarget[Int($0)] } >= fewestKnownWords
        && !words.contains(where: reached.contains)
    }
  }
}

/// The share of a text in pairs from which on nothing is in doubt.
private let fullCoverage: Float = 0.5
/// The share of one length in the other below which a bead is doubtful; half of it leaves half of the
/// confidence.
private let unequalShare: Float = 0.5
/// The length, in letters, from which on lengths count.
private let shortLength: Float = 40
/// So many words of a segment must be known before it counts that none of them is translated.
private let fewestKnownWords = 3
/// What an untranslated segment leaves of the confidence in its bead.
private let untranslatedRemainder: Float = 0.55

extension TokenizedText {
  /// The letters and digits of some segments.
  fileprivate func length(of segments: Range<Int>) -> Float {
    segments.reduce(0) { $0 + lengths[$1] }
  }
}

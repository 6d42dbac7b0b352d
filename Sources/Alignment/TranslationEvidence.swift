/// Whether two texts translate each other at all.
///
/// Any two texts can be aligned, and what is learned on them then agrees with the result. So the
/// question is put to what was known before: how many words that the lexicon has find a translation
/// in their own bead, and how many do in the beads around it, which they do not belong to? Words
/// whose translation is nowhere in the other text count too: in texts on other matters they are
/// the most.
struct TranslationEvidence {
  /// Words of the lexicon, and how many of them find their translation.
  struct Count {
    private(set) var words: Float = 0
    private(set) var found: Float = 0

    /// The share of the words that find their translation; that of few words is drawn towards 0,
    /// because it says little.
    var share: Float { found / (words + priorWordCount) }

    mutating func add(isFound: Bool) {
      words += 1
      if isFound { found += 1 }
    }
  }

  /// The words in their own beads.
  private(set) var own = Count()
  /// The words in the beads around them.
  private(set) var around = Count()

  private let source: TokenizedText
  private let target: TokenizedText
  private let anchors: AnchorFinder.Anchors
  private let associations: Associations

  /// Weighs the evidence in an alignment.
  ///
  /// - Parameters:
  ///   - steps: The beads.
  ///   - source: One text.
  ///   - target: The other.
  ///   - anchors: What was known before the alignment.
  ///   - associations: The same as associations.
  /// - Complexity: O(words of the beads looked at), which are 400 at most
  init(
    _ steps: [BeadLattice.Step],
    source: TokenizedText,
    target: TokenizedText,
    anchors: AnchorFinder.Anchors,
    associations: Associations
  ) {
    self.source = source
    self.target = target
    self.anchors = anchors
    self.associations = associations
    let pairs = steps.filter { !$0.rows.isEmpty && !$0.columns.isEmpty }
    for index in stride(from: 0, to: pairs.count, by: max(1, pairs.count / maximumBeadCount)) {
      count(pairs[index].rows, pairs[index].columns, in: &own)
      for other in max(0, index - reach)...min(pairs.count - 1, index + reach)
      where other != index {
        count(pairs[index].rows, pairs[other].columns, in: &around)
      }
    }
  }

  /// How likely it is that the texts translate each other, from 0 through 1.
  ///
  /// A logistic regression on true and wrong pairs of texts; `Documentation/Design/Alignment.md` says which.
  var confidence: Float {
    guard own.words > 0 else { return 0 }
    return logistic(intercept + ownWeight * own.share + aroundWeight * around.share)
  }

  /// Counts the words of the lexicon in a pair of segments' groups; only Arabic words are listed in
  /// it, so that one of the loops has nothing to count.
  private func count(_ rows: Range<Int>, _ columns: Range<Int>, in count: inout Count) {
    let words = source.tokens(of: rows)
    let others = Set(target.tokens(of: columns))
    var reached: Set<Int32> = []
    for word in words {
      let links = associations.links[Int(word)].lazy.map(\.target).filter(others.contains)
      if anchors.isListedSource[Int(word)] { count.add(isFound: !links.isEmpty) }
      reached.formUnion(links)
    }
    for word in target.tokens(of: columns) where anchors.isListedTarget[Int(word)] {
      count.add(isFound: reached.contains(word))
    }
  }
}

private let maximumBeadCount = 400
/// How many beads to either side a bead's words are also looked for in.
private let reach = 4
private let priorWordCount: Float = 2
private let intercept: Float = -6.1
private let ownWeight: Float = 35.3
private let aroundWeight: Float = -29.6

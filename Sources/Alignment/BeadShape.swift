/// How many segments of either text a bead has.
struct BeadShape: Hashable {
  let source: Int
  let target: Int

  /// All shapes that an alignment may have.
  ///
  /// One segment may be translated by up to eight; where both sides have several, the ways to cut
  /// are many and such beads are rare, so these end at three.
  static let all: [BeadShape] = {
    var shapes = [
      BeadShape(source: 1, target: 0), BeadShape(source: 0, target: 1),
      BeadShape(source: 1, target: 1), BeadShape(source: 2, target: 2),
      BeadShape(source: 2, target: 3), BeadShape(source: 3, target: 2),
    ]
    for count in 2...longestSide {
      shapes.append(BeadShape(source: 1, target: count))
      shapes.append(BeadShape(source: count, target: 1))
    }
    return shapes
  }()

  /// The most segments that a side of a bead has.
  static let longestSide = 8

  /// Whether one of the sides is empty.
  var isGap: Bool { source == 0 || target == 0 }

  /// The probability of the shape before any text is seen.
  ///
  /// Set by judgement after the proportions that are published for several corpora; the aligner
  /// measures them again on each document.
  var prior: Float {
    switch (min(source, target), max(source, target)) {
    case (0, _): 0.02
    case (1, 1): 0.70
    case (1, 2): 0.085
    case (1, 3): 0.03
    case (1, 4): 0.012
    case (1, 5): 0.006
    case (1, 6): 0.004
    case (1, 7): 0.003
    case (1, 8): 0.002
    case (2, 2): 0.010
    default: 0.002
    }
  }
}

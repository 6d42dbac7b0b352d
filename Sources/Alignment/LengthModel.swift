/// How the lengths of segments and of their translations go together.
///
/// Lengths count letters and digits. The expected ratio and the spread are those of the document,
/// measured on its own beads; the spread has heavier tails than the normal distribution, so that a
/// free translation is not thrown out by its length alone.
///
/// Reference: W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
/// Computational Linguistics 19(1), 1993, J93-1004.
struct LengthModel {
  /// Letters of the target text for one of the source text.
  var ratio: Float
  /// The variance of the difference in length, for each letter.
  var spread: Float

  /// Creates the model of a document that is not yet aligned.
  init(source: TokenizedText, target: TokenizedText) {
    let total = source.lengths.reduce(0, +)
    ratio = total > 0 ? target.lengths.reduce(0, +) / total : 1
    ratio = min(3, max(1 / 3, ratio))
    spread = Self.priorSpread
  }

  /// Returns the log odds of two lengths under the model against lengths that have nothing to do
  /// with each other.
  func score(sourceLength: Float, targetLength: Float) -> Float {
    let expected = sourceLength * ratio
    let scale = spread * max(1, (expected + targetLength) / 2)
    let difference = targetLength - expected
    let square = difference * difference / scale
    return -0.5 * (Self.freedom + 1) * logarithm(1 + square / Self.freedom)
  }

  /// Measures ratio and spread on beads.
  mutating func learn(_ lengths: [(source: Float, target: Float, weight: Float)]) {
    let source = lengths.reduce(0) { $0 + $1.weight * $1.source }
    let target = lengths.reduce(0) { $0 + $1.weight * $1.target }
    guard source > 0, target > 0 else { return }
    ratio = min(3, max(1 / 3, target / source))
    var squares = Self.priorSpread * Self.priorCount
    var count = Self.priorCount
    for bead in lengths {
      let expected = bead.source * ratio
      let difference = bead.target - expected
      let square = difference * difference / max(1, (expected + bead.target) / 2)
      // One outlier must not widen the model for all.
      squares += bead.weight * min(square, Self.maximumSquare)
      count += bead.weight
    }
    spread = max(Self.minimumSpread, squares / count)
  }

  static let priorSpread: Float = 10
  static let priorCount: Float = 20
  static let maximumSquare: Float = 60
  static let minimumSpread: Float = 2
  static let freedom: Float = 6
}

/// Segments of one text and the segments of the other that translate them.
///
/// One of the ranges is empty where a text has something that the other has not.
///
/// Reference: the word is from Brown, Lai and Mercer, "Aligning Sentences in Parallel Corpora",
/// 1991, doi:10.3115/981344.981366.
public struct Bead: Hashable, Sendable {
  /// The segments of the first text, by position.
  public let source: Range<Int>
  /// The segments of the second text, by position.
  public let target: Range<Int>
  /// How likely it is that the bead is right, from 0 through 1.
  public let confidence: Double

  /// Creates a bead.
  public init(source: Range<Int>, target: Range<Int>, confidence: Double) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }
}

/// The beads of two texts, and whether these translate each other.
public struct TextAlignment: Hashable, Sendable {
  /// The beads in order; each segment of either text is in exactly one.
  public let beads: [Bead]
  /// How likely it is that the texts translate each other, from 0 through 1.
  public let confidence: Double

  /// Creates an alignment.
  public init(beads: [Bead], confidence: Double) {
    self.beads = beads
    self.confidence = confidence
  }
}

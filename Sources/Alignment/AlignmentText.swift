/// One of two texts to align: its segments in order, and the paragraphs that they belong to.
public struct AlignmentText: Sendable {
  /// The segments.
  public let segments: [String]
  /// The number of the paragraph of each segment, rising.
  public let paragraphs: [Int]

  /// Creates a text.
  ///
  /// - Parameters:
  ///   - segments: The segments in their order; empty ones are allowed.
  ///   - paragraphs: The number of each segment's paragraph; `nil` where nothing is known about
  ///     paragraphs.
  /// - Precondition: There is a paragraph number for each segment, and the numbers do not fall.
  public init(segments: [String], paragraphs: [Int]? = nil) {
    let paragraphs = paragraphs ?? [Int](repeating: 0, count: segments.count)
    precondition(
      paragraphs.count == segments.count,
      "each segment has a paragraph (was \(paragraphs.count) for \(segments.count) segments)"
    )
    precondition(
      zip(paragraphs, paragraphs.dropFirst()).allSatisfy { $0 <= $1 },
      "the paragraphs' numbers do not fall"
    )
    self.segments = segments
    self.paragraphs = paragraphs
  }
}

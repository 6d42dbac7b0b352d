package import Model

/// An earlier translation of a segment of a text.
package struct BriefMatch: Sendable {
  /// The segment.
  package let query: String
  /// What was translated earlier.
  package let match: SegmentMatch
}

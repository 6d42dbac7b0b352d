import Model

/// How much of some texts a memory covers, per band of score: what a translation is quoted from.
package enum LeverageAnalysis {
  /// The bands, the most valuable first.
  package enum Band: String, CaseIterable, Sendable {
    /// The segment occurred earlier in the texts.
    case repetition
    /// The memory has the segment with the same neighbours.
    case context
    /// The memory has the segment.
    case exact = "100"
    case from95 = "95-99"
    case from85 = "85-94"
    case from75 = "75-84"
    case from50 = "50-74"
    /// The memory has nothing close.
    case none

    init(_ match: SegmentMatch?) {
      guard let match else {
        self = .none
        return
      }
      switch (match.kind, match.score.percent) {
      case (.context, _): self = .context
      case (_, 100): self = .exact
      case (_, 95...): self = .from95
      case (_, 85...): self = .from85
      case (_, 75...): self = .from75
      case (_, 50...): self = .from50
      default: self = .none
      }
    }
  }

  /// What lies in each band.
  package struct Counts: Hashable, Sendable {
    /// The number of segments in each band.
    package var segments: [Band: Int] = [:]
    /// The number of words and numbers in each band.
    package var words: [Band: Int] = [:]

    mutating func add(_ band: Band, words count: Int) {
      segments[band, default: 0] += 1
      words[band, default: 0] += count
    }

    mutating func add(_ other: Counts) {
      segments.merge(other.segments, uniquingKeysWith: +)
      words.merge(other.words, uniquingKeysWith: +)
    }
  }
}

public import Model

/// Splits running text into segments.
///
/// The ranges that a segmenter returns are lossless: they are in order, they do not overlap, and
/// together they cover the text. White space after a sentence belongs to that sentence's range.
public protocol Segmenter: Sendable {
  /// Returns the ranges of the segments of `text`, in UTF-8 offsets.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - interruption: Asked while the text is read, also within one long segment.
  /// - Returns: The ranges.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(`text.utf8.count`) time; no memory beyond the result.
  func segmentRanges(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [Range<Int>]
}

/// A segmenter that can say why it broke a text where it did, and why it did not break elsewhere.
public protocol ExplainingSegmenter: Segmenter {
  /// Returns a decision for each place in `text` where a rule spoke, in the order of the text.
  ///
  /// The positions of the decisions that break are the bounds between the ranges that
  /// `segmentRanges(in:interruption:)` returns.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: as for `segmentRanges(in:interruption:)`.
  func decisions(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [SegmentationDecision]
}

extension Segmenter {
  /// Returns the ranges of the segments of `text`, in UTF-8 offsets, however long it takes.
  ///
  /// - Complexity: O(`text.utf8.count`)
  public func segmentRanges(in text: String) -> [Range<Int>] {
    uninterrupted { () throws(InterruptionError) in
      try segmentRanges(in: text, interruption: .never)
    }
  }
}

extension ExplainingSegmenter {
  /// Returns a decision for each place in `text` where a rule spoke, however long it takes.
  ///
  /// - Complexity: O(`text.utf8.count`)
  public func decisions(in text: String) -> [SegmentationDecision] {
    uninterrupted { () throws(InterruptionError) in try decisions(in: text, interruption: .never) }
  }
}

/// Does work that nothing interrupts.
private func uninterrupted<Value>(_ work: () throws(InterruptionError) -> Value) -> Value {
  do {
    return try work()
  } catch {
    preconditionFailure("work that nothing limits was interrupted: \(error)")
  }
}

/// What a rule decided about one place in a text.
public struct SegmentationDecision: Hashable, Sendable {
  /// The place, as a UTF-8 offset: where the next segment starts or would have started.
  public let position: Int
  /// Whether the text is broken at the place.
  public let isBreak: Bool
  /// The name of the rule that decided.
  public let rule: String
  /// What the rule says, in one line.
  public let reason: String

  /// Creates a decision.
  public init(position: Int, isBreak: Bool, rule: String, reason: String) {
    self.position = position
    self.isBreak = isBreak
    self.rule = rule
    self.reason = reason
  }
}

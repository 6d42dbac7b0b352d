import Model

/// What a check found in a segment, before the profile says how bad it is.
struct Found: Sendable {
  var rule: Rule
  /// Where in the source, in scalars of its text.
  var source: Range<Int>?
  /// Where in the target, in scalars of its text.
  var target: Range<Int>?
  var message: Message
  var suggestions: [String] = []
  /// The concept that it is about, where one finding for a concept and document is enough.
  var concept: Int?
}

/// Looks for something in one segment; one check, one file.
protocol SegmentCheck: Sendable {
  /// The rules that the check finds breaches of; it is not run where all of them are off.
  var rules: [Rule] { get }

  /// Returns what is found in a segment.
  ///
  /// - Complexity: O(length of the segment)
  func findings(in segment: SegmentView) -> [Found]
}

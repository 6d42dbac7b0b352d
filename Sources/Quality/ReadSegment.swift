/// A segment that was read, with what was found in it by itself.
public struct ReadSegment: Sendable {
  let view: SegmentView
  let identifier: String
  let line: Int?
  let found: [Found]
  /// What became of the terms of a brief, where there is one.
  let verdicts: [TermVerdict]
}

import Linguistics

/// A word or a number of a side of a segment.
struct SideWord: Sendable {
  /// Where it stands, in scalars.
  let range: Range<Int>
  let kind: Token.Kind
  /// The letters, folded.
  let letters: FoldedWord
  /// What stands between the word before and this one.
  let gap: Gap
}

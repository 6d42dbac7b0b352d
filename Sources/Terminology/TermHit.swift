/// A term found, without a word on its form.
public struct TermHit: Sendable {
  let start: UInt32
  let end: UInt32
  let termPosition: UInt32
  let firstToken: UInt32
  let tokenCount: UInt32
  /// Where the readings of its words are: of one word the position in `SurfaceTable.terms`, of
  /// several the first one in the scanner's `steps`.
  let firstStep: UInt32
  let stepCount: UInt32
  /// How far it is from the entry.
  let cost: UInt16
  /// Whether it is a form that the entry states, not the term itself.
  let isForm: Bool
  /// Whether a term counts instead that the text is word for word.
  let givesWay: Bool
  /// Whether a longer hit covers this one, or part of it.
  public internal(set) var isNested = false

  /// What a form stated by the entry costs.
  static let formCost: UInt16 = 4

  /// Where it stands, in UTF-8 offsets of the text: whole words, with their clitics.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The position of the term in the list that the recogniser was made from.
  public var term: Int { Int(termPosition) }

  /// Whether the hit comes before another one of the same start: longer ones first, then by term,
  /// and of one term the closest.
  func precedes(_ other: TermHit) -> Bool {
    if tokenCount != other.tokenCount { return tokenCount > other.tokenCount }
    if termPosition != other.termPosition { return termPosition < other.termPosition }
    return cost < other.cost
  }
}

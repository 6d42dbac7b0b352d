/// A word by the place of its letters, to be compared with another one.
public struct WordView {
  /// The folded letters.
  public let letters: UnsafeBufferPointer<UInt16>
  /// What the word is made of.
  public let kind: Token.Kind
  /// Bit n is set where letter n is an alef with hamza above; for the first 16 letters.
  public let hamzaAbove: UInt16
  /// Bit n is set where letter n is an alef with hamza below; for the first 16 letters.
  public let hamzaBelow: UInt16

  /// Creates a view of a word, whose letters must stay in place while it is used.
  public init(
    letters: UnsafeBufferPointer<UInt16>,
    kind: Token.Kind,
    hamzaAbove: UInt16,
    hamzaBelow: UInt16
  ) {
    self.letters = letters
    self.kind = kind
    self.hamzaAbove = hamzaAbove
    self.hamzaBelow = hamzaBelow
  }

  /// Whether an alef has its hamza above in one word and below in the other (أعلام, إعلام).
  ///
  /// A bare alef agrees with both.
  static func haveOtherHamzas(
    _ left: WordView,
    at leftStart: Int,
    _ right: WordView,
    at rightStart: Int
  ) -> Bool {
    guard leftStart < 16, rightStart < 16 else { return false }
    let above = (left.hamzaAbove >> leftStart, right.hamzaAbove >> rightStart)
    let below = (left.hamzaBelow >> leftStart, right.hamzaBelow >> rightStart)
    return above.0 & below.1 != 0 || below.0 & above.1 != 0
  }
}

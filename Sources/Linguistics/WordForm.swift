/// A word as segments are compared by: its folded letters, and the keys that tell words apart.
///
/// Two words with one `formKey` are the same word however it is spelled; two words that are forms
/// of one word, or the same word with other clitics, have one `stemKey`. The converse does not
/// hold: a stem key is coarse on purpose, and `WordDifference` tells what two words with one stem
/// key are to each other.
public struct WordForm: Hashable, Sendable {
  /// The key of the folded letters with the seats of their hamzas.
  public let formKey: UInt64
  /// The key that all forms of the word have in common.
  public let stemKey: UInt64
  /// What the word is made of.
  public let kind: Token.Kind
  /// Bit n is set where letter n is an alef with hamza above; for the first 16 letters.
  public let hamzaAbove: UInt16
  /// Bit n is set where letter n is an alef with hamza below; for the first 16 letters.
  public let hamzaBelow: UInt16

  /// Creates the form of a folded word.
  ///
  /// - Parameters:
  ///   - word: The word, folded.
  ///   - kind: What the token is made of that the word was folded from.
  /// - Complexity: O(letters)
  public init(_ word: FoldedWord, kind: Token.Kind) {
    let above = UInt16(truncatingIfNeeded: word.hamzaAbove)
    let below = UInt16(truncatingIfNeeded: word.hamzaBelow)
    self.init(letters: word.units, kind: kind, hamzaAbove: above, hamzaBelow: below)
  }

  private init(letters: [UInt16], kind: Token.Kind, hamzaAbove: UInt16, hamzaBelow: UInt16) {
    self.kind = kind
    self.hamzaAbove = hamzaAbove
    self.hamzaBelow = hamzaBelow
    let seats = UInt64(hamzaAbove) << 16 | UInt64(hamzaBelow)
    formKey = letters.withUnsafeBufferPointer {
      stableKey($0, seed: seats << 8 | UInt64(kind.rawValue))
    }
    switch kind {
    case .number: stemKey = Self.numberStemKey
    case .arabicWord:
      stemKey = IrregularForms.sharedKey(
        letters.withUnsafeBufferPointer { ArabicStem.stableKey(of: $0) }
      )
    case .word:
      stemKey = letters.withUnsafeBufferPointer { stableKey(EnglishStem.key(of: $0), seed: 2) }
    }
  }

  /// The stem key that all numbers have.
  public static let numberStemKey: UInt64 = 0x6E75_6D62_6572_7321
}

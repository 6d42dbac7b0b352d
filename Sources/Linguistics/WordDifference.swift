/// What two words are to each other, from the same word to another word.
public enum WordDifference: UInt8, Comparable, Sendable {
  /// The same word, however it is spelled.
  case none
  /// The same word but for ه in place of ة at its end.
  case spelling
  /// The same word with other clitics or in another case: كتاب, والكتاب, كتابه, كتابا.
  case clitic
  /// Another form of the same word: مهندس, مهندسون; state, states.
  case inflection
  /// Another form, with other clitics as well.
  case cliticAndInflection
  /// Two numbers that are not equal.
  case number
  /// Another word.
  case other

  public static func < (left: WordDifference, right: WordDifference) -> Bool {
    left.rawValue < right.rawValue
  }
}

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

  /// Returns what two words are to each other that have one stem key.
  ///
  /// The order of the two does not matter.
  ///
  /// - Complexity: O(letters) for the few ways to split each word
  public static func difference(_ left: WordView, _ right: WordView) -> WordDifference {
    guard left.kind == right.kind else { return .other }
    let isEqual = left.letters.elementsEqual(right.letters)
    switch left.kind {
    case .number: return isEqual ? .none : .number
    case .word: return isEqual ? .none : englishDifference(left.letters, right.letters)
    case .arabicWord:
      guard isEqual else { return ArabicRelation(left, right).difference }
      return haveOtherHamzas(left, at: 0, right, at: 0) ? .other : .none
    }
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

/// Tells a possessive from another form, for two English words with one stem key.
private func englishDifference(
  _ left: UnsafeBufferPointer<UInt16>,
  _ right: UnsafeBufferPointer<UInt16>
) -> WordDifference {
  var left = Array(left)
  var right = Array(right)
  EnglishStem.removePossessive(&left)
  EnglishStem.removePossessive(&right)
  return left == right ? .clitic : .inflection
}

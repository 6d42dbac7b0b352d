/// What two words are to each other, from the same word to another word.
public enum WordDifference: UInt8, Comparable, Sendable {
  /// The same word, however it is spelled.
  case none
  /// The same word in another spelling: ه in place of ة at its end, مائة for مئة, -ize for -ise.
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

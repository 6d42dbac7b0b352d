/// The part a word plays in a term, as far as it decides which forms the word can take.
public struct WordRole: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The term has no other word.
  public static let onlyWord = WordRole(rawValue: 1)
  /// The word agrees with the word before it, or is entered as an adjective.
  public static let adjective = WordRole(rawValue: 2)
  /// The word is, or is part of, a proper name.
  public static let name = WordRole(rawValue: 4)
  /// The word is a form that the entry states, such as a broken plural.
  public static let statedForm = WordRole(rawValue: 8)
  /// The word begins a term of several words.
  public static let head = WordRole(rawValue: 16)
  /// The word stands only in the number entered.
  public static let fixedNumber = WordRole(rawValue: 32)
  /// The word stands only with the article.
  public static let articleOnly = WordRole(rawValue: 64)
  /// The word is an acronym or the like, which may have the article although it is a name.
  public static let takesArticle = WordRole(rawValue: 128)
}

/// A term found in running text.
public struct TermOccurrence: Hashable, Sendable {
  /// How the text differs from the term as entered.
  public enum Kind: String, Hashable, Sendable {
    /// Not at all.
    case exact
    /// In spelling: hamza, vowel signs, tatweel, dashes, letter case and the like.
    case orthographic
    /// In clitics or inflection.
    case inflected
  }

  /// Where it stands, in UTF-8 offsets of the text: whole words, with their clitics.
  public var range: Range<Int>
  /// The position of the term in the list that the recogniser was made from.
  public var term: Int
  /// Whether a longer occurrence covers this one, or part of it.
  public var isNested: Bool
  /// How the text differs from the term as entered.
  public var kind: Kind
  /// The proclitics of the first word, in order, the article among them.
  public var proclitics: [String]
  /// The pronoun at the end of the last word.
  public var enclitic: String?
  /// What the differences are, such as `plural صواريخ` or `hamza or alef`, in the order of the text.
  public var reasons: [String]

  /// Creates an occurrence.
  public init(
    range: Range<Int>,
    term: Int,
    isNested: Bool = false,
    kind: Kind,
    proclitics: [String] = [],
    enclitic: String? = nil,
    reasons: [String] = []
  ) {
    self.range = range
    self.term = term
    self.isNested = isNested
    self.kind = kind
    self.proclitics = proclitics
    self.enclitic = enclitic
    self.reasons = reasons
  }
}

public import Model

/// A term as the recogniser takes it.
public struct RecognizableTerm: Sendable {
  /// The term as entered.
  public var text: String
  /// The term's language.
  public var language: LanguageTag
  /// Inflected forms that rules cannot make, each as the whole term.
  public var forms: [String]
  /// The part of speech, if it is known.
  public var partOfSpeech: PartOfSpeech?
  /// What limits the forms in which the term is found.
  public var matching: TermMatching
  /// Whether the term is a proper name, which takes clitics but no inflection.
  public var isName: Bool
  /// Whether a name that is entered without the article may have it, as an acronym may: الناتو.
  public var takesArticle: Bool
  /// Whether letter case does not matter, whatever the term's own is: for queries that users type.
  public var ignoresCase = false

  /// Creates a term.
  public init(
    text: String,
    language: LanguageTag,
    forms: [String] = [],
    partOfSpeech: PartOfSpeech? = nil,
    matching: TermMatching = [],
    isName: Bool = false,
    takesArticle: Bool = false
  ) {
    self.text = text
    self.language = language
    self.forms = forms
    self.partOfSpeech = partOfSpeech
    self.matching = matching
    self.isName = isName
    self.takesArticle = takesArticle
  }
}

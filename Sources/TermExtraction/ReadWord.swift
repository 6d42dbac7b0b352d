/// A word of a text as a part of phrases.
struct ReadWord: Sendable {
  /// What a word can be in a phrase.
  enum Role: Sendable {
    /// It can be a part of a term.
    case content
    /// It can be a part, but neither the first nor the last.
    case general
    /// It ends every phrase: a particle, a verb, a number.
    case boundary
  }

  /// The word as it stands, with all that is written to it.
  var written = ""
  /// What the word shares with its other forms.
  var key: String
  /// The word without conjunctions and prepositions.
  var text: String
  /// The word without the article and pronouns as well.
  var bare: String
  var role: Role
  /// Where the word stands, in UTF-8 offsets of its segment, with all that is written to it.
  var range: Range<Int>
  /// Whether only a space or a hyphen stands between the word before and this one.
  var followsDirectly: Bool
  /// Whether a bracket opens between.
  var followsOpening = false
  /// Whether a bracket closes between.
  var followsClosing = false
  var hasArticle = false
  var hasPronoun = false
  var hasConjunction = false
  /// Whether the preposition ل is written to the word.
  var hasLam = false
  /// Whether another preposition is.
  var hasPreposition = false
  var isAdjective = false
  /// Whether it begins no term, but may end one.
  var cannotBegin = false
  /// Whether it joins parts of a name, so that neither part stands alone: بن, عبد.
  var isNameJoint = false
  /// Whether it is a title, after which a name may follow.
  var isTitle = false
  /// Whether it is a boundary because it is a verb, or looks like one.
  var isVerb = false
  /// Whether it is a number in digits.
  var isNumber = false
  /// Whether the word is in Latin letters and begins with a capital.
  var isCapitalized = false
  /// Whether it is in Latin letters, all of them capitals.
  var isAcronym = false
  /// Whether it begins a segment, where a capital says nothing.
  var isFirst = false

  /// Whether a conjunction or a preposition is written to the word.
  var hasClitic: Bool { hasConjunction || hasLam || hasPreposition }
}

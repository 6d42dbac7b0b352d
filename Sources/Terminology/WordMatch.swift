import Linguistics

/// A reading of a word of the text as a form of a word of a term.
struct WordMatch: Sendable {
  /// The term's word.
  let word: UInt32
  /// The base that was found, in `WordIndex.bases`.
  let base: UInt32
  /// The ending, in `ArabicInflection.endings`, or -1 for none.
  let ending: Int16
  /// The proclitics, in `ArabicProclitics.readings`.
  let reading: UInt8
  /// What of the form decides where it may stand.
  let traits: Traits

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16

    /// The conjunction or a preposition precedes.
    static let proclitic = Traits(rawValue: 1)
    /// The article precedes.
    static let article = Traits(rawValue: 2)
    /// A pronoun follows.
    static let pronoun = Traits(rawValue: 4)
    /// The form needs another word of the term after it.
    static let construct = Traits(rawValue: 8)
    /// The spelling is a careless one, or the form is made by a loose pattern.
    static let doubtful = Traits(rawValue: 16)
    /// The proclitics are more likely letters of the word, so that other words must agree.
    static let doubtfulProclitic = Traits(rawValue: 32)
    /// The form differs from the entry's word in more than spelling and proclitics.
    static let inflected = Traits(rawValue: 64)
    /// The spelling, or the form, is another word's before it is this one's: where another term is what
    /// the text has, without such a reading, that term alone counts.
    static let givesWay = Traits(rawValue: 128)
    /// The form is the accusative, which is written in the indefinite alone: مشروعا.
    static let accusative = Traits(rawValue: 256)
    /// The word agrees with the one before it.
    static let adjective = Traits(rawValue: 512)
    /// The base takes no ending, as particles and names do.
    static let fixed = Traits(rawValue: 1024)
    /// A word in the accusative can follow, whatever this one's case is: it is a unit, of which the other one
    /// says what is counted (جنيه استثمارا), or it ends in ء and shows no case.
    static let precedesAccusative = Traits(rawValue: 2048)
  }

  /// Whether a term of one word can stand in this form.
  var canBeWholeTerm: Bool {
    traits.isDisjoint(with: [.construct, .doubtful, .doubtfulProclitic])
  }

  /// Whether the form can stand after another one in a term.
  ///
  /// A word is in the accusative only after another one that is («مشروع قانونا» is no form of مشروع قانون).
  /// In a construct nothing but the last word has a pronoun; after a verbal noun with one a definite object
  /// can stand (إطلاقه النار).
  func canFollow(_ other: WordMatch) -> Bool {
    if traits.contains(.accusative),
      other.traits.isDisjoint(with: [.accusative, .precedesAccusative, .fixed])
    {
      return false
    }
    guard traits.isDisjoint(with: [.adjective, .fixed]) else { return true }
    return !other.traits.contains(.pronoun) || traits.contains(.article)
  }

  /// How far the form is from the entry: the lower, the better.
  var cost: UInt16 {
    var cost: UInt16 = 0
    if traits.contains(.inflected) { cost += 8 }
    if traits.contains(.doubtful) { cost += 16 }
    if traits.contains(.doubtfulProclitic) { cost += 4 }
    if traits.contains(.proclitic) { cost += 2 }
    if traits.contains(.pronoun) { cost += 3 }
    if traits.contains(.article) { cost += 1 }
    return cost
  }
}

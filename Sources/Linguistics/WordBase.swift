/// A stem of an entry's word, with what may follow it.
public struct WordBase: Hashable, Sendable {
  /// How a base follows from the entry's word.
  public enum Origin: UInt8, Hashable, Sendable {
    /// The word as entered.
    case entry
    /// A broken plural of the lexicon.
    case listedPlural
    /// The singular that the lexicon has for a plural.
    case listedSingular
    /// A broken plural made by pattern.
    case patternPlural
    /// A broken plural made by a pattern that is right only now and then.
    case loosePatternPlural
    /// The other gender of an adjective.
    case otherGender
    /// Another spelling of the same word.
    case variant
    /// The word as entered, with ه for its ة.
    case haForTaMarbuta
    /// Another spelling of a letter's name.
    case letterName
  }

  /// The folded stem.
  public let stem: [UInt16]
  /// Whether the stem's first letter is an alef with hamza above; below; or not known.
  public let seat: HamzaSeat
  /// What may follow the stem.
  public let inflection: InflectionClass
  /// How the base follows from the entry's word.
  public let origin: Origin
  /// Whether endings that only adjectives take are possible.
  public let isAdjective: Bool
  /// Whether the article must precede the stem.
  public let needsArticle: Bool
  /// Whether the article may not precede the stem: of names that have none.
  public let refusesArticle: Bool
  /// Whether the stem, without article, preposition and pronoun, is most often another word.
  public let isAmbiguous: Bool
}

extension WordBase {
  /// Creates a stem that takes no ending.
  public init(fixed stem: [UInt16], _ origin: Origin) {
    self.stem = stem
    self.origin = origin
    inflection = .fixed
    seat = .unknown
    isAdjective = false
    needsArticle = false
    refusesArticle = false
    isAmbiguous = false
  }
}

/// Where the hamza of a word's first alef sits, if the spelling shows it.
public enum HamzaSeat: UInt8, Hashable, Sendable {
  case unknown
  case above
  case below

  /// Whether a word of this seat can be a word of the other: أعلام is not إعلام.
  public func agrees(with other: HamzaSeat) -> Bool {
    self == .unknown || other == .unknown || self == other
  }
}

extension FoldedWord {
  /// The seat of the alef at a position.
  public func hamzaSeat(at position: Int) -> HamzaSeat {
    guard position < 64 else { return .unknown }
    if hamzaAbove >> UInt64(position) & 1 == 1 { return .above }
    return hamzaBelow >> UInt64(position) & 1 == 1 ? .below : .unknown
  }
}

import Linguistics
import Model

/// What an Arabic word says of the word after it, and what it is itself beside the word before it.
///
/// A term of one word is often spelled like a word of another kind. What stands before it tells: after a
/// relative pronoun, قد or "will" stands a verb (الذي حكم البلاد), and a word in ية after a feminine noun is its
/// adjective (القوات الملكية, مصادر بحرية). The words stand in the data file `word-contexts.tsv` of
/// `Linguistics`.
struct WordContext: OptionSet, Sendable {
  let rawValue: UInt8

  /// A word after which a bare word is a verb: الذي, قد.
  static let beforeVerb = WordContext(rawValue: 1)
  /// A word after which أن begins a clause with a verb: يجب, قبل.
  static let beforeClause = WordContext(rawValue: 2)
  /// The particle أن.
  static let clause = WordContext(rawValue: 4)
  /// A noun whose adjective is feminine.
  static let feminine = WordContext(rawValue: 8)
  /// The word has the article.
  static let definite = WordContext(rawValue: 16)
  /// A noun in ية that is an adjective where it agrees with the noun before it.
  static let nisba = WordContext(rawValue: 32)
  /// The word begins like a verb of the present.
  static let present = WordContext(rawValue: 64)
  /// A word in Latin letters that begins with a capital.
  static let capitalized = WordContext(rawValue: 128)

  /// Says what a word is.
  init(_ word: FoldedWord, _ kind: Token.Kind) {
    switch kind {
    case .arabicWord: self.init(arabic: word.units)
    case .word:
      self = word.isCapitalized ? .capitalized : []
      if WordContexts.shared.hasWordBeforeVerb(word.units) { insert(.beforeVerb) }
    case .number: self = []
    }
  }

  private init(arabic word: [UInt16]) {
    self = []
    let contexts = WordContexts.shared
    if contexts.hasWordBeforeVerb(word) { insert(.beforeVerb) }
    if contexts.hasWordBeforeClause(word) { insert(.beforeClause) }
    if word == Self.that { insert(.clause) }
    if word.count >= 4, let first = word.first, Self.personLetters.contains(first) {
      insert(.present)
    }
    let bare = Self.withoutArticle(word)
    if bare != nil { insert(.definite) }
    if contexts.isNounAndAdjective(bare ?? word) { insert(.nisba) }
    if Self.isFeminine(bare ?? word) { insert(.feminine) }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private static let that = Array("ان".utf16)
  private static let personLetters = Set("تيناأ".utf16)
  private static let feminineEndings = ["ة", "ات"].map { Array($0.utf16) }

  /// Returns a word without its article and what is before it; `nil` where it has none.
  private static func withoutArticle(_ word: [UInt16]) -> [UInt16]? {
    if TermSequence.hasArticle(word) { return Array(word.dropFirst(2)) }
    for proclitic in proclitics where word.count >= proclitic.count + 2 {
      if word.starts(with: proclitic) { return Array(word.dropFirst(proclitic.count)) }
    }
    return nil
  }

  /// The article after the conjunction or a preposition.
  private static let proclitics = [
    "وال", "فال", "وبال", "وكال", "بال", "كال", "ولل", "لل",
  ].map { Array($0.utf16) }

  private static func isFeminine(_ word: [UInt16]) -> Bool {
    if word.count >= 4,
      feminineEndings.contains(where: { word.suffix($0.count).elementsEqual($0) })
    {
      return true
    }
    let lexicon = ArabicLexicon.shared
    if !lexicon.singulars(of: word).isEmpty { return true }
    // ومصادر: the conjunction is no part of the plural.
    guard word.count >= 5, word[0] == 0x648 else { return false }
    return !lexicon.singulars(of: Array(word.dropFirst())).isEmpty
  }
}

extension WordContext {
  /// Whether a word before it can rule out readings at all.
  @inline(__always)
  func isRestricted(by before: WordContext) -> Bool {
    before.contains(.beforeVerb) || before.contains(.clause)
      || (contains(.nisba) && before.contains(.feminine))
  }

  /// Whether a reading of a word as a term of its own is impossible there: one that is no adjective.
  ///
  /// - Parameters:
  ///   - match: The reading.
  ///   - before: What the word before it is, if only a space is between the two.
  ///   - earlier: What the word before that one is.
  /// - Returns: Whether the word is a verb or an adjective there.
  func excludes(_ match: WordMatch, after before: WordContext, _ earlier: WordContext) -> Bool {
    guard !match.traits.contains(.adjective) else { return false }
    if contains(.nisba), before.contains(.feminine),
      contains(.definite) == before.contains(.definite)
    {
      return true
    }
    // After "who" a name can stand, and a noun cannot.
    guard match.traits.isDisjoint(with: [.fixed, .article, .proclitic, .pronoun]),
      !contains(.capitalized)
    else { return false }
    if before.contains(.beforeVerb) { return true }
    return before.contains(.clause) && earlier.contains(.beforeClause) && contains(.present)
  }
}

extension RecognizableTerm {
  /// Whether the words beside a term of one word can tell that it is none there.
  ///
  /// An English verb is spelled like its noun, so that a term must be said to be a noun.
  var mayBeExcluded: Bool {
    language.isArabic ? partOfSpeech != .verb : partOfSpeech == .noun
  }
}

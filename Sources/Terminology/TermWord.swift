import Linguistics
import Model

/// A word of a term, with all that decides which words of a text it stands for.
struct TermWord {
  /// The folded word.
  var units: [UInt16]
  var hamzaAbove: UInt64
  var hamzaBelow: UInt64
  var kind: Token.Kind
  var role: WordRole
  var caseRule: CaseRule
  /// Whether the word is the letter of a designation, such as the إس of إس-400.
  var isLetterName: Bool
  /// Whether an English word may be in the plural and the like.
  var inflection: EnglishRole
  /// Whether it is written with ى at the end, so that it is no adjective in ي.
  var endsInAlefMaqsura: Bool
  /// The word's own spelling, where nothing else counts.
  var exactText: String?

  /// The folded word as `Linguistics` has it.
  var folded: FoldedWord {
    var word = FoldedWord()
    word.units = units
    word.hamzaAbove = hamzaAbove
    word.hamzaBelow = hamzaBelow
    return word
  }

  /// The stems of an Arabic word.
  var arabicBases: [WordBase] {
    ArabicWordForms.shared.bases(of: folded, role: role, endsInAlefMaqsura: endsInAlefMaqsura)
  }
}

/// Which letter case a word of a text must have.
enum CaseRule: UInt8 {
  case any
  /// Like `Turkey`, which is not `turkey`.
  case capitalized
  /// Like `US`, which is not `us`.
  case allCapitals
  /// Like `us` where the entry says that its case matters.
  case smallLetters
}

/// Which forms of an English word count.
enum EnglishRole: UInt8 {
  case fixed
  case noun
  case verb
}

/// A term, or one of its forms, as a sequence of words.
struct TermSequence {
  var words: [TermWord]
  /// What may stand before each word beyond what may stand before any.
  var gaps: [Gap]
}

extension TermSequence {
  /// Takes a term's text apart.
  ///
  /// - Parameters:
  ///   - text: The term, or one of its stated forms.
  ///   - term: The term as the recogniser takes it.
  ///   - isForm: Whether `text` is a form and not the term itself.
  init(_ text: String, of term: RecognizableTerm, isForm: Bool) {
    var text = text
    self = text.withUTF8 { TermSequence($0, of: term, isForm: isForm) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, of term: RecognizableTerm, isForm: Bool) {
    var scanner = TokenScanner(bytes)
    var tokens: [Token] = []
    while let token = scanner.next() { tokens.append(token) }
    let folded = tokens.map { token in
      var word = FoldedWord()
      word.fold(UnsafeBufferPointer(rebasing: bytes[token.range]))
      return word
    }
    words = []
    gaps = tokens.enumerated().map { $0.offset == 0 ? [] : $0.element.gap }
    for (index, token) in tokens.enumerated() {
      var role: WordRole = tokens.count == 1 ? .onlyWord : []
      if isForm { role.insert(.statedForm) }
      if term.isName { role.insert(.name) }
      if term.takesArticle { role.insert(.takesArticle) }
      if index == 0, tokens.count > 1, token.kind == .arabicWord { role.insert(.head) }
      if term.matching.contains(.fixedNumber) { role.insert(.fixedNumber) }
      if term.matching.contains(.articleOnly), index == 0 { role.insert(.articleOnly) }
      if Self.isAdjective(index, in: folded, of: term) { role.insert(.adjective) }
      let hasNumberBeside =
        (index + 1 < tokens.count && tokens[index + 1].kind == .number)
        || (index > 0 && tokens[index - 1].kind == .number)
      let isExact = term.matching.contains(.exactOnly)
      words.append(
        TermWord(
          units: folded[index].units,
          hamzaAbove: folded[index].hamzaAbove,
          hamzaBelow: folded[index].hamzaBelow,
          kind: token.kind,
          role: role,
          caseRule: Self.caseRule(folded[index], of: term, wordCount: tokens.count),
          isLetterName: hasNumberBeside && folded[index].units.count <= 7 && token.kind != .number,
          inflection: Self.englishRole(index, in: folded, of: term, isForm: isForm),
          endsInAlefMaqsura: TermText.endsInAlefMaqsura(
            UnsafeBufferPointer(rebasing: bytes[token.range])
          ),
          exactText: isExact ? String(decoding: bytes[token.range], as: UTF8.self) : nil
        )
      )
    }
  }

  /// Whether a word agrees with the one before it: by its ending, or by having the article where
  /// the first word has it and lacking it where that lacks it.
  private static func isAdjective(
    _ index: Int,
    in words: [FoldedWord],
    of term: RecognizableTerm
  ) -> Bool {
    if term.partOfSpeech == .adjective { return true }
    guard index > 0 else { return false }
    let units = words[index].units
    if adjectiveEndings.contains(where: { units.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    let isDefinite = hasArticle(units)
    guard isDefinite == hasArticle(words[0].units) else { return false }
    // Without the article a noun in ة is in the construct: رأس حربة.
    return isDefinite || units.last != 0x629 || !ArabicLexicon.shared.hasNoun(units)
  }

  private static let adjectiveEndings = units(["ي", "ية", "يين", "يون"])

  /// Whether a word begins with the article, and not with letters that look like it.
  static func hasArticle(_ units: [UInt16]) -> Bool {
    units.count >= 4 && units[0] == 0x627 && units[1] == 0x644
      && !ArabicLexicon.shared.hasOwnArticle(units)
  }

  private static func caseRule(
    _ word: FoldedWord,
    of term: RecognizableTerm,
    wordCount: Int
  ) -> CaseRule {
    if term.ignoresCase { return .any }
    if term.matching.contains(.caseSensitive) {
      return word.isAllCapitals ? .allCapitals : word.isCapitalized ? .capitalized : .smallLetters
    }
    if word.isAllCapitals, (2...5).contains(word.units.count) { return .allCapitals }
    return wordCount == 1 && word.isCapitalized ? .capitalized : .any
  }

  private static func englishRole(
    _ index: Int,
    in words: [FoldedWord],
    of term: RecognizableTerm,
    isForm: Bool
  ) -> EnglishRole {
    if isForm || term.matching.contains(.fixedNumber) { return .fixed }
    if term.partOfSpeech == .verb { return index == 0 ? .verb : .fixed }
    if index == words.count - 1 { return .noun }
    return index == pluralHead(words) ? .noun : .fixed
  }

  /// The word of a noun that takes the plural where the last one does not: deputy chiefs of mission,
  /// attorneys general, runners-up, coups d'état.
  static func pluralHead(_ words: [FoldedWord]) -> Int? {
    if let preposition = words.indices.dropFirst().first(where: { isPreposition(words[$0].units) })
    {
      return preposition - 1
    }
    guard let last = words.last?.units, words.count > 1 else { return nil }
    if adjectivesAfterNouns.contains(last) { return words.count - 2 }
    let isAgent = agentEndings.contains { words[words.count - 2].units.suffix(2) == $0[...] }
    return isAgent && particles.contains(last) ? words.count - 2 : nil
  }

  private static func isPreposition(_ word: [UInt16]) -> Bool {
    prepositions.contains(word) || (word.count > 2 && word[0] == 0x64 && word[1] == 0x27)
  }

  private static let prepositions = Set(
    units([
      "of", "in", "at", "for", "to", "by", "on", "from", "with", "without", "under", "against",
      "between", "among", "over", "within", "de", "des", "du", "en",
    ])
  )
  private static let adjectivesAfterNouns = Set(
    units([
      "general", "martial", "elect", "designate", "laureate", "apparent", "extraordinary",
      "plenipotentiary", "emeritus", "politic",
    ])
  )
  /// What follows the agent of a verb: runner-up, passer-by.
  private static let particles = Set(units(["up", "by", "on", "off", "out"]))
  private static let agentEndings = units(["er", "or"])

  private static func units(_ words: [String]) -> [[UInt16]] { words.map { Array($0.utf16) } }
}

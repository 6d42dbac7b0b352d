import Linguistics
import Model

/// What an Arabic term is by its own words, as far as they tell.
enum TermNature {
  /// No name, whatever the capitals of its English.
  case noun
  /// A noun, unless capitals that tell names say otherwise.
  case likelyNoun
  /// Nothing is known of the words.
  case open
  /// A proper name.
  case name

  init(_ term: Term) {
    switch term.partOfSpeech {
    case .adjective, .verb, .adverb:
      self = .noun
      return
    case .noun, .other, nil: break
    }
    let words = term.text.foldedTokens
    guard let first = words.first else {
      self = .open
      return
    }
    if words.count == 1 {
      self = term.type == .acronym ? .name : Self.nature(ofOnly: first)
    } else {
      self = Self.nature(of: words)
    }
  }

  /// Whether a term is a member of a people, a faith or a movement.
  static func isPeople(_ term: Term) -> Bool {
    let words = term.text.foldedTokens
    return words.count == 1 && lexicon.isPeople(bare(words[0]))
  }

  private static let lexicon = ArabicLexicon.shared

  private static func nature(ofOnly word: [UInt16]) -> TermNature {
    let bare = bare(word)
    if lexicon.isPeople(bare) { return .noun }
    let isNoun = isNoun(bare)
    if isKnownName(word) { return isNoun ? .open : .name }
    if lexicon.takesArticle(bare) { return .open }
    return isNoun || lexicon.hasFormOfNoun(bare) || hasShapeOfNoun(bare) ? .likelyNoun : .open
  }

  /// Whether a word has the shape of a verbal noun or of an abstract one: تطبيع, استقلال, سيادية.
  private static func hasShapeOfNoun(_ word: [UInt16]) -> Bool {
    if word.count >= 6, word.suffix(2).elementsEqual("ية".utf16) { return true }
    return shapes.contains { shape in
      shape.count == word.count && zip(shape, word).allSatisfy { $0 == consonant || $0 == $1 }
    }
  }

  /// Stands for any letter in `shapes`.
  private static let consonant: UInt16 = 0x2E
  private static let shapes: [[UInt16]] = [
    "ت..ي.", "ا.ت.ا.", "ان..ا.", "است..ا.", "م.ا..ة", "ت.ا..",
  ].map { Array($0.utf16) }

  private static func nature(of words: [[UInt16]]) -> TermNature {
    let first = words[0]
    let areNouns = words.map { isNoun(bare($0)) && !isKnownName($0) }
    if areNouns[0], !hasArticle(first) {
      // وزير الخارجية, but not أمين الجميل, of whose name the last word is no noun.
      let isOffice = lexicon.isPerson(first) && areNouns.dropFirst().allSatisfy { $0 }
      let isPhrase =
        words.allSatisfy { !hasArticle($0) }
        && zip(words, areNouns).dropFirst().allSatisfy { $1 || isNisba($0) }
      if isOffice || isPhrase { return .noun }
    }
    if areNouns[0] { return .likelyNoun }
    let hasNoun = areNouns.contains(true)
    return !hasNoun && words.contains(where: isKnownName) ? .name : .open
  }

  private static func isNoun(_ word: [UInt16]) -> Bool {
    lexicon.hasNoun(word) || lexicon.isPerson(word)
  }

  private static func isNisba(_ word: [UInt16]) -> Bool {
    word.count >= 4 && !isKnownName(word)
      && (word.last == 0x64A || (word.last == 0x629 && word[word.count - 2] == 0x64A))
  }

  private static func isKnownName(_ word: [UInt16]) -> Bool {
    word.withUnsafeBufferPointer { lexicon.isProperName($0) }
      || bare(word).withUnsafeBufferPointer { lexicon.isProperName(afterArticle: $0) }
  }

  private static func hasArticle(_ word: [UInt16]) -> Bool { TermSequence.hasArticle(word) }

  private static func bare(_ word: [UInt16]) -> [UInt16] {
    hasArticle(word) ? Array(word.dropFirst(2)) : word
  }
}

extension String {
  /// The folded words.
  fileprivate var foldedTokens: [[UInt16]] {
    let bytes = Array(utf8)
    return tokens.map { token in
      var word = FoldedWord()
      word.fold(bytes[token.range])
      return word.units
    }
  }
}

/// What is known of single Arabic words: broken plurals, particles, names.
///
/// Everything stands in data files; keys are folded.
public struct ArabicLexicon: Sendable {
  /// The broken plurals of a singular, the most usual first.
  private let pluralsOfSingular: [[UInt16]: [FoldedWord]]
  private let singularsOfPlural: [[UInt16]: [FoldedWord]]
  private let functionWords: KeyTable
  private let functionWordSpellings: [FunctionWordSpelling]
  private let nouns: KeyTable
  private let properNames: KeyTable
  /// The proper names that have the article, without it.
  private let namesAfterArticle: KeyTable
  private let wordsWithOwnArticle: Set<[UInt16]>
  private let blockedPlurals: Set<[UInt16]>
  private let blockedBarePlurals: Set<[UInt16]>
  private let blockedSingulars: Set<[UInt16]>
  private let ambiguousWords: Set<[UInt16]>
  private let blockedForms: KeyTable
  private let blockedBareForms: KeyTable
  /// The nouns for people, and of each whether its feminine is the same with ة.
  private let people: [[UInt16]: Bool]
  private let nounsInAlefMaqsura: Set<[UInt16]>

  /// The lexicon of the data files.
  public static let shared = ArabicLexicon()

  private init() {
    var plurals: [[UInt16]: [FoldedWord]] = [:]
    var singulars: [[UInt16]: [FoldedWord]] = [:]
    for row in DataTable(PackageResources.plurals_tsv).rows where row.count > 1 {
      let singular = FoldedWord(row[0])
      for plural in row[1].split(separator: ",").map({ FoldedWord(String($0)) }) {
        plurals[singular.units, default: []].append(plural)
        singulars[plural.units, default: []].append(singular)
      }
    }
    pluralsOfSingular = plurals
    singularsOfPlural = singulars
    var functionWords = KeyTable()
    var functionWordSpellings: [FunctionWordSpelling] = []
    for word in words(PackageResources.function_words_txt) {
      let position = functionWords.insert(FoldedWord(word).units)
      if position == functionWordSpellings.count { functionWordSpellings.append([]) }
      functionWordSpellings[position].insert(
        word.unicodeScalars.last == "\u{649}" ? .alefMaqsura : .other
      )
    }
    self.functionWords = functionWords
    self.functionWordSpellings = functionWordSpellings
    let names = words(PackageResources.proper_names_txt).map { FoldedWord($0).units }
    properNames = KeyTable(names)
    namesAfterArticle = KeyTable(
      names.filter { $0.starts(with: "ال".utf16) }.map { Array($0.dropFirst(2)) }
    )
    wordsWithOwnArticle = Set(
      words(PackageResources.keeps_article_txt).map { FoldedWord($0).units }
    )
    let soundPlurals = words(PackageResources.sound_plurals_txt).map { FoldedWord($0).units }
    nouns = KeyTable(Array(plurals.keys) + singulars.keys + soundPlurals)
    let rows = DataTable(PackageResources.homographs_tsv).rows.filter { $0.count > 2 }
    func homographs(_ consequence: String, isBare: Bool = false) -> Set<[UInt16]> {
      Set(
        rows.filter { $0[2] == consequence && ($0.count > 3 && $0[3] == "bare") == isBare }
          .map { FoldedWord($0[0]).units }
      )
    }
    blockedPlurals = homographs("block-plural")
    blockedBarePlurals = homographs("block-plural", isBare: true)
    blockedSingulars = homographs("block-singular")
    ambiguousWords = homographs("warn")
    blockedForms = KeyTable(Array(homographs("block-form")))
    blockedBareForms = KeyTable(Array(homographs("block-form", isBare: true)))
    people = Dictionary(
      DataTable(PackageResources.people_tsv).rows.map { (FoldedWord($0[0]).units, $0.count < 2) }
    ) { first, _ in first }
    nounsInAlefMaqsura = Set(
      DataTable(PackageResources.plurals_tsv).rows.map { $0[0] }
        .filter { $0.unicodeScalars.last == "\u{649}" }.map { FoldedWord($0).units }
    )
  }

  /// Returns the broken plurals of a singular, the most usual first.
  public func brokenPlurals(of singular: [UInt16]) -> [FoldedWord] {
    pluralsOfSingular[singular] ?? []
  }

  /// Returns the singulars of a broken plural.
  public func singulars(of plural: [UInt16]) -> [FoldedWord] { singularsOfPlural[plural] ?? [] }

  /// Whether the folded word is a singular or a broken plural of the lexicon.
  public func hasNoun(_ word: [UInt16]) -> Bool { nouns.contains(word) }

  /// Whether the folded word is a noun of the lexicon, with any ending of number or case and a
  /// pronoun as well: وطن, وطنين, بطاقته.
  public func hasFormOfNoun(_ word: [UInt16]) -> Bool {
    if hasNoun(word) { return true }
    for ending in Self.nounEndings where word.count >= ending.letters.count + 3 {
      guard word.suffix(ending.letters.count).elementsEqual(ending.letters) else { continue }
      let stem = word.dropLast(ending.letters.count)
      if hasNoun(Array(stem) + ending.singular) { return true }
    }
    return false
  }

  /// Endings of nouns, and what the singular has in their place.
  private static let nounEndings: [(letters: [UInt16], singular: [UInt16])] = [
    ("ان", ""), ("ين", ""), ("ون", ""), ("ا", ""), ("ه", ""), ("ها", ""), ("هم", ""), ("نا", ""),
    ("ات", "ة"), ("تان", "ة"), ("تين", "ة"), ("تا", "ة"), ("تي", "ة"), ("ته", "ة"), ("تها", "ة"),
    ("تهم", "ة"), ("تنا", "ة"),
  ]
  .map { (Array($0.0.utf16), Array($0.1.utf16)) }

  /// Whether the folded word is a particle with all its clitics, such as إليه or لكن.
  ///
  /// - Parameters:
  ///   - word: The folded word.
  ///   - endsInAlefMaqsura: Whether the text writes ى at the end, which tells على from علي.
  /// - Returns: Whether the lexicon has it.
  public func isFunctionWord(_ word: [UInt16], endsInAlefMaqsura: Bool) -> Bool {
    guard let position = functionWords.identifier(of: word) else { return false }
    return endsInAlefMaqsura || functionWordSpellings[position].contains(.other)
  }

  /// Whether the folded word is a name that looks like a form of another word, such as البحرين.
  public func isProperName(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
    properNames.contains(word)
  }

  /// Whether the folded word is such a name once the article stands before it.
  public func isProperName(afterArticle word: UnsafeBufferPointer<UInt16>) -> Bool {
    namesAfterArticle.contains(word)
  }

  /// Whether the ال at the beginning of the folded word belongs to the word, as in التزام.
  public func hasOwnArticle(_ word: [UInt16]) -> Bool { wordsWithOwnArticle.contains(word) }

  /// Whether the folded plural is most often another word, so that it does not count for a term of
  /// one word.
  public func isBlockedPlural(_ plural: [UInt16]) -> Bool { blockedPlurals.contains(plural) }

  /// Whether the same holds where the word has neither the article nor a pronoun.
  public func isBlockedBarePlural(_ plural: [UInt16]) -> Bool {
    blockedBarePlurals.contains(plural)
  }

  /// Whether an entry of this spelling is no plural of another word, although there is one.
  public func isBlockedSingular(_ plural: [UInt16]) -> Bool { blockedSingulars.contains(plural) }

  /// Whether the folded word is most often another word wherever it is not the entry's own, so that
  /// it does not count for a term of one word.
  ///
  /// - Parameters:
  ///   - word: The folded word, without proclitics.
  ///   - isBare: Whether it has neither the article nor a pronoun.
  /// - Returns: Whether the lists have it.
  public func isBlockedForm(_ word: UnsafeBufferPointer<UInt16>, isBare: Bool) -> Bool {
    blockedForms.contains(word) || (isBare && blockedBareForms.contains(word))
  }

  /// Whether the folded word is a noun for a person.
  public func isPerson(_ word: [UInt16]) -> Bool { people[word] != nil }

  /// Whether the folded word is a noun for a person whose feminine is the same with ة.
  public func hasFeminine(_ word: [UInt16]) -> Bool { people[word] == true }

  /// Whether the folded word is a noun that ends in ى, such as مجرى, which is not مجري.
  public func isNounInAlefMaqsura(_ word: [UInt16]) -> Bool { nounsInAlefMaqsura.contains(word) }

  /// Whether the folded word is most often a verb, a preposition or another noun.
  public func isAmbiguous(_ word: [UInt16]) -> Bool { ambiguousWords.contains(word) }
}

/// How a function word that folds to one key may be written at its end.
private struct FunctionWordSpelling: OptionSet, Sendable {
  let rawValue: UInt8
  static let alefMaqsura = FunctionWordSpelling(rawValue: 1)
  static let other = FunctionWordSpelling(rawValue: 2)
}

private func words(_ bytes: [UInt8]) -> [String] {
  DataTable(bytes).rows.map { $0[0] }.filter { !$0.isEmpty }
}

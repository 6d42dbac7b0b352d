/// What is known of single Arabic words: broken plurals, particles, names.
///
/// Everything stands in data files; keys are folded.
public struct ArabicLexicon: Sendable {
  /// The broken plurals of a singular, the most usual first.
  private let pluralsOfSingular: [[UInt16]: [FoldedWord]]
  private let singularsOfPlural: [[UInt16]: [FoldedWord]]
  private let functionWords: KeyTable
  private let functionWordSpellings: [FunctionWordSpellings]
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
  /// The nouns for people, and of each where its feminine is the same with ة.
  private let people: [[UInt16]: FeminineOfPerson]
  private let nounsInAlefMaqsura: Set<[UInt16]>
  /// Nouns and broken plurals that end in ى.
  private let wordsInAlefMaqsura: KeyTable
  private let pluralsWithMadda: KeyTable
  private let rareWordsInLam: KeyTable
  /// Members of peoples, faiths and movements, and those of them that are adjectives as well.
  private let peoples: KeyTable
  private let peoplesAndAdjectives: KeyTable
  private let namesWithArticle: KeyTable
  private let pluralsInAt: KeyTable
  private let openSeats: OpenSeats

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
    var functionWordSpellings: [FunctionWordSpellings] = []
    for word in words(PackageResources.function_words_txt) {
      let folded = FoldedWord(word)
      let position = functionWords.insert(folded.units)
      if position == functionWordSpellings.count { functionWordSpellings.append([]) }
      functionWordSpellings[position].append(FunctionWordSpelling(word, folded))
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
    func homographs(_ consequence: String, where place: String = "") -> Set<[UInt16]> {
      Set(
        rows.filter { $0[2] == consequence && ($0.count > 3 ? $0[3] : "") == place }
          .map { FoldedWord($0[0]).units }
      )
    }
    blockedPlurals = homographs("block-plural")
    blockedBarePlurals = homographs("block-plural", where: "bare")
    blockedSingulars = homographs("block-singular")
    ambiguousWords = homographs("warn")
    blockedForms = KeyTable(Array(homographs("block-form")))
    blockedBareForms = KeyTable(Array(homographs("block-form", where: "bare")))
    pluralsWithMadda = KeyTable(Array(homographs("block-plural", where: "madda")))
    rareWordsInLam = KeyTable(Array(homographs("rare")))
    let peopleRows = DataTable(PackageResources.peoples_tsv).rows
    peoples = KeyTable(peopleRows.map { FoldedWord($0[0]).units })
    peoplesAndAdjectives = KeyTable(
      peopleRows.filter { $0.count < 2 }.map { FoldedWord($0[0]).units }
    )
    namesWithArticle = KeyTable(
      words(PackageResources.names_with_article_txt).map { FoldedWord($0).units }
    )
    pluralsInAt = KeyTable(words(PackageResources.plurals_in_at_txt).map { FoldedWord($0).units })
    openSeats = OpenSeats(names: names)
    people = Dictionary(
      DataTable(PackageResources.people_tsv).rows.map { row in
        (FoldedWord(row[0]).units, row.count < 2 ? .always : row.count < 3 ? .never : .inTerms)
      }
    ) { first, _ in first }
    func inAlefMaqsura(_ words: [String]) -> [[UInt16]] {
      words.filter { $0.unicodeScalars.last == "\u{649}" }.map { FoldedWord($0).units }
    }
    let pluralRows = DataTable(PackageResources.plurals_tsv).rows
    nounsInAlefMaqsura = Set(inAlefMaqsura(pluralRows.map { $0[0] }))
    wordsInAlefMaqsura = KeyTable(
      inAlefMaqsura(
        pluralRows.flatMap { row in
          [row[0]] + row.dropFirst().prefix(1).flatMap { $0.split(separator: ",").map(String.init) }
        } + words(PackageResources.sound_plurals_txt)
      )
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
  public func isFunctionWord(_ word: FoldedWord, endsInAlefMaqsura: Bool) -> Bool {
    guard let position = functionWords.identifier(of: word.units) else { return false }
    return functionWordSpellings[position].contains { spelling in
      (endsInAlefMaqsura || !spelling.endsInAlefMaqsura) && spelling.hasSeats(of: word)
    }
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
  ///
  /// - Parameters:
  ///   - word: The folded word.
  ///   - isAlone: Whether no other word of a term tells that it is not the adjective: حاكمة الولاية,
  ///     but الأسرة الحاكمة.
  /// - Returns: Whether it has one there.
  public func hasFeminine(_ word: [UInt16], isAlone: Bool) -> Bool {
    switch people[word] {
    case .always: true
    case .inTerms: !isAlone
    case .never, nil: false
    }
  }

  /// Whether the folded word is a noun that ends in ى, such as مجرى, which is not مجري.
  public func isNounInAlefMaqsura(_ word: [UInt16]) -> Bool { nounsInAlefMaqsura.contains(word) }

  /// Whether the folded word is a noun, or a broken plural, that ends in ى: دعوى, أسرى.
  public func endsInAlefMaqsura(_ word: [UInt16]) -> Bool { wordsInAlefMaqsura.contains(word) }

  /// Whether the folded plural is another word where it is written without its madda (أثار).
  public func needsMadda(_ plural: [UInt16]) -> Bool { pluralsWithMadda.contains(plural) }

  /// Whether the folded noun, which begins with ل, is so rare that لل before the rest of it is ل and
  /// the article: للقمة is of قمة, not of لقمة.
  public func isRareBesideArticle(_ word: [UInt16]) -> Bool { rareWordsInLam.contains(word) }

  /// Whether the folded word is one of a people, a faith or a movement.
  public func isPeople(_ word: [UInt16]) -> Bool { peoples.contains(word) }

  /// Whether the folded word is one of a people and the adjective of it alike: درزي, درزية.
  public func isPeopleAndAdjective(_ word: [UInt16]) -> Bool { peoplesAndAdjectives.contains(word) }

  /// Whether the folded name, which is entered without the article, may have it all the same.
  public func takesArticle(_ name: [UInt16]) -> Bool { namesWithArticle.contains(name) }

  /// Whether the folded noun has a plural in ات, although the same word with ة is a noun as well.
  public func hasPluralInAt(_ word: [UInt16]) -> Bool { pluralsInAt.contains(word) }

  /// Whether a folded word that begins with an alef is written with the hamza above it or below it.
  public func hasOpenSeat(_ word: [UInt16]) -> Bool { openSeats.contains(word) }

  /// Whether the folded word is most often a verb, a preposition or another noun.
  public func isAmbiguous(_ word: [UInt16]) -> Bool { ambiguousWords.contains(word) }
}

/// Where the feminine of a noun for a person is the same word with ة.
private enum FeminineOfPerson {
  case always
  /// In terms of several words; alone it is most often another word.
  case inTerms
  case never
}

/// How a function word is written, as far as folding does not tell.
private struct FunctionWordSpelling: Sendable {
  let endsInAlefMaqsura: Bool
  private let hamzaAbove: UInt64
  private let hamzaBelow: UInt64

  init(_ word: String, _ folded: FoldedWord) {
    endsInAlefMaqsura = word.unicodeScalars.last == "\u{649}"
    hamzaAbove = folded.hamzaAbove
    hamzaBelow = folded.hamzaBelow
  }

  /// Whether no hamza of a word sits above an alef where this spelling has it below, or the reverse:
  /// أثره is no إثره.
  func hasSeats(of word: FoldedWord) -> Bool {
    hamzaAbove & word.hamzaBelow == 0 && hamzaBelow & word.hamzaAbove == 0
  }
}

/// The ways in which the function words of one folded spelling are written.
private typealias FunctionWordSpellings = [FunctionWordSpelling]

private func words(_ bytes: [UInt8]) -> [String] {
  DataTable(bytes).rows.map { $0[0] }.filter { !$0.isEmpty }
}

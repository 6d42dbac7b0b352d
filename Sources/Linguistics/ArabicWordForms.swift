/// The part a word plays in a term, as far as it decides which forms the word can take.
public struct WordRole: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The term has no other word.
  public static let onlyWord = WordRole(rawValue: 1)
  /// The word agrees with the word before it, or is entered as an adjective.
  public static let adjective = WordRole(rawValue: 2)
  /// The word is, or is part of, a proper name.
  public static let name = WordRole(rawValue: 4)
  /// The word is a form that the entry states, such as a broken plural.
  public static let statedForm = WordRole(rawValue: 8)
  /// The word begins a term of several words.
  public static let head = WordRole(rawValue: 16)
  /// The word stands only in the number entered.
  public static let fixedNumber = WordRole(rawValue: 32)
  /// The word stands only with the article.
  public static let articleOnly = WordRole(rawValue: 64)
}

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

/// Derives from a word of a glossary entry every stem that its forms can have.
///
/// This is the direction in which a glossary can be precise: the forms follow from the entry, and
/// the text is never stemmed.
public struct ArabicWordForms: Sendable {
  private let lexicon = ArabicLexicon.shared
  private let patterns = PluralPatterns.shared
  private let alternants: [[UInt16]: [[UInt16]]]
  private let feminines: [[UInt16]: [[UInt16]]]
  private let spellings: [[[UInt16]]]
  /// The letters with which the spellings begin.
  private let initials: Set<UInt16>

  /// The tables of the data files.
  public static let shared = ArabicWordForms()

  private init() {
    var alternants: [[UInt16]: [[UInt16]]] = [:]
    for row in DataTable(PackageResources.alternants_tsv).rows {
      let forms = row[0].split(separator: ",").map { FoldedWord(String($0)).units }
      for form in forms { alternants[form] = forms.filter { $0 != form } }
    }
    self.alternants = alternants
    var feminines: [[UInt16]: [[UInt16]]] = [:]
    for row in DataTable(PackageResources.feminine_irregular_tsv).rows {
      let forms = row.prefix(3).flatMap { $0.split(separator: ",") }
        .map { FoldedWord(String($0)).units }
      for form in forms {
        feminines[form, default: []] += forms.filter { $0 != form }
      }
    }
    self.feminines = feminines
    spellings = DataTable(PackageResources.spelling_variants_tsv).rows.map { row in
      row[0].split(separator: ",").map { FoldedWord(String($0)).units }
    }
    initials = Set(spellings.joined().compactMap(\.first))
  }

  /// Returns the stems of a word, the entry's own first.
  ///
  /// - Parameters:
  ///   - word: The word as entered, folded; its article does not matter.
  ///   - role: The part it plays in its term.
  /// - Returns: The stems, each once.
  public func bases(of word: FoldedWord, role: WordRole) -> [WordBase] {
    var derivation = Derivation(role: role)
    let (base, seat, hadArticle) = withoutArticle(word)
    // What is a noun of the lexicon as well, such as ألم or فارس, has the forms of one.
    let isNoun = !lexicon.brokenPlurals(of: base).isEmpty
    if let forms = alternants[word.units] {
      derivation.add(word.units, .unknown, .fixed, .entry)
      for form in forms { derivation.add(form, .unknown, .fixed, .variant) }
      guard isNoun, role.contains(.onlyWord) else { return derivation.bases }
    }
    let isFunctionWord = lexicon.isFunctionWord(word.units, endsInAlefMaqsura: true)
    if base.count < 2 || begins(word.units, with: "لل") || (isFunctionWord && !isNoun) {
      derivation.add(word.units, word.hamzaSeat(at: 0), .fixed, .entry)
      return derivation.bases
    }
    let isKnownName = isProperName(word.units) || isProperName(base)
    if isFunctionWord || isKnownName || role.contains(.name) {
      let needsArticle = hadArticle || role.contains(.articleOnly)
      derivation.add(base, seat, .fixed, .entry, needsArticle: needsArticle)
    }
    let isAdjectiveAlone = role.isSuperset(of: [.onlyWord, .adjective])
    if role.contains(.name) || (isKnownName && !isNoun && !isAdjectiveAlone) {
      // Names take clitics alone.
    } else if role.contains(.statedForm), role.contains(.onlyWord) || !role.contains(.adjective) {
      derivation.addDerived(base, seat, .entry)
    } else if role.contains(.fixedNumber) {
      derivation.addFixedNumber(base, seat, needsArticle: role.contains(.articleOnly))
    } else if role.contains(.articleOnly) {
      derivation.addFixedNumber(base, seat, needsArticle: true)
      addPlurals(of: base, seat, to: &derivation)
    } else {
      derivation.isAmbiguous = hadArticle && lexicon.isAmbiguous(base)
      addInflected(base, seat, .entry, to: &derivation)
      derivation.isAmbiguous = false
      if let whole = withFinalYa(base) {
        addInflected(whole, seat, .variant, to: &derivation)
        addPlurals(of: whole, seat, to: &derivation)
      }
      addPlurals(of: base, seat, to: &derivation)
      for other in otherSpellings(of: base) {
        addInflected(other, .unknown, .variant, to: &derivation)
      }
      if role.contains(.adjective) {
        for form in feminines[base] ?? [] { derivation.addDerived(form, .unknown, .otherGender) }
      } else if role.contains(.head) {
        // رئيسة الوزراء, from رئيس الوزراء.
        let person = withFinalYa(base) ?? base
        if lexicon.hasFeminine(person) {
          derivation.add(person, seat, .derivedTaMarbuta, .otherGender)
        }
      }
    }
    addSpellings(to: &derivation)
    return derivation.bases
  }

  /// The قاضي of an entry قاض, which is written without its ya where it is indefinite.
  private func withFinalYa(_ word: [UInt16]) -> [UInt16]? {
    guard word.count >= 3 else { return nil }
    let whole = word + [letter("ي")]
    let isPerson = word.first == letter("م") && lexicon.isPerson(whole)
    let hasAlef = word[word.count - 2] == letter("ا")
    let isParticiple = hasAlef && (word.count == 3 || word.first == letter("م"))
    return isPerson || (isParticiple && lexicon.hasNoun(whole)) ? whole : nil
  }

  private func withoutArticle(_ word: FoldedWord) -> ([UInt16], HamzaSeat, Bool) {
    guard word.units.count >= 4, begins(word.units, with: "ال"), word.hamzaSeat(at: 0) == .unknown,
      !lexicon.hasOwnArticle(word.units)
    else { return (word.units, word.hamzaSeat(at: 0), false) }
    return (Array(word.units.dropFirst(2)), word.hamzaSeat(at: 2), true)
  }

  /// Whether a word is a name of the lexicon, with or without the article that it has there.
  private func isProperName(_ word: [UInt16]) -> Bool {
    word.withUnsafeBufferPointer {
      lexicon.isProperName($0) || lexicon.isProperName(afterArticle: $0)
    }
  }

  /// Adds a word with the endings that its shape allows.
  private func addInflected(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    _ origin: WordBase.Origin,
    to derivation: inout Derivation
  ) {
    let count = word.count
    let isLong = count >= 5
    switch (word[count - 2], word[count - 1]) {
    case (letter("ا"), letter("ة")) where count >= 3:
      derivation.add(word.dropLast(2), seat, .alifTa, origin)
    case (_, letter("ة")):
      let stem = word.dropLast()
      derivation.add(stem, seat, .taMarbuta, origin)
      if derivation.isAdjective, stem.last == letter("ي") || stem.first == letter("م") {
        derivation.add(stem, seat, .taMarbutaHuman, origin)
      }
    case (letter("ا"), letter("ت")) where isLong:
      addFemininePlural(word, seat, origin, to: &derivation)
    case (_, letter("ي")):
      // دوريات is the plural of دورية.
      let hasFeminine = derivation.role.contains(.onlyWord) && lexicon.hasNoun(word + [letter("ة")])
      derivation.add(word, seat, hasFeminine ? .yaMasculine : .ya, origin)
      if count >= 4, word.first == letter("م") || (count == 4 && word[1] == letter("ا")) {
        derivation.add(word.dropLast(), seat, .defective, origin)
      }
    case (letter("ا"), letter("ء")):
      derivation.add(word, seat, .hamza, origin)
      derivation.add(word.dropLast(), seat, .hamzaWaw, origin)
    case (letter("ي"), letter("ن")) where isMasculinePlural(word),
      (letter("و"), letter("ن")) where isMasculinePlural(word):
      derivation.add(word.dropLast(2), seat, .masculinePlural, origin)
      addPlurals(of: Array(word.dropLast(2)), seat, to: &derivation)
    default:
      // مساعدات is the plural of مساعدة before it is that of مساعد.
      let hasFeminine = derivation.role.contains(.onlyWord) && lexicon.hasNoun(word + [letter("ة")])
      derivation.add(word, seat, hasFeminine ? .masculine : .plain, origin)
      if word.first == letter("م"), count >= 4, lexicon.isPerson(word) {
        derivation.add(word, seat, .person, origin)
      }
      // ميليشيات, from ميليشيا.
      if isLong, word.last == letter("ا") { derivation.add(word.dropLast(), seat, .loan, origin) }
    }
  }

  private func addFemininePlural(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    _ origin: WordBase.Origin,
    to derivation: inout Derivation
  ) {
    let stem = Array(word.dropLast(2))
    derivation.add(stem, seat, .femininePlural, origin)
    let endsInYa = stem.last == letter("ي")
    let isOfFeminine = lexicon.hasNoun(stem + [letter("ة")])
    if stem.count >= 3, !endsInYa || stem.count > 5 || stem.first == letter("م"), !isOfFeminine {
      derivation.add(stem, seat, .femininePluralOfMasculine, origin)
    }
    if endsInYa || stem.last == letter("و") {
      derivation.add(stem.dropLast(), seat, .alifTa, origin)
    }
  }

  private func isMasculinePlural(_ word: [UInt16]) -> Bool {
    guard word.count >= 5, lexicon.brokenPlurals(of: word).isEmpty else { return false }
    let stem = Array(word.dropLast(2))
    if lexicon.hasNoun(stem) { return true }
    return word.count >= 6 && (word.first == letter("م") || stem.last == letter("ي"))
  }

  private func addPlurals(of word: [UInt16], _ seat: HamzaSeat, to derivation: inout Derivation) {
    let isOnlyWord = derivation.role.contains(.onlyWord)
    for plural in lexicon.brokenPlurals(of: word)
    where !(isOnlyWord && lexicon.isBlockedPlural(plural.units)) {
      derivation.addDerived(plural.units, plural.hamzaSeat(at: 0), .listedPlural)
    }
    for singular in lexicon.singulars(of: word)
    where mayBePlural(word, seat, of: singular, isOnlyWord: isOnlyWord) {
      addInflected(singular.units, singular.hamzaSeat(at: 0), .listedSingular, to: &derivation)
      for sibling in lexicon.brokenPlurals(of: singular.units) where sibling.units != word {
        derivation.addDerived(sibling.units, sibling.hamzaSeat(at: 0), .listedPlural)
      }
    }
    guard !lexicon.hasNoun(word) else { return }
    for plural in patterns.plurals(of: word, includesLoose: !isOnlyWord)
    where lexicon.singulars(of: plural.word).isEmpty {
      let origin: WordBase.Origin = plural.isLoose ? .loosePatternPlural : .patternPlural
      let seat: HamzaSeat = plural.word.first == letter("ا") ? .above : .unknown
      derivation.addDerived(plural.word, seat, origin)
    }
  }

  /// Whether an entry's word counts as the plural that it can be of another word.
  private func mayBePlural(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    of singular: FoldedWord,
    isOnlyWord: Bool
  ) -> Bool {
    // علم has أعلام, but إعلام is no plural; اعلام can be either, which other words must decide.
    if seat == .below || (isOnlyWord && seat == .unknown && word.first == letter("ا")) {
      return false
    }
    // حكم is a noun of its own, with the plural أحكام, before it is the plural of حكمة.
    if isOnlyWord, !lexicon.brokenPlurals(of: word).isEmpty { return false }
    // العرب are no plural of the adjective عربي.
    if singular.units == word + [letter("ي")] { return false }
    return !isOnlyWord || !lexicon.isBlockedSingular(word)
  }

  private func addSpellings(to derivation: inout Derivation) {
    for base in derivation.bases {
      for other in otherSpellings(of: base.stem) {
        derivation.add(
          other,
          .unknown,
          base.inflection,
          .variant,
          needsArticle: base.needsArticle
        )
      }
    }
  }

  /// Returns a word or stem with its beginning as others write it.
  private func otherSpellings(of word: [UInt16]) -> [[UInt16]] {
    guard let first = word.first, initials.contains(first) else { return [] }
    return spellings.flatMap { group in
      guard let written = group.first(where: { word.starts(with: $0) }) else { return [[UInt16]]() }
      return group.filter { $0 != written }.map { $0 + word.dropFirst(written.count) }
    }
  }
}

/// The bases found so far for one word.
private struct Derivation {
  let role: WordRole
  var bases: [WordBase] = []
  /// Whether the bases that are added are most often another word where they stand bare.
  var isAmbiguous = false

  init(role: WordRole) { self.role = role }

  var isAdjective: Bool { role.contains(.adjective) }

  mutating func add(
    _ stem: some Collection<UInt16>,
    _ seat: HamzaSeat,
    _ inflection: InflectionClass,
    _ origin: WordBase.Origin,
    needsArticle: Bool = false
  ) {
    guard
      !bases.contains(where: { $0.inflection == inflection && $0.stem.elementsEqual(stem) })
    else { return }
    bases.append(
      WordBase(
        stem: Array(stem),
        seat: seat,
        inflection: inflection,
        origin: origin,
        isAdjective: isAdjective,
        needsArticle: needsArticle,
        isAmbiguous: isAmbiguous
      )
    )
  }

  /// Adds a form that takes clitics, case and pronouns, but no endings of number.
  mutating func addDerived(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    _ origin: WordBase.Origin,
    needsArticle: Bool = false
  ) {
    if word.last == letter("ة") {
      add(word.dropLast(), seat, .derivedTaMarbuta, origin, needsArticle: needsArticle)
      return
    }
    add(word, seat, .derived, origin, needsArticle: needsArticle)
    // أراضٍ is written without the ya that الأراضي has.
    if word.last == letter("ي"), word.count >= 5 {
      add(word.dropLast(), seat, .derived, origin, needsArticle: needsArticle)
    }
  }

  /// Adds an entry's word in its own number, in both cases where it is a sound plural.
  mutating func addFixedNumber(_ word: [UInt16], _ seat: HamzaSeat, needsArticle: Bool) {
    addDerived(word, seat, .entry, needsArticle: needsArticle)
    guard word.count >= 5, word.last == letter("ن"), let other = otherCase[word[word.count - 2]]
    else { return }
    let oblique = word.dropLast(2) + [other, letter("ن")]
    addDerived(Array(oblique), seat, .entry, needsArticle: needsArticle)
  }
}

/// The vowel of the other case in the plural endings ون and ين.
private let otherCase = [letter("و"): letter("ي"), letter("ي"): letter("و")]

private func letter(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(scalar.value) }

private func begins(_ word: [UInt16], with letters: String) -> Bool {
  word.starts(with: letters.utf16)
}

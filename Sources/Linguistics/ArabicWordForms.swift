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
  ///   - endsInAlefMaqsura: Whether the entry writes ى at its end.
  /// - Returns: The stems, each once.
  public func bases(
    of word: FoldedWord,
    role: WordRole,
    endsInAlefMaqsura: Bool = false
  ) -> [WordBase] {
    let (base, seat, hadArticle) = withoutArticle(word)
    var derivation = ArabicDerivation(role: role, endsInAlefMaqsura: endsInAlefMaqsura)
    // What is a noun of the lexicon as well, such as ألم or فارس, has the forms of one.
    let hasBrokenPlural = !lexicon.brokenPlurals(of: base).isEmpty
    let isNoun = hasBrokenPlural || (lexicon.hasNoun(base) && lexicon.singulars(of: base).isEmpty)
    if let forms = alternants[word.units] {
      derivation.add(word.units, .unknown, .fixed, .entry)
      for form in forms { derivation.add(form, .unknown, .fixed, .variant) }
      guard hasBrokenPlural, role.contains(.onlyWord) else { return derivation.bases }
    }
    let isFunctionWord = lexicon.isFunctionWord(word, endsInAlefMaqsura: true)
    if base.count < 2 || begins(word.units, with: "لل") || (isFunctionWord && !isNoun) {
      derivation.add(word.units, word.hamzaSeat(at: 0), .fixed, .entry)
      return derivation.bases
    }
    let isKnownName = isProperName(word.units) || isProperName(base)
    let isAdjectiveAlone = role.isSuperset(of: [.onlyWord, .adjective])
    let isName = role.contains(.name) || (isKnownName && !hasBrokenPlural && !isAdjectiveAlone)
    if isFunctionWord || isKnownName || isName {
      addName(base, seat, hadArticle: hadArticle, isName: isName, to: &derivation)
    }
    if !isName {
      addForms(of: base, seat, hadArticle: hadArticle, to: &derivation)
    }
    addSpellings(to: &derivation)
    return derivation.bases
  }

  /// Adds a word that takes clitics alone.
  private func addName(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    hadArticle: Bool,
    isName: Bool,
    to derivation: inout ArabicDerivation
  ) {
    let role = derivation.role
    let mayHaveArticle =
      !isName || role.contains(.takesArticle) || lexicon.takesArticle(word)
      || word.withUnsafeBufferPointer { lexicon.isProperName(afterArticle: $0) }
      || (role.contains(.head) && lexicon.isPerson(word))
    let isOpen = lexicon.hasOpenSeat(word) || (isName && !lexicon.hasNoun(word))
    let seat = isOpen ? .unknown : seat
    let needsArticle = hadArticle || role.contains(.articleOnly)
    derivation.refusesArticle = !needsArticle && !mayHaveArticle
    defer { derivation.refusesArticle = false }
    derivation.add(word, seat, .fixed, .entry, needsArticle: needsArticle)
    guard isName, word.last == letter("ة"), word.count >= 3 else { return }
    // No pronoun follows a name; what is a word without its ة may have one (جده).
    let stem = Array(word.dropLast())
    derivation.isAmbiguous = lexicon.hasNoun(stem) || lexicon.isPerson(stem)
    defer { derivation.isAmbiguous = false }
    derivation.add(
      stem + [letter("ه")],
      seat,
      .fixed,
      .haForTaMarbuta,
      needsArticle: needsArticle
    )
  }

  /// Adds the forms of a word that is no name.
  private func addForms(
    of base: [UInt16],
    _ seat: HamzaSeat,
    hadArticle: Bool,
    to derivation: inout ArabicDerivation
  ) {
    let role = derivation.role
    let seat = lexicon.hasOpenSeat(base) ? .unknown : seat
    if role.contains(.statedForm), role.contains(.onlyWord) || !role.contains(.adjective) {
      derivation.addDerived(base, seat, .entry)
      return
    }
    if role.contains(.fixedNumber) {
      derivation.addFixedNumber(base, seat, needsArticle: role.contains(.articleOnly))
      return
    }
    if role.contains(.articleOnly) {
      derivation.addFixedNumber(base, seat, needsArticle: true)
      addPlurals(of: base, seat, to: &derivation)
      return
    }
    if role.contains(.onlyWord), lexicon.isPeopleAndAdjective(base) {
      derivation.role.insert(.adjective)
    }
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
    addFeminines(of: base, seat, to: &derivation)
  }

  /// Adds the other gender of an adjective, and the woman of a noun for a person: رئيسة, from رئيس.
  private func addFeminines(
    of base: [UInt16],
    _ seat: HamzaSeat,
    to derivation: inout ArabicDerivation
  ) {
    if derivation.role.contains(.adjective) {
      for form in feminines[base] ?? [] { derivation.addDerived(form, .unknown, .otherGender) }
    } else if !derivation.role.isDisjoint(with: [.head, .onlyWord]) {
      let person = withFinalYa(base) ?? base
      if lexicon.hasFeminine(person, isAlone: derivation.role.contains(.onlyWord)) {
        derivation.add(person, seat, .taMarbuta, .otherGender)
      }
    }
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

  /// The class of a noun that ends in a consonant, by what else is spelled like its plural in ات.
  private func plainClass(_ word: [UInt16], _ derivation: ArabicDerivation) -> InflectionClass {
    // مساعدات is the plural of مساعدة before it is that of مساعد; طلبات is that of طلب.
    guard derivation.role.contains(.onlyWord), !lexicon.isPeople(word),
      lexicon.hasNoun(word + [letter("ة")])
    else { return .plain }
    if lexicon.hasPluralInAt(word) { return .masculineThing }
    // The feminine of a verbal noun of three letters is one time of it: شحن, شحنة.
    return word.count == 3 || lexicon.isPerson(word) || !lexicon.brokenPlurals(of: word).isEmpty
      ? .masculine : .masculineThing
  }

  /// Adds a word with the endings that its shape allows.
  private func addInflected(
    _ word: [UInt16],
    _ seat: HamzaSeat,
    _ origin: WordBase.Origin,
    to derivation: inout ArabicDerivation
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
      if derivation.endsInAlefMaqsura || lexicon.endsInAlefMaqsura(word) {
        derivation.add(word.dropLast(), seat, .alefMaqsura, origin)
      }
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
      derivation.add(word, seat, plainClass(word, derivation), origin)
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
    to derivation: inout ArabicDerivation
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
    guard word.count >= 5, lexicon.brokenPlurals(of: word).isEmpty,
      lexicon.singulars(of: word).isEmpty
    else { return false }
    let stem = Array(word.dropLast(2))
    if lexicon.hasNoun(stem) || stem.last == letter("ي") { return true }
    return word.count >= 6 && word.first == letter("م")
  }

  private func addPlurals(
    of word: [UInt16],
    _ seat: HamzaSeat,
    to derivation: inout ArabicDerivation
  ) {
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

  private func addSpellings(to derivation: inout ArabicDerivation) {
    for base in derivation.bases {
      derivation.refusesArticle = base.refusesArticle
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

private func letter(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(scalar.value) }

private func begins(_ word: [UInt16], with letters: String) -> Bool {
  word.starts(with: letters.utf16)
}

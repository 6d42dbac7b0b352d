/// The bases found so far for one word.
struct ArabicDerivation {
  var role: WordRole
  /// Whether the entry writes ى at the word's end.
  let endsInAlefMaqsura: Bool
  var bases: [WordBase] = []
  /// Whether the bases that are added are of a name that has no article.
  var refusesArticle = false
  /// Whether the bases that are added are most often another word where they stand bare.
  var isAmbiguous = false

  init(role: WordRole, endsInAlefMaqsura: Bool) {
    self.role = role
    self.endsInAlefMaqsura = endsInAlefMaqsura
  }

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
        refusesArticle: refusesArticle,
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
    if word.last == Letter.taMarbuta {
      add(word.dropLast(), seat, .derivedTaMarbuta, origin, needsArticle: needsArticle)
      return
    }
    add(word, seat, .derived, origin, needsArticle: needsArticle)
    // Before a pronoun the ى of أسرى is an alef: أسراهم.
    if word.last == Letter.ya, ArabicLexicon.shared.endsInAlefMaqsura(word) {
      add(word.dropLast(), seat, .alefMaqsura, origin, needsArticle: needsArticle)
    }
    // أراضٍ is written without the ya that الأراضي has.
    if word.last == Letter.ya, word.count >= 5 {
      add(word.dropLast(), seat, .derived, origin, needsArticle: needsArticle)
    }
  }

  /// Adds an entry's word in its own number, in all cases where it is a sound plural.
  mutating func addFixedNumber(_ word: [UInt16], _ seat: HamzaSeat, needsArticle: Bool) {
    addDerived(word, seat, .entry, needsArticle: needsArticle)
    guard word.count >= 5, word.last == Letter.noon, pluralVowels.contains(word[word.count - 2])
    else { return }
    add(word.dropLast(2), seat, .masculinePluralOnly, .entry, needsArticle: needsArticle)
  }
}

/// The vowels of the sound masculine plural: ون and ين.
private let pluralVowels = [Letter.waw, Letter.ya]

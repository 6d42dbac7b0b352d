import Linguistics

/// Writes a phrase as a glossary would have it.
enum HeadForm {
  /// Returns the phrase without article, in the singular where the texts or the lexicon have it.
  ///
  /// What is always definite, or always plural, and that often, stays so: الأمم المتحدة, human rights.
  static func text(of tally: PhraseTally, isArabic: Bool) -> String {
    isArabic ? arabic(tally) : english(tally)
  }

  /// Whether a word is in the plural.
  static func isPlural(_ word: ReadWord, isArabic: Bool) -> Bool {
    guard isArabic else { return word.key != word.bare.lowercased() && !word.isAcronym }
    let folded = fold(word.bare)
    return !ArabicLexicon.shared.singulars(of: Array(folded.utf16)).isEmpty
      || ["ات", "ين", "ون"].contains {
        folded.hasSuffix($0) && folded.count > 4 && word.key != folded
      }
  }

  // MARK: Arabic

  private static func arabic(_ tally: PhraseTally) -> String {
    let words = entryWords(of: tally)
    guard let head = words.first else { return "" }
    let isFixed = tally.count >= usualCount && tally.definiteCount == tally.count
    let isDefinite = head.hasArticle || head.hasPronoun
    let rest = words.dropFirst()
    let isAdjectival = isDefinite && rest.allSatisfy(\.hasArticle)
    guard !isFixed else { return joined(words[...]) }
    var parts = [head.hasPronoun ? withoutPronoun(head) : head.bare]
    parts += rest.map { isAdjectival && !$0.hasClitic ? $0.bare : inner($0) }
    let agrees = rest.first.map { isAdjectival || !$0.hasArticle && $0.isAdjective } ?? true
    guard agrees, tally.pluralCount < tally.count || tally.count < usualCount,
      isPlural(head, isArabic: true), let singular = singular(of: parts[0])
    else { return parts.joined(separator: " ") }
    parts[0] = singular
    if !singular.hasSuffix("ة") {
      // Plurals of things have feminine adjectives.
      for index in parts.indices.dropFirst() where parts[index].hasSuffix("ة") {
        parts[index].removeLast()
      }
    }
    return parts.joined(separator: " ")
  }

  /// The words to make an entry of.
  private static func entryWords(of tally: PhraseTally) -> [ReadWord] {
    // رئيس اليمني is a slip or a part of something else, where الرئيس اليمني is usual.
    let isMixed =
      tally.plainest.first?.hasArticle == false && tally.plainest.last?.hasArticle == true
    return isMixed && tally.definiteCount * 2 > tally.count && !tally.definite.isEmpty
      ? tally.definite : tally.plainest
  }

  /// Returns the words of a phrase as they stand, but for what is written to the first.
  static func joined(_ words: ArraySlice<ReadWord>) -> String {
    words.enumerated().map { $0.offset == 0 ? $0.element.text : inner($0.element) }
      .joined(separator: " ")
  }

  /// A word that is not the first keeps its conjunction and preposition.
  private static func inner(_ word: ReadWord) -> String {
    word.hasClitic ? word.written : word.text
  }

  private static func withoutPronoun(_ word: ReadWord) -> String {
    for pronoun in ["هما", "ها", "هم", "هن", "نا", "كم", "ه"] where word.bare.hasSuffix(pronoun) {
      let base = String(word.bare.dropLast(pronoun.count))
      if fold(base) == word.key { return base }
      if base.hasSuffix("ت"), fold(String(base.dropLast())) == word.key {
        return base.dropLast() + "ة"
      }
      return base
    }
    return word.bare
  }

  /// The singular of a broken plural, where the lexicon has one and its spelling is known.
  static func singular(of plural: String) -> String? {
    let folded = FoldedWord(plural)
    guard let singular = ArabicLexicon.shared.singulars(of: folded.units).first,
      !singular.units.contains(0x621)
    else { return nil }
    let letters = singular.units.enumerated().compactMap { index, unit -> Character? in
      guard let scalar = Unicode.Scalar(unit) else { return nil }
      guard unit == 0x627 else { return Character(scalar) }
      switch singular.hamzaSeat(at: index) {
      case .above: return "أ"
      case .below: return "إ"
      case .unknown: return "ا"
      }
    }
    return String(letters)
  }

  // MARK: English

  private static func english(_ tally: PhraseTally) -> String {
    let words = tally.plainest
    guard let last = words.last else { return "" }
    let isName = tally.capitalizedCount * 2 > tally.count
    var parts = words.map { word in
      isName || word.isAcronym || !word.isFirst ? word.bare : word.bare.lowercased()
    }
    let isUsual = tally.pluralCount == tally.count && tally.count >= usualCount
    if !isName, !isUsual, isPlural(last, isArabic: false) { parts[parts.count - 1] = last.key }
    return parts.joined(separator: " ")
  }
}

/// From so many occurrences on, a phrase that is never seen otherwise is so by nature.
private let usualCount = 4

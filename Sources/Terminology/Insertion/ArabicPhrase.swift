import Linguistics

/// An Arabic equivalent taken apart: a noun alone, with adjectives, or with another noun after it
/// (idafa), so that article, plural and pronoun go where they belong.
struct ArabicPhrase {
  enum Structure {
    /// What is definite as it stands: الأمم المتحدة, وقف إطلاق النار.
    case definite
    /// A noun, and adjectives that agree with it: تعديل وزاري.
    case noun
    /// A noun before another one without the article: مشروع قانون.
    case idafa
    case unknown
  }

  private let words: [String]
  /// How many words belong to the noun; a preposition stands after them.
  private let count: Int
  let structure: Structure

  /// Takes an equivalent apart.
  ///
  /// - Parameters:
  ///   - text: The equivalent as entered.
  ///   - isPlural: Whether its head is a plural, with which adjectives agree in ة.
  init(_ text: String, isPlural: Bool = false) {
    let words = text.split(separator: " ").map(String.init)
    let end = words.indices.dropFirst().first { Self.isParticle(words[$0]) } ?? words.count
    self.words = words
    count = end
    structure = Self.structure(Array(words[..<end]), text: text, isPlural: isPlural)
  }

  private static func structure(_ words: [String], text: String, isPlural: Bool) -> Structure {
    guard let head = words.first, text.tokens.allSatisfy({ $0.kind == .arabicWord }),
      text.tokens.count == text.split(separator: " ").count
    else { return .unknown }
    if words.contains(where: ArabicJoining.hasArticle) { return .definite }
    let isFeminine = head.hasSuffix("ة") || head.hasSuffix("ات") || isPlural
    let kinds = words.dropFirst().map { agrees($0, isFeminine: isFeminine) }
    if kinds.contains(nil) { return .unknown }
    if kinds.allSatisfy({ $0 == true }) { return .noun }
    return kinds.count == 1 ? .idafa : .unknown
  }

  private static func isParticle(_ word: String) -> Bool {
    let units = FoldedWord(word).units
    if ArabicLexicon.shared.isFunctionWord(
      FoldedWord(word),
      endsInAlefMaqsura: word.hasSuffix("ى")
    ) {
      return true
    }
    // بالذخيرة, للأسلحة: a preposition and its noun, but not باليستي.
    return word.hasPrefix("بال") && ArabicLexicon.shared.hasFormOfNoun(Array(units.dropFirst(3)))
      || word.hasPrefix("لل") && ArabicLexicon.shared.hasFormOfNoun(Array(units.dropFirst(2)))
  }

  /// Whether a word is an adjective that agrees with the noun (`true`), a noun (`false`), or either (`nil`).
  private static func agrees(_ word: String, isFeminine: Bool) -> Bool? {
    let units = FoldedWord(word).units
    let hasEnding = word.hasSuffix("ة")
    let isNisba = word.hasSuffix("ي") || word.hasSuffix("ية")
    guard hasEnding == isFeminine else {
      return isNisba ? nil : ArabicLexicon.shared.hasNoun(units) ? false : nil
    }
    if isNisba, units.count > 3 {
      // جنسية and قضية are nouns as well, and so may stand after another one.
      return hasEnding && ArabicLexicon.shared.hasNoun(units) ? nil : true
    }
    if ArabicLexicon.shared.hasNoun(units) { return false }
    return word.hasPrefix("م") && units.count > 3 ? true : nil
  }

  /// The phrase with the article where it belongs.
  var definite: String? {
    switch structure {
    case .definite: return words.joined(separator: " ")
    case .noun:
      return (words[..<count].map(ArabicJoining.withArticle) + words[count...])
        .joined(separator: " ")
    case .idafa:
      var result = words
      result[count - 1] = ArabicJoining.withArticle(result[count - 1])
      return result.joined(separator: " ")
    case .unknown: return nil
    }
  }

  /// The phrase with a pronoun: هدنتهم, تعديلهم الوزاري.
  func owned(by pronoun: String) -> String? {
    guard case .noun = structure, let head = ArabicJoining.with(pronoun, words[0]) else {
      return nil
    }
    return ([head] + words[1..<count].map(ArabicJoining.withArticle) + words[count...])
      .joined(separator: " ")
  }

  /// The plural of the phrase, from its stated forms or from the lexicon.
  func plural(_ forms: [String]) -> String? {
    guard let head = words.first else { return nil }
    let stated = forms.first { form in
      form.split(separator: " ").first.map { Self.isPlural(String($0), of: head) } ?? false
    }
    if let stated { return stated }
    let bare = ArabicJoining.hasArticle(head) ? String(head.dropFirst(2)) : head
    guard bare == head, let plural = ArabicPlurals.shared.plural(of: head),
      !ArabicLexicon.shared.isPerson(FoldedWord(head).units) || count == 1
    else { return nil }
    switch structure {
    case .noun:
      let adjectives = words[1..<count].map { $0.hasSuffix("ة") ? $0 : $0 + "ة" }
      return ([plural] + adjectives + words[count...]).joined(separator: " ")
    // وقف is a noun with a plural and a verbal noun without; a longer one is less often both.
    case .definite where count == 1 || FoldedWord(head).units.count > 3:
      return ([plural] + words.dropFirst()).joined(separator: " ")
    case .definite, .idafa, .unknown: return nil
    }
  }

  /// Whether a word is a plural of another one: neither its feminine nor its dual.
  static func isPlural(_ word: String, of head: String) -> Bool {
    let bare = { (word: String) in
      ArabicJoining.hasArticle(word) ? String(word.dropFirst(2)) : word
    }
    let (word, head) = (bare(word), bare(head))
    guard word != head, word != head + "ة", head != word + "ة" else { return false }
    let stem = head.hasSuffix("ة") ? head.dropLast() + "ت" : head
    return word != stem + "ان" && (word != stem + "ين" || !head.hasSuffix("ة"))
  }
}

import Linguistics
public import Model

/// Puts an equivalent into the form that an occurrence asks for: للهدنة is `for the truce`, and `the
/// ceasefires` are عمليات وقف إطلاق النار where the entry says so.
///
/// It speaks only where the form is sure. Names, verbs and adjectives stay as entered; so does what
/// depends on a case of Arabic grammar that the place decides, or on words that are not looked at.
public enum TermInserter {
  /// Returns an equivalent as it stands in place of an occurrence.
  ///
  /// - Complexity: O(length of the equivalent)
  public static func insertion(
    of equivalent: Term,
    in target: LanguageTag,
    for features: InsertionFeatures
  ) -> Insertion {
    let entered = Insertion(text: equivalent.text, isSure: false)
    guard !features.isUnclear, [nil, .noun].contains(equivalent.partOfSpeech) else {
      return entered
    }
    let text =
      target.isArabic ? arabic(equivalent, features) : english(equivalent, features)
    return text.map { Insertion(text: $0, isSure: true) } ?? entered
  }

  // MARK: English

  private static func english(_ equivalent: Term, _ features: InsertionFeatures) -> String? {
    let phrase = EnglishPhrase(equivalent.text)
    // A name has the article or none by use.
    if phrase.isName, features != InsertionFeatures() { return nil }
    var text = equivalent.text
    if features.number != .singular {
      guard let plural = statedPlural(equivalent) ?? phrase.plural else { return nil }
      text = plural
      if features.number == .dual { text = "two " + text }
    }
    switch features.definiteness {
    case .definite:
      if let owner = features.owner {
        text = owner.rawValue + " " + text
      } else if !text.lowercased().hasPrefix("the ") {
        text = "the " + text
      }
    case .indefinite where features.number == .singular:
      guard phrase.isCountable else { return nil }
      text = EnglishPhrase.indefiniteArticle(before: text) + " " + text
    case .unknown where !features.particles.isEmpty: return nil
    case .indefinite, .unknown: break
    }
    let particles = features.particles.map { $0 == .conjunction ? "and" : "for" }
    return (particles + [text]).joined(separator: " ")
  }

  private static func statedPlural(_ equivalent: Term) -> String? {
    equivalent.forms.first { EnglishPhrase(equivalent.text).isPlural($0) } ?? equivalent.forms.first
  }

  // MARK: Arabic

  private static func arabic(_ equivalent: Term, _ features: InsertionFeatures) -> String? {
    var text = equivalent.text
    let isPlural = features.number == .plural
    guard features.number != .dual else { return nil }
    if isPlural {
      guard let plural = ArabicPhrase(text).plural(equivalent.forms) else { return nil }
      text = plural
    }
    if features.definiteness == .definite {
      let phrase = ArabicPhrase(text, isPlural: isPlural)
      let definite = features.owner.map { phrase.owned(by: $0.pronoun) } ?? phrase.definite
      guard let definite else { return nil }
      text = definite
    }
    return text.prefixed(features.particles)
  }
}

extension InsertionFeatures.Owner {
  fileprivate var pronoun: String {
    switch self {
    case .his: "ه"
    case .her: "ها"
    case .their: "هم"
    case .our: "نا"
    }
  }
}

extension String {
  /// The text with the particles that Arabic writes to the first word.
  fileprivate func prefixed(_ particles: [InsertionFeatures.Particle]) -> String {
    var words = split(separator: " ", maxSplits: 1).map(String.init)
    guard !words.isEmpty else { return self }
    for particle in particles.reversed() {
      words[0] = particle == .purpose ? ArabicJoining.afterLam(words[0]) : "و" + words[0]
    }
    return words.joined(separator: " ")
  }
}

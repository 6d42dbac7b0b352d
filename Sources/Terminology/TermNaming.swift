import Linguistics
public import Model

/// Tells proper names, which take clitics but no inflection, from nouns.
///
/// What a term is follows from its Arabic words first: a noun of the lexicon, a person's office, an
/// indefinite phrase is none; a word of the list of names is one. Where they do not tell, the English
/// capitals do, if the glossary as a whole distinguishes by them: half of the world's glossaries begin
/// every term with a capital. Each glossary of a list is judged by itself.
///
/// - Complexity: O(total length of the terms)
public struct TermNaming: Sendable {
  private let capitals: [String: Capitals]
  private let hasOwnCapitals: [Bool]
  private let hasAcronym: [Bool]

  /// Reads concepts.
  ///
  /// - Parameters:
  ///   - concepts: The concepts.
  ///   - areWhole: Whether these are whole glossaries; a few concepts of one tell nothing of its style.
  public init(_ concepts: [GlossaryConcept], areWhole: Bool) {
    hasOwnCapitals = concepts.map { $0.concept.hasEnglishNames }
    var styles: [String: CapitalStyle] = [:]
    for (index, concept) in concepts.enumerated() {
      styles[concept.glossary, default: CapitalStyle()]
        .count(concept.concept, isCapitalized: hasOwnCapitals[index])
    }
    hasAcronym = concepts.map { concept in
      concept.concept.hasEnglishAcronym && styles[concept.glossary]?.isAllCapitals == false
    }
    capitals = styles.mapValues { style in
      areWhole ? style.capitals : .unknown
    }
  }

  /// Returns whether a term of a concept is a name, and whether it may have the article all the same.
  ///
  /// - Parameters:
  ///   - term: An Arabic term.
  ///   - index: The place of its concept in the list.
  ///   - concept: The concept.
  /// - Returns: What `RecognizableTerm` asks of a term.
  public func naming(
    of term: Term,
    at index: Int,
    _ concept: GlossaryConcept
  ) -> (isName: Bool, takesArticle: Bool) {
    let nature = TermNature(term)
    let isCapitalized = hasOwnCapitals[index]
    let isName =
      switch (nature, capitals[concept.glossary] ?? .unknown) {
      case (.noun, _): false
      case (.name, _): true
      case (.likelyNoun, .tellNames): isCapitalized
      case (.likelyNoun, _): false
      case (.open, .tellNames), (.open, .unknown): isCapitalized
      case (.open, .tellNothing): Self.domainsOfNames.contains(concept.concept.domain ?? "")
      }
    return (isName, term.type == .acronym || hasAcronym[index])
  }

  /// Subject fields whose concepts are names, unless their words say otherwise.
  private static let domainsOfNames: Set<String> = [
    "cities", "countries", "geography", "names", "people", "persons", "places", "proper names",
    "states", "toponyms", "أسماء", "أعلام", "أشخاص", "أماكن", "بلدان", "دول", "مدن",
  ]
}

/// What the capitals of a glossary say.
private enum Capitals: Sendable {
  /// A capital makes a name.
  case tellNames
  /// Every term has them.
  case tellNothing
  /// Too few terms are known: a capital makes a name of what is in no list.
  case unknown
}

/// What the English capitals and the Arabic words of a glossary's concepts have to do with each other.
private struct CapitalStyle {
  private var total = 0
  private var capitalized = 0
  private var capitalizedNouns = 0
  private var capitalizedNames = 0
  private var allCapitals = 0

  /// How many concepts of a glossary are read; its style is the same throughout.
  private static let sampleSize = 4000

  mutating func count(_ concept: ConceptEntry, isCapitalized: Bool) {
    guard total < Self.sampleSize, let arabic = concept.terms(in: .arabic).first else { return }
    total += 1
    guard isCapitalized else { return }
    capitalized += 1
    if concept.terms(in: .english).first?.text.hasSmallLetter == false { allCapitals += 1 }
    // An adjective of a people has a capital in every style.
    guard arabic.partOfSpeech == nil || arabic.partOfSpeech == .noun else { return }
    switch TermNature(arabic) {
    case .noun where !TermNature.isPeople(arabic): capitalizedNouns += 1
    case .likelyNoun where !arabic.text.contains(" "): capitalizedNouns += 1
    case .name: capitalizedNames += 1
    default: break
    }
  }

  var capitals: Capitals {
    if tellsNames { return .tellNames }
    return capitalizedNouns == 0 ? .unknown : .tellNothing
  }

  /// Whether a capital says that a term is a name: some terms have none, or names are known and hardly
  /// any noun has one.
  private var tellsNames: Bool {
    guard capitalizedNouns * 8 <= capitalized else { return false }
    let hasSmall = (total - capitalized) * 20 >= total
    return hasSmall || (capitalizedNames > 0 && capitalizedNouns * 4 <= capitalizedNames)
  }

  /// Whether most of the English is in capitals throughout, so that they make no acronyms.
  var isAllCapitals: Bool { allCapitals * 2 > capitalized }
}

extension String {
  fileprivate var hasSmallLetter: Bool {
    unicodeScalars.contains { $0.properties.isLowercase }
  }
}

extension ConceptEntry {
  /// Whether the English terms are proper names, by their capitals: a name begins with one, and so
  /// does its last word, which in `S-400 system` or `NATO member` is a common noun.
  fileprivate var hasEnglishNames: Bool {
    var hasEnglish = false
    for section in languages where section.language.isEnglish {
      for term in section.terms {
        hasEnglish = true
        let scalars = term.text.unicodeScalars
        guard scalars.first?.properties.isUppercase == true else { return false }
        let last = scalars.reversed().prefix { $0 != " " }
        guard
          last.contains(where: \.properties.isUppercase)
            || !last.contains(where: \.properties.isAlphabetic)
        else { return false }
      }
    }
    return hasEnglish
  }

  /// Whether an English term is one word of capitals, such as NATO.
  fileprivate var hasEnglishAcronym: Bool {
    terms(in: .english).contains { term in
      let scalars = term.text.unicodeScalars
      return (2...8).contains(scalars.count)
        && scalars.allSatisfy { $0.properties.isUppercase || $0.value == 0x2E }
    }
  }
}

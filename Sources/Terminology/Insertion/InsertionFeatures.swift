import Linguistics
public import Model

/// What an occurrence says of the place that an equivalent has to fill: its number, whether it is
/// definite, and what is written to it or stands before it.
///
/// In Arabic it is written to the word; in English it stands before it, so that the words before an
/// occurrence are looked at as far as they belong to it (`for the`, `and their`).
public struct InsertionFeatures: Hashable, Sendable {
  /// How many there are of it.
  public enum Number: Hashable, Sendable { case singular, dual, plural }

  /// Whether the reader knows it already.
  public enum Definiteness: Hashable, Sendable {
    /// The text does not tell.
    case unknown
    case indefinite
    case definite
  }

  /// What stands before the noun.
  public enum Particle: Hashable, Sendable {
    /// و, and.
    case conjunction
    /// ل, for.
    case purpose
  }

  /// Whose it is.
  public enum Owner: String, Hashable, Sendable { case his, her, their, our }

  public var number: Number
  public var definiteness: Definiteness
  public var particles: [Particle]
  public var owner: Owner?
  /// Whether there is more than is understood here, so that no form is sure.
  public var isUnclear: Bool

  /// Creates features, as a term as entered has them where nothing else is said.
  public init(
    number: Number = .singular,
    definiteness: Definiteness = .unknown,
    particles: [Particle] = [],
    owner: Owner? = nil,
    isUnclear: Bool = false
  ) {
    self.number = number
    self.definiteness = definiteness
    self.particles = particles
    self.owner = owner
    self.isUnclear = isUnclear
  }
}

extension InsertionFeatures {
  /// Reads the features of an occurrence.
  ///
  /// - Parameters:
  ///   - form: How the occurrence differs from its term.
  ///   - surface: The occurrence as it stands in the text.
  ///   - term: The term as entered.
  ///   - language: The language of the text.
  ///   - before: The text before the occurrence, of which at most the last three words count.
  ///   - after: The text after it, of which the first word counts.
  public init(
    form: TermForm,
    surface: String,
    term: Term,
    language: LanguageTag,
    before: String,
    after: String
  ) {
    self.init()
    if language.isArabic {
      readArabic(form, surface: surface, term: term, after: after)
    } else {
      readEnglish(form, surface: surface, term: term, before: before)
    }
  }

  // MARK: Arabic

  private mutating func readArabic(_ form: TermForm, surface: String, term: Term, after: String) {
    for proclitic in form.proclitics {
      switch proclitic {
      case "و": particles.append(.conjunction)
      case "ل": particles.append(.purpose)
      case "ال": definiteness = .definite
      default: isUnclear = true
      }
    }
    if let pronoun = form.enclitic {
      definiteness = .definite
      owner = ["هم": .their, "هن": .their, "هما": .their, "نا": .our][pronoun]
      // ه and ها are of people and of things: his and its.
      if owner == nil { isUnclear = true }
    }
    for reason in form.reasons {
      switch reason {
      case .article: definiteness = .definite
      case .plural: number = .plural
      case .ending(let name): readEnding(name)
      case .entryForm: readStatedForm(surface, term)
      case .singular, .gender: isUnclear = true
      default: break
      }
    }
    // A bare noun is one among others, unless what follows makes it definite: هدنة غزة.
    if definiteness == .unknown, form.kind == .inflected, !Self.mayGoOn(after) {
      definiteness = .indefinite
    }
  }

  private mutating func readEnding(_ name: String) {
    switch name {
    case "plural": number = .plural
    case "dual": number = .dual
    case "accusative": definiteness = .indefinite
    default: isUnclear = true
    }
  }

  /// A form that stands in the entry is a plural where its first word is one.
  private mutating func readStatedForm(_ surface: String, _ term: Term) {
    let head = term.text.split(separator: " ").first.map(String.init) ?? term.text
    let words = surface.split(separator: " ").map(String.init)
    if let first = words.first, ArabicPhrase.isPlural(first, of: head) {
      number = .plural
    } else {
      isUnclear = true
    }
  }

  /// Whether the word after a noun can make one phrase with it.
  private static func mayGoOn(_ after: String) -> Bool {
    guard after.hasPrefix(" "), let token = after.tokens.first, token.kind == .arabicWord else {
      return false
    }
    let word = FoldedWord(String(decoding: Array(after.utf8)[token.range], as: UTF8.self))
    return !ArabicLexicon.shared.isFunctionWord(word, endsInAlefMaqsura: true)
  }

  // MARK: English

  private mutating func readEnglish(
    _ form: TermForm,
    surface: String,
    term: Term,
    before: String
  ) {
    if form.kind == .inflected {
      if surface.hasSuffix("'s") || surface.hasSuffix("’s") || surface.hasSuffix("'")
        || surface.hasSuffix("’")
      {
        // The owner stands after what is owned in Arabic.
        isUnclear = true
      } else if EnglishPhrase(term.text).isPlural(surface) || term.forms.contains(surface) {
        number = .plural
      } else {
        isUnclear = true
      }
    }
    var words = before.suffix(80).split(separator: " ", omittingEmptySubsequences: false)
    guard words.last?.isEmpty == true else {
      // At the start, or after a mark.
      if before.last?.isPunctuation == true, before.last == "-" { isUnclear = true }
      if number == .plural { definiteness = .indefinite }
      return
    }
    words.removeLast()
    readDeterminer(&words)
    readParticles(&words)
  }

  private mutating func readDeterminer(_ words: inout [Substring]) {
    guard let last = words.last?.lowercased() else { return }
    switch last {
    case "the": definiteness = .definite
    case "a", "an": definiteness = .indefinite
    case "his", "her", "their", "our":
      definiteness = .definite
      owner = Owner(rawValue: last)
    case "for", "and":
      if number == .plural { definiteness = .indefinite }
      return
    default:
      if Self.determiners.contains(last) || last.contains(where: \.isNumber) {
        isUnclear = true
      } else if number == .plural {
        definiteness = .indefinite
        // What stands before may be an adjective of it.
        isUnclear = !Self.prepositions.contains(last)
      }
      return
    }
    words.removeLast()
  }

  private mutating func readParticles(_ words: inout [Substring]) {
    if words.last?.lowercased() == "for" {
      particles.append(.purpose)
      words.removeLast()
    }
    if words.last?.lowercased() == "and" { particles.insert(.conjunction, at: 0) }
  }

  /// What says which or how many, or is no word before a noun alone.
  private static let determiners: Set<String> = [
    "its", "my", "your", "this", "that", "these", "those", "some", "any", "no", "each", "every",
    "all", "both", "many", "few", "several", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "whose", "which", "what", "such", "other", "another",
  ]
  private static let prepositions: Set<String> = [
    "of", "in", "on", "at", "by", "with", "from", "to", "against", "between", "about", "over",
    "under", "after", "before", "during", "without", "through", "into", "are", "were", "is", "was",
    "that", "or", "as",
  ]
}

import Linguistics

/// Tells what English words can be in phrases: by lists of particles and verbs, by endings and capitals.
struct EnglishWordReader: Sendable {
  private let function = Set(textWords(PackageResources.english_function_txt).map(String.init))
  private let general = Set(textWords(PackageResources.english_general_txt).map(String.init))
  private let adjectives = Set(textWords(PackageResources.english_adjectives_txt).map(String.init))
  private let verbs = EnglishWordReader.verbForms()

  /// Reads a word.
  ///
  /// - Parameters:
  ///   - word: The word, folded.
  ///   - text: The word as written.
  /// - Returns: The word as a part of phrases; what stands around it is for the caller to say.
  func read(_ word: FoldedWord, _ text: String) -> ReadWord {
    let lower = word.text.hasSuffix("'s") ? String(word.text.dropLast(2)) : word.text
    var read = ReadWord(
      key: Self.singular(of: lower),
      text: text,
      bare: lower == word.text ? text : String(text.dropLast(2)),
      role: .content,
      range: 0..<0,
      followsDirectly: false
    )
    read.isCapitalized = word.isCapitalized
    read.isAcronym = word.isAllCapitals && (2...7).contains(word.units.count)
    // A possessive ends what it belongs to, as a preposition would.
    read.hasPronoun = lower != word.text
    read.isAdjective =
      adjectives.contains(lower) || Self.adjectiveEndings.contains { lower.hasSuffix($0) }
    if read.isAcronym, lower.count > 2 || !function.contains(lower) {
      read.key = lower
      return read
    }
    if lower.utf16.count < 2 || function.contains(lower) {
      read.role = .boundary
    } else if verbs.contains(lower)
      || lower.hasSuffix("ly") && lower.count > 5 && !Self.nounsInLy.contains(lower)
    {
      read.role = .boundary
      read.isVerb = true
    } else if general.contains(lower) {
      read.role = .general
    }
    return read
  }

  /// The singular of a folded noun.
  static func singular(of word: String) -> String {
    if let listed = EnglishWordForms.shared.singulars(of: word).first { return listed }
    guard word.count >= 4, word.hasSuffix("s"), !invariable.contains(word),
      !["ss", "us", "is"].contains(where: word.hasSuffix)
    else { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if ["sses", "shes", "ches", "xes", "zes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  private static func verbForms() -> Set<String> {
    var forms: Set<String> = []
    var isNounToo = false
    for word in textWords(PackageResources.english_verbs_txt) {
      if word == "|" {
        isNounToo = true
        continue
      }
      let all = EnglishWordForms.shared.verbForms(of: String(word))
      forms.formUnion(all)
      guard isNounToo else { continue }
      forms.subtract(
        all.filter {
          $0 == word || $0 == word + "s" || $0 == word + "es" || $0.hasSuffix("ing")
            || $0.hasSuffix("ies")
        }
      )
    }
    return forms
  }

  private static let adjectiveEndings = ["ous", "ical", "istic", "able", "ible", "ful", "less"]
  private static let nounsInLy: Set<String> = ["family", "supply", "assembly", "italy", "monopoly"]
  private static let invariable: Set<String> = [
    "news", "series", "species", "means", "politics", "economics", "physics", "athletics", "lens",
    "mathematics", "texas", "headquarters", "gas", "bias", "atlas", "christmas", "hamas", "paris",
    "states", "nations", "emirates", "netherlands", "philippines", "affairs", "diabetes",
  ]
}

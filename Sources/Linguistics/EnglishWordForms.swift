/// Derives from an English word of a glossary entry the forms that it can take.
///
/// Irregular forms and spelling pairs stand in data files; the rest follows from the endings.
///
/// Reference: R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, sections
/// 3.5–3.10 (verbs) and 5.80–5.81 (plurals), for the spelling of endings.
public struct EnglishWordForms: Sendable {
  private let plurals: [String: [String]]
  /// The plurals of last parts: women of -woman, as in spokeswoman.
  private let lastParts: [(singular: String, plurals: [String])]
  private let verbs: [String: [String]]
  private let singularsOfForm: [String: [String]]
  private let spellings: [String: String]

  /// The tables of the data files.
  public static let shared = EnglishWordForms()

  private init() {
    func table(_ bytes: [UInt8]) -> [String: [String]] {
      var table: [String: [String]] = [:]
      for row in DataTable(bytes).rows where row.count > 1 {
        table[row[0]] = row[1].split(separator: ",").map(String.init)
      }
      return table
    }
    let listed = table(PackageResources.english_plurals_tsv)
    plurals = listed.filter { !$0.key.hasPrefix("-") }
    lastParts = listed.filter { $0.key.hasPrefix("-") }
      .map { part in
        (String(part.key.dropFirst()), part.value.map { String($0.dropFirst()) })
      }
      .sorted { ($1.singular.utf8.count, $0.singular) < ($0.singular.utf8.count, $1.singular) }
    verbs = table(PackageResources.english_verbs_tsv)
    var singulars: [String: [String]] = [:]
    for (word, forms) in Array(plurals) + Array(verbs) {
      for form in forms { singulars[form, default: []].append(word) }
    }
    singularsOfForm = singulars
    var spellings: [String: String] = [:]
    for row in DataTable(PackageResources.spelling_pairs_tsv).rows where row.count > 1 {
      spellings[row[0]] = row[1]
      spellings[row[1]] = row[0]
    }
    self.spellings = spellings
  }

  /// Returns the word and its other spelling, British or American, if it has one.
  public func spellings(of word: String) -> [String] {
    if let other = spellings[word] { return [word, other] }
    let pairs = [("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing")]
    for (british, american) in pairs where word.utf8.count >= british.utf8.count + 4 {
      if word.hasSuffix(british) { return [word, word.dropLast(british.utf8.count) + american] }
      if word.hasSuffix(american) { return [word, word.dropLast(american.utf8.count) + british] }
    }
    return [word]
  }

  /// Returns the words of which a word is an irregular form.
  public func singulars(of word: String) -> [String] {
    if let known = singularsOfForm[word] { return known }
    return lastParts.flatMap { part in
      part.plurals.filter { word.utf8.count > $0.utf8.count && word.hasSuffix($0) }
        .map { word.dropLast($0.utf8.count) + part.singular }
    }
  }

  /// Returns the singular and the plural of a noun, with their possessives.
  public func nounForms(of noun: String) -> [String] {
    var forms: [String] = []
    for word in [noun] + pluralForms(of: noun) {
      forms += [word, word + "'s"]
    }
    return forms
  }

  /// Returns the plurals of a noun.
  public func pluralForms(of noun: String) -> [String] {
    if let irregular = plurals[noun] { return irregular }
    if let part = lastParts.first(where: { noun.hasSuffix($0.singular) }) {
      return part.plurals.map { noun.dropLast(part.singular.utf8.count) + $0 }
    }
    guard let last = noun.unicodeScalars.last else { return [] }
    if ["s", "x", "z", "ch", "sh"].contains(where: { noun.hasSuffix($0) }) { return [noun + "es"] }
    if last == "y", let before = noun.dropLast().last, !"aeiou".contains(before) {
      return [noun.dropLast() + "ies"]
    }
    return [noun + "s"]
  }

  /// Returns the forms of a verb, from its infinitive.
  public func verbForms(of verb: String) -> [String] {
    if let irregular = verbs[verb] { return [verb] + irregular }
    guard let last = verb.last else { return [verb] }
    let letters = Array(verb)
    let third = pluralForms(of: verb).first ?? verb
    if last == "e" { return [verb, third, verb + "d", verb.dropLast() + "ing"] }
    if last == "y", letters.count > 1, !"aeiou".contains(letters[letters.count - 2]) {
      return [verb, third, verb.dropLast() + "ied", verb + "ing"]
    }
    var forms = [verb, third, verb + "ed", verb + "ing"]
    let endsInConsonantVowelConsonant =
      letters.count >= 3 && !"aeiouwxy".contains(last)
      && "aeiou".contains(letters[letters.count - 2])
      && !"aeiou".contains(letters[letters.count - 3])
    if endsInConsonantVowelConsonant {
      forms += [verb + String(last) + "ed", verb + String(last) + "ing"]
    }
    return forms
  }
}

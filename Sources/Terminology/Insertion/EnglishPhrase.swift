import Linguistics

/// An English equivalent that takes the forms of its head: plurals, articles, owners.
struct EnglishPhrase {
  let text: String
  private let words: [String]
  private let head: Int

  init(_ text: String) {
    self.text = text
    words = text.split(separator: " ").map(String.init)
    head = TermSequence.pluralHead(words.map { FoldedWord($0) }) ?? max(0, words.count - 1)
  }

  /// Whether it is a name, which has a capital at the start of each of its long words.
  var isName: Bool {
    words.contains { $0.first?.isUppercase == true }
  }

  /// The phrase in the plural, or `nil` where that is not known.
  var plural: String? {
    guard words.indices.contains(head), !isName else { return nil }
    let noun = words[head].lowercased()
    if isAlreadyPlural(noun) { return text }
    guard !Self.uncountable.contains(noun), noun.allSatisfy(\.isLetter),
      let plural = EnglishWordForms.shared.pluralForms(of: noun).first
    else { return nil }
    var result = words
    result[head] = plural
    return result.joined(separator: " ")
  }

  /// Whether a text is the plural of the phrase.
  func isPlural(_ surface: String) -> Bool {
    guard words.indices.contains(head) else { return false }
    return EnglishWordForms.shared.pluralForms(of: words[head].lowercased()).contains { plural in
      var result = words
      result[head] = plural
      return result.joined(separator: " ").lowercased() == surface.lowercased()
    }
  }

  /// Whether there can be one of it: then the plural is another word, and it is no matter such as aid.
  var isCountable: Bool {
    guard words.indices.contains(head) else { return false }
    let noun = words[head].lowercased()
    return !isAlreadyPlural(noun) && !Self.uncountable.contains(noun) && !noun.hasSuffix("ism")
      && !noun.hasSuffix("ness") && !noun.hasSuffix("ing")
  }

  private func isAlreadyPlural(_ noun: String) -> Bool {
    if !EnglishWordForms.shared.singulars(of: noun).isEmpty { return true }
    return noun.hasSuffix("s") && !noun.hasSuffix("ss") && !noun.hasSuffix("us")
      && !noun.hasSuffix("is")
  }

  /// A or an, by the sound of the first letter.
  static func indefiniteArticle(before word: String) -> String {
    guard let first = word.first else { return "a" }
    let lower = word.lowercased()
    let isAcronym = word.prefix(2).allSatisfy { $0.isUppercase } && word.count > 1
    if isAcronym { return "AEFHILMNORSX".contains(first) ? "an" : "a" }
    if ["hour", "honest", "honour", "honor", "heir"].contains(where: lower.hasPrefix) {
      return "an"
    }
    let consonantal = ["uni", "use", "usu", "uti", "eu", "one", "once", "ura", "uro", "ubi", "ute"]
    if consonantal.contains(where: lower.hasPrefix), !lower.hasPrefix("unin"),
      !lower.hasPrefix("unim")
    {
      return "a"
    }
    return "aeiou".contains(lower.first ?? "b") ? "an" : "a"
  }

  /// Nouns of which there are not several, so that neither a nor a plural is right.
  private static let uncountable: Set<String> = [
    "advice", "aid", "ammunition", "assistance", "behaviour", "behavior", "capacity", "education",
    "energy", "equipment", "evidence", "freedom", "funding", "gas", "growth", "health", "help",
    "inflation", "information", "infrastructure", "intelligence", "justice", "knowledge", "labour",
    "labor", "law", "legislation", "legitimacy", "leverage", "media", "money", "news", "oil",
    "peace", "personnel", "poverty", "power", "progress", "publicity", "refuge", "research",
    "security", "society", "sovereignty", "support", "terror", "terrorism", "torture", "trade",
    "transport", "transparency", "trust", "unemployment", "violence", "warfare", "water", "weather",
    "work", "politics", "economics", "police", "public", "population", "damage", "food", "fuel",
    "electricity", "traffic", "tourism", "corruption", "migration", "immigration", "democracy",
  ]
}

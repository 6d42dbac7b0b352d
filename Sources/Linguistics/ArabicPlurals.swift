/// Writes Arabic plurals and joins clitics, where grammar and the lexicon leave no doubt.
public struct ArabicPlurals: Sendable {
  /// The broken plurals by singular, both as they are spelled: آلية is not ألية.
  private let broken: [String: String]
  private let sound: Set<[UInt16]>

  /// The plurals of the data files.
  public static let shared = ArabicPlurals()

  private init() {
    var broken: [String: String] = [:]
    for row in DataTable(PackageResources.plurals_tsv).rows where row.count > 1 {
      guard let first = row[1].split(separator: ",").first else { continue }
      if broken[row[0]] == nil { broken[row[0]] = String(first) }
    }
    self.broken = broken
    sound = Set(
      DataTable(PackageResources.sound_plurals_txt).rows.map { FoldedWord($0[0]).units }
    )
  }

  /// Returns the plural of a noun without article, or `nil` where it is not known, or depends on the case.
  ///
  /// - Complexity: O(letters)
  public func plural(of noun: String) -> String? {
    let word = FoldedWord(noun).units
    // مبان and مباني are one plural in two cases.
    if let known = broken[noun] { return known.hasSuffix("ي") ? nil : known }
    if noun.hasSuffix("ة") {
      guard sound.contains(word), word.count > 3, !noun.hasSuffix("اة") else { return nil }
      return noun.dropLast() + "ات"
    }
    guard !ArabicLexicon.shared.isPerson(word), !noun.hasSuffix("ي") else { return nil }
    let isThing =
      ArabicLexicon.shared.hasPluralInAt(word) || isLongVerbalNoun(word) || sound.contains(word)
    return isThing ? noun + "ات" : nil
  }

  /// Whether a word is a verbal noun such as اجتماع, إعلان or استثمار, which have a plural in ات.
  private func isLongVerbalNoun(_ word: [UInt16]) -> Bool {
    word.count > 4 && word.first == Letter.alef && word[word.count - 2] == Letter.alef
  }
}

/// The spelling of a word with what is written to it.
public enum ArabicJoining {
  /// Returns a word with the article.
  public static func withArticle(_ word: String) -> String {
    hasArticle(word) ? word : "ال" + word
  }

  /// Whether a word has the article, and not letters that look like it.
  public static func hasArticle(_ word: String) -> Bool {
    let units = FoldedWord(word).units
    return word.hasPrefix("ال") && units.count >= 4
      && !ArabicLexicon.shared.hasOwnArticle(units)
  }

  /// Returns a word after the preposition ل: للهدنة, للجنة, لإطلاق.
  public static func afterLam(_ word: String) -> String {
    guard hasArticle(word) || word == "الله" else { return "ل" + word }
    let rest = word.dropFirst(2)
    return rest.hasPrefix("ل") ? "ل" + rest : "لل" + rest
  }

  /// Returns a noun with a pronoun, or `nil` where its spelling depends on the case (رؤساؤه, رؤسائه).
  public static func with(_ pronoun: String, _ noun: String) -> String? {
    switch noun.unicodeScalars.last {
    case "ة": return noun.dropLast() + "ت" + pronoun
    case "ى": return noun.dropLast() + "ا" + pronoun
    case "ء", "ئ", "ؤ": return nil
    default: return noun + pronoun
    }
  }
}

import Linguistics

/// The lists by which names of persons and places are told from terms.
struct NameLists: Sendable {
  private let given = Set(textWords(PackageResources.given_names_txt).map { fold(String($0)) })
  private let titles = Set(textWords(PackageResources.titles_txt).map { fold(String($0)) })
  private let places: Set<String>

  static let shared = NameLists()

  private init() {
    places = Set(
      textRows(PackageResources.places_tsv).flatMap { row in
        row.map { name in
          name.split(separator: " ").map { fold(withoutArticle(String($0))) }
            .joined(separator: " ")
        }
      }
    )
  }

  /// Whether a word is a title before names.
  func isTitle(_ word: ReadWord) -> Bool { titles.contains(fold(word.text)) }

  /// Whether a phrase is a title or a given name alone, which is no entry.
  func isPartOfName(_ tally: PhraseTally) -> Bool {
    guard let word = tally.plainest.first, tally.plainest.count == 1 else { return false }
    return isTitle(word) || given.contains(fold(word.bare)) && !places.contains(fold(word.bare))
  }

  /// What a phrase is, by its words and by how often a title stands before it.
  func kind(of tally: PhraseTally, isArabic: Bool) -> TermCandidate.Kind {
    let words = tally.plainest
    if words.count == 1, words[0].isAcronym { return .acronym }
    let folded = words.map { fold($0.bare) }
    let isAdjective = isArabic && words.last?.isAdjective == true && words.count == 1
    if !isAdjective, places.contains(folded.joined(separator: " ")) { return .place }
    let beginsAsName = folded.first.map(given.contains) ?? false
    let isTitled = tally.titledCount * 2 > tally.count
    guard isArabic else {
      let isName = tally.capitalizedCount * 4 >= tally.count * 3
      return isName && (beginsAsName || isTitled) ? .person : .term
    }
    // A name has no article after its first word, but for family names (محمد السادة).
    return beginsAsName && !words[0].hasArticle
      || isTitled && !words[0].hasArticle && words.count > 1
      ? .person : .term
  }
}

private func withoutArticle(_ word: String) -> String {
  ArabicJoining.hasArticle(word) ? String(word.dropFirst(2)) : word
}

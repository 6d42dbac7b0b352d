extension BilingualLexicon {
  /// The lexicon that is part of the program.
  public static let builtIn = builtIn(.all)

  /// Returns the words, terms and number words of the lexicon that is part of the program, or some
  /// of these.
  public static func builtIn(_ evidence: AlignmentEvidence) -> BilingualLexicon {
    var lexicon = BilingualLexicon()
    if evidence.contains(.words) { lexicon.addWords() }
    if evidence.contains(.numberWords) { lexicon.addNumberWords() }
    if evidence.contains(.words) { lexicon.addMonths() }
    if evidence.contains(.terms) { lexicon.learn(from: terms) }
    return lexicon
  }

  private mutating func addWords() {
    for row in rows(PackageResources.words_tsv) where row.count >= 2 {
      for english in row[1].split(separator: ",") {
        add(
          arabic: row[0],
          english: String(english.drop { $0 == " " }),
          probability: Evidence.lexicon
        )
      }
    }
  }

  private mutating func addNumberWords() {
    for row in rows(PackageResources.number_words_tsv) where row.count >= 2 {
      add(arabic: row[0], english: row[1], probability: Evidence.numberWord)
      add(numberWord: row[0], value: row[1])
    }
  }

  private mutating func addMonths() {
    for row in rows(PackageResources.months_tsv) where row.count >= 2 {
      for word in row[0].split(separator: " ") {
        add(arabic: String(word), english: row[1], probability: Evidence.month)
      }
    }
  }

  private static var terms: [(arabic: String, english: String)] {
    rows(PackageResources.terms_tsv).compactMap { $0.count >= 2 ? ($0[0], $0[1]) : nil }
  }
}

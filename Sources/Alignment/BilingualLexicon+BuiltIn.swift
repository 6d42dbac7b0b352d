extension BilingualLexicon {
  /// The lexicon that is part of the program.
  public static let builtIn: BilingualLexicon = {
    var lexicon = BilingualLexicon()
    for row in rows(PackageResources.words_tsv) where row.count >= 2 {
      for english in row[1].split(separator: ",") {
        lexicon.add(
          arabic: row[0],
          english: String(english.drop { $0 == " " }),
          probability: Evidence.lexicon
        )
      }
    }
    for row in rows(PackageResources.number_words_tsv) where row.count >= 2 {
      lexicon.add(arabic: row[0], english: row[1], probability: Evidence.numberWord)
      lexicon.add(numberWord: row[0], value: row[1])
    }
    for row in rows(PackageResources.months_tsv) where row.count >= 2 {
      for word in row[0].split(separator: " ") {
        lexicon.add(arabic: String(word), english: row[1], probability: Evidence.month)
      }
    }
    lexicon.learn(
      from: rows(PackageResources.terms_tsv).compactMap {
        $0.count >= 2 ? ($0[0], $0[1]) : nil
      }
    )
    return lexicon
  }()
}

/// The rows of a data file: columns with tabs between them; `#` begins a comment line.
func rows(_ bytes: [UInt8]) -> [[String]] {
  bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
    guard line.first != UInt8(ascii: "#") else { return nil }
    return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// The words that are written together or apart: عبدالعزيز and عبد العزيز, ceasefire and cease fire.
///
/// Their parts stand in the data files `compound-names.tsv` and `english-compounds.tsv`.
public struct CompoundWords: Sendable {
  /// The parts with which Arabic names begin and end.
  private let firstParts: [[UInt16]]
  private let lastParts: [[UInt16]]
  /// The letters with which first parts begin, and in which last parts end: most words have neither.
  private let firstLetters: Set<UInt16>
  private let lastLetters: Set<UInt16>
  /// For each first part of English compounds what may follow.
  private let englishParts: [[UInt16]: Set<[UInt16]>]
  /// The first parts of English compounds by their first letter.
  private let englishBeginnings: [UInt16: [[UInt16]]]

  /// The parts of the data files.
  public static let shared = CompoundWords()

  private init() {
    let rows = DataTable(PackageResources.compound_names_tsv).rows
    func parts(_ place: String) -> [[UInt16]] {
      rows.filter { $0[1] == place }.map { FoldedWord($0[0]).units }
        .sorted { $1.count < $0.count }
    }
    firstParts = parts("first")
    lastParts = parts("last")
    firstLetters = Set(firstParts.compactMap(\.first))
    lastLetters = Set(lastParts.compactMap(\.last))
    var english: [[UInt16]: Set<[UInt16]>] = [:]
    for row in DataTable(PackageResources.english_compounds_tsv).rows where row.count == 2 {
      english[Array(row[0].utf16), default: []]
        .formUnion(row[1].split(separator: ",").map { Array($0.utf16) })
    }
    englishParts = english
    englishBeginnings = Dictionary(grouping: english.keys) { $0[0] }
      .mapValues { parts in parts.sorted { $0.count < $1.count } }
  }

  /// Whether two folded Arabic words can be written as one.
  public func joinsArabic(_ first: [UInt16], _ second: [UInt16]) -> Bool {
    guard second.count >= 2, first.count >= 2 else { return false }
    return (firstLetters.contains(first[0]) && firstParts.contains(first))
      || (lastLetters.contains(second[second.count - 1]) && lastParts.contains(second))
  }

  /// Whether two folded English words can be written as one.
  public func joinsEnglish(_ first: [UInt16], _ second: [UInt16]) -> Bool {
    guard let lasts = englishParts[first] else { return false }
    return lasts.contains(second)
      || (second.last == UInt16(UInt8(ascii: "s")) && lasts.contains(Array(second.dropLast())))
  }

  /// Returns the number of letters after which a folded Arabic word can be written as two, or `nil`.
  ///
  /// Nouns of the lexicon stay as they are (أبواب).
  public func splitOfArabic(_ word: [UInt16]) -> Int? {
    guard word.count >= 5,
      firstLetters.contains(word[0]) || lastLetters.contains(word[word.count - 1]),
      let length = splitLength(of: word), !ArabicLexicon.shared.hasNoun(word)
    else { return nil }
    return length
  }

  private func splitLength(of word: [UInt16]) -> Int? {
    for part in lastParts where part.last == word.last && word.count >= part.count + 2 {
      if word.suffix(part.count).elementsEqual(part) { return word.count - part.count }
    }
    for part in firstParts where part[0] == word[0] && word.count >= part.count + 3 {
      if word.starts(with: part) { return part.count }
    }
    return nil
  }

  /// Returns the number of letters after which a folded English word can be written as two, or `nil`.
  public func splitOfEnglish(_ word: [UInt16]) -> Int? {
    guard word.count >= 6, let parts = englishBeginnings[word[0]] else { return nil }
    return parts.first { part in
      word.count >= part.count + 3 && word.starts(with: part)
        && joinsEnglish(part, Array(word.dropFirst(part.count)))
    }?.count
  }
}

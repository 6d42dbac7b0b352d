/// The words that are written together or apart: عبدالعزيز and عبد العزيز, ceasefire and cease fire.
///
/// Their parts stand in the data files `compound-names.tsv` and `english-compounds.tsv`.
public struct CompoundWords: Sendable {
  /// The parts with which Arabic names begin and end.
  private let firstParts: [[UInt16]]
  private let lastParts: [[UInt16]]
  /// For each first part of English compounds what may follow.
  private let englishParts: [[UInt16]: Set<[UInt16]>]

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
    var english: [[UInt16]: Set<[UInt16]>] = [:]
    for row in DataTable(PackageResources.english_compounds_tsv).rows where row.count == 2 {
      english[Array(row[0].utf16), default: []]
        .formUnion(row[1].split(separator: ",").map { Array($0.utf16) })
    }
    englishParts = english
  }

  /// Whether two folded Arabic words can be written as one.
  public func joinsArabic(_ first: [UInt16], _ second: [UInt16]) -> Bool {
    guard second.count >= 2, first.count >= 2 else { return false }
    return firstParts.contains(first) || lastParts.contains(second)
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
    guard word.count >= 5, !ArabicLexicon.shared.hasNoun(word) else { return nil }
    if let part = lastParts.first(where: {
      word.count >= $0.count + 2 && word.suffix($0.count).elementsEqual($0)
    }) {
      return word.count - part.count
    }
    return firstParts.first { word.count >= $0.count + 3 && word.starts(with: $0) }?.count
  }

  /// Returns the number of letters after which a folded English word can be written as two, or `nil`.
  public func splitOfEnglish(_ word: [UInt16]) -> Int? {
    guard word.count >= 6 else { return nil }
    return (3...word.count - 3).first { joinsEnglish(Array(word[..<$0]), Array(word[$0...])) }
  }
}

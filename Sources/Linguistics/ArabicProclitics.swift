/// A reading of the beginning of a word as proclitics: و, ف, ب, ك, ل and the article.
public struct ProcliticReading: Hashable, Sendable {
  /// The proclitics in order, such as `["و", "ل", "ال"]`.
  public let pieces: [String]
  /// How many folded letters they take.
  public let letterCount: Int
  /// Whether one of them is the conjunction و or ف.
  public let hasConjunction: Bool
  /// Whether one of them is the preposition ب, ك or ل.
  public let hasPreposition: Bool
  /// Whether the last of them is the article.
  public let hasArticle: Bool
  /// Whether one of them is ك, the rarest, which most often is a letter of the word.
  public var hasKaf: Bool { pieces.contains("ك") }

  fileprivate let letters: [UInt16]
  fileprivate let isOnlyBeforeLam: Bool
}

/// The legal sequences of proclitics.
///
/// They stand in the data file `proclitics.tsv`.
public struct ArabicProclitics: Sendable {
  /// Every legal sequence; the first one is empty.
  public let readings: [ProcliticReading]

  /// The sequences of the data file.
  public static let shared = ArabicProclitics()

  private init() {
    let none = ProcliticReading(
      pieces: [],
      letterCount: 0,
      hasConjunction: false,
      hasPreposition: false,
      hasArticle: false,
      letters: [],
      isOnlyBeforeLam: false
    )
    readings =
      [none]
      + DataTable(PackageResources.proclitics_tsv).rows.map { row in
        ProcliticReading(
          pieces: row[1].split(separator: "+").map(String.init),
          letterCount: row[0].utf16.count,
          hasConjunction: row[2].contains("c"),
          hasPreposition: row[2].contains("p"),
          hasArticle: row[2].contains("a"),
          letters: Array(row[0].utf16),
          isOnlyBeforeLam: row.count > 3 && !row[3].isEmpty
        )
      }
  }

  /// Calls `body` with the index of every reading that a folded word allows, the empty one first.
  ///
  /// At least two letters remain after the proclitics.
  public func forEachReading(of word: [UInt16], _ body: (Int) -> Void) {
    body(0)
    guard let first = word.first, Self.initials.contains(first) else { return }
    for index in 1..<readings.count {
      let reading = readings[index]
      guard word.count >= reading.letterCount + 2, word.starts(with: reading.letters),
        !reading.isOnlyBeforeLam || word[reading.letterCount] == 0x644
      else { continue }
      body(index)
    }
  }

  private static let initials: [UInt16] = Array("وفبكلا".utf16)
}

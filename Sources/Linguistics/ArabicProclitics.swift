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

  fileprivate let letters: [UInt16]
  fileprivate let isOnlyBeforeLam: Bool
}

/// The legal sequences of proclitics.
///
/// They stand in the data file `proclitics.tsv`.
public struct ArabicProclitics: Sendable {
  /// Every legal sequence; the first one is empty.
  public let readings: [ProcliticReading]
  private let shapes: [Shape]

  /// A reading without its names, for where every microsecond counts.
  public struct Shape: Sendable {
    /// How many folded letters the proclitics take, at most four.
    public let count: Int
    /// Whether one of them is the conjunction و or ف.
    public let hasConjunction: Bool
    /// Whether one of them is the preposition ب, ك or ل.
    public let hasPreposition: Bool
    /// Whether the last of them is the article.
    public let hasArticle: Bool
    /// Whether one of them is ك, the rarest, which most often is a letter of the word.
    public let hasKaf: Bool
    /// Whether they end in لل, whose second lam can be the word's own: للجنة is ل and لجنة.
    public let isDoubleLam: Bool
    /// The letters, as `packed` has them.
    fileprivate let letters: UInt64
    fileprivate let mask: UInt64
    fileprivate let isOnlyBeforeLam: Bool
  }

  /// Returns the shape of a reading by its position in `readings`.
  public func shape(_ reading: Int) -> Shape { shapes[reading] }

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
    shapes = readings.map { reading in
      precondition(reading.letterCount <= 4, "proclitics.tsv has more than four letters in a row")
      return Shape(
        count: reading.letterCount,
        hasConjunction: reading.hasConjunction,
        hasPreposition: reading.hasPreposition,
        hasArticle: reading.hasArticle,
        hasKaf: reading.pieces.contains("ك"),
        isDoubleLam: reading.letters.suffix(2) == [0x644, 0x644],
        letters: reading.letters.withUnsafeBufferPointer { packed($0) },
        mask: (1 << UInt64(16 * reading.letterCount)) &- 1,
        isOnlyBeforeLam: reading.isOnlyBeforeLam
      )
    }
  }

  /// Calls `body` with the index of every reading that a folded word allows, the empty one first.
  ///
  /// At least two letters remain after the proclitics.
  @inline(__always)
  public func forEachReading(of word: UnsafeBufferPointer<UInt16>, _ body: (Int) -> Void) {
    body(0)
    guard let first = word.first, Self.initials.contains(first) else { return }
    let beginning = packed(word)
    for index in 1..<shapes.count {
      let shape = shapes[index]
      guard beginning & shape.mask == shape.letters, word.count >= shape.count + 2,
        !shape.isOnlyBeforeLam || word[shape.count] == 0x644
      else { continue }
      body(index)
    }
  }

  private static let initials: [UInt16] = Array("وفبكلا".utf16)
}

/// The first four letters of a word in one number, the first one lowest.
private func packed(_ word: UnsafeBufferPointer<UInt16>) -> UInt64 {
  var packed: UInt64 = 0
  for position in 0..<min(4, word.count) {
    packed |= UInt64(word[position]) << UInt64(16 * position)
  }
  return packed
}

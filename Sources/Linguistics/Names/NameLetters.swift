/// How English writes the letters of Arabic names: the data file `name-letters.tsv`.
struct NameLetters: Sendable {
  /// An English spelling of one or two Arabic letters.
  struct Spelling: Sendable {
    let arabicCount: Int
    let letters: [UInt8]
    let cost: Double
  }

  /// The spellings by the first Arabic letter, and the second where there are two.
  private let spellings: [UInt32: [Spelling]]

  static let shared = NameLetters()

  private init() {
    var spellings: [UInt32: [Spelling]] = [:]
    for row in DataTable(PackageResources.name_letters_tsv).rows where row.count > 1 {
      let arabic = row[0] == "ى" ? [Letter.alefMaqsura] : FoldedWord(row[0]).units
      for text in row.dropFirst() {
        let letters = FoldedWord(String(text.prefix { !$0.isNumber })).text
        let cost = Double(text.drop { !$0.isNumber }) ?? 0
        spellings[Self.key(arabic[0], arabic.count > 1 ? arabic[1] : 0), default: []].append(
          Spelling(arabicCount: arabic.count, letters: Array(letters.utf8), cost: cost / 100)
        )
      }
    }
    self.spellings = spellings
  }

  /// The spellings of a letter alone, and of it with the next one.
  func spellings(of first: UInt16, _ second: UInt16?) -> [Spelling] {
    let alone = spellings[Self.key(first, 0)] ?? []
    guard let second else { return alone }
    return alone + (spellings[Self.key(first, second)] ?? [])
  }

  private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// What it costs that English leaves a letter out.
  static func omissionCost(_ letter: UInt16, isFinal: Bool) -> Double {
    switch letter {
    case Letter.alef, Letter.alefMaqsura: 0.35
    case Letter.hamza: 0.05
    case Letter.ain: 0.08
    case Letter.taMarbuta: 0.2
    case Letter.ha where isFinal: 0.2
    case Letter.waw, Letter.ya: 0.55
    default: 1
    }
  }
}

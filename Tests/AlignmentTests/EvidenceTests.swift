import Linguistics
import Testing

@testable import Alignment

@Suite("What counts as evidence")
struct EvidenceTests {
  /// Two words and whether the aligner knows before reading that they may translate each other.
  struct Pair: CustomTestStringConvertible {
    let arabic: String
    let english: String
    let isLinked: Bool
    var testDescription: String { "\(arabic) \(isLinked ? "=" : "≠") \(english)" }

    init(_ arabic: String, _ english: String, _ isLinked: Bool = true) {
      self.arabic = arabic
      self.english = english
      self.isLinked = isLinked
    }
  }

  static let pairs: [Pair] = [
    Pair("٣٥٠", "350"), Pair("١٬٠٠٠", "1,000"), Pair("ثلاثة", "3"), Pair("7", "seven"),
    Pair("السابع", "seventh"), Pair("عشرون", "20"), Pair("سبعة", "eight", false),
    Pair("يناير", "January"), Pair("كانون الثاني", "January"), Pair("حزيران", "June"),
    Pair("حزيران", "July", false), Pair("وبالمدينة", "cities"), Pair("كتبهم", "books"),
    Pair("سيكتبون", "wrote"), Pair("الأطباء", "doctor"), Pair("باب", "river", false),
    Pair("ترامب", "Trump"), Pair("ونيكاراغوا", "Nicaragua"), Pair("ميركل", "Merkel"),
    Pair("ميركل", "Macron", false), Pair("NATO", "NATO"), Pair("؟", "?"), Pair("«", "\""),
  ]

  @Test("links words, numbers, months, names and marks", arguments: pairs)
  func links(pair: Pair) {
    let source = TokenizedText(AlignmentText(segments: [pair.arabic]))
    let target = TokenizedText(AlignmentText(segments: [pair.english]))
    let anchors = AnchorFinder(
      lexicon: .builtIn,
      source: source.vocabulary,
      target: target.vocabulary
    ).anchors()
    let likely = anchors.values.values.contains { $0.ofTarget >= 0.04 }
    #expect(likely == pair.isLinked)
  }

  @Test("a lexicon learns the words of terms that translate each other")
  func learnsFromTerms() {
    var lexicon = BilingualLexicon()
    lexicon.learn(from: [
      ("وزارة الدفاع", "defence ministry"), ("وزارة الصحة", "health ministry"),
      ("وزير الدفاع", "defence minister"), ("وزير الصحة", "health minister"),
    ])
    let source = TokenizedText(AlignmentText(segments: ["الدفاع"]))
    let target = TokenizedText(AlignmentText(segments: ["defence", "health"]))
    let anchors = AnchorFinder(
      lexicon: lexicon,
      source: source.vocabulary,
      target: target.vocabulary
    ).anchors().values
    let defence = anchors[.init(source: 0, target: 0)]?.ofTarget ?? 0
    let health = anchors[.init(source: 0, target: 1)]?.ofTarget ?? 0
    #expect(defence > 2 * health && defence > 0.1)
  }

  @Test(
    "forms of an English word have one key",
    arguments: [
      ["go", "went", "gone"], ["city", "cities", "city's"], ["observe", "observed", "observation"],
      ["child", "children"], ["stop", "stopped", "stops"],
    ]
  )
  func joinsEnglishForms(forms: [String]) {
    #expect(Set(forms.map { WordKey.latin(FoldedWord($0).units) }).count == 1)
  }

  @Test(
    "forms of an Arabic word have one key",
    arguments: [
      ["كتاب", "الكتاب", "وكتابهم", "بالكتاب"], ["شركة", "الشركات", "وشركة", "للشركات"],
      ["ينظر", "تنظر", "سينظرون"],
    ]
  )
  func joinsArabicForms(forms: [String]) {
    #expect(Set(forms.map { WordKey.arabic(FoldedWord($0).units) }).count == 1)
  }
}

@Suite("The band")
struct BandTests {
  /// Paths by their corners, with gaps of every steepness.
  static let paths: [[[Int]]] = [
    [[0, 0], [200, 200]], [[0, 0], [1, 400], [300, 401]], [[0, 0], [300, 2], [301, 500]],
    [[0, 0], [0, 90], [50, 90], [50, 300]], [[0, 0], [5, 5], [6, 305], [400, 310]],
  ]

  @Test("neighbouring rows of a band overlap, and its ends are inside", arguments: paths)
  func isConnected(path: [[Int]]) {
    let corners = path.map { (row: $0[0], column: $0[1]) }
    let end = corners[corners.count - 1]
    for halfWidth in [nil, 0, 5] as [Int?] {
      let band = Band.around(corners, halfWidth: halfWidth, targetCount: end.column)
      #expect(band.columns.count == end.row + 1)
      #expect(band.columns[0].contains(0) && band.columns[end.row].contains(end.column))
      for (row, next) in zip(band.columns, band.columns.dropFirst()) {
        #expect(row.overlaps(next))
        #expect(row.lowerBound <= next.lowerBound && row.upperBound <= next.upperBound)
      }
      for corner in corners { #expect(band.columns[corner.row].contains(corner.column)) }
    }
  }

  @Test("a chain of anchors passes a long passage that one text lacks")
  func chainPassesGap() {
    let texts = SyntheticTexts(beadCount: 300, seed: 5)
    let added = SyntheticTexts(beadCount: 150, seed: 6)
    let english = texts.english[..<100] + added.english + texts.english[100...]
    let alignment = TextAligner().align(
      AlignmentText(segments: texts.arabic),
      AlignmentText(segments: Array(english))
    )
    let shift = added.english.count
    let expected = Set(
      texts.beads.map { bead in
        let start = bead[1].lowerBound + (bead[1].lowerBound >= 100 ? shift : 0)
        return [bead[0], start..<(start + bead[1].count)]
      }
    )
    let found = alignment.beads.map { [$0.source, $0.target] }
    #expect(expected.intersection(found).count >= 240)
  }
}

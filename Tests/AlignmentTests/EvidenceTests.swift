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
    Pair("ثلاثة آلاف", "3,000"), Pair("خمسة وعشرون", "twenty-five"),
    Pair("ثلاث مئة وسبعة", "307"), Pair("الثامنة عشرة", "18"), Pair("السابع", "seventh"),
    Pair("عشرون", "20"), Pair("سبعة", "eight", false),
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
    ).anchors().probabilities
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
    ).anchors().probabilities.values
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

@Suite("Numbers of several words")
struct NumberPhraseTests {
  /// A text and the numbers that several of its words stand for.
  struct Phrases: CustomTestStringConvertible {
    let text: String
    let numbers: [String]
    var testDescription: String { text }

    init(_ text: String, _ numbers: [String]) {
      self.text = text
      self.numbers = numbers
    }
  }

  static let phrases: [Phrases] = [
    Phrases("three thousand two hundred", ["3200"]), Phrases("ثلاثة آلاف ومئتان", ["3200"]),
    Phrases("one hundred and twenty-five", ["125"]), Phrases("مئة وخمسة وعشرون", ["125"]),
    Phrases("3 ملايين", ["3000000"]), Phrases("3.5 million", ["3500000"]),
    Phrases("خمسة عشر", ["15"]), Phrases("المادة الحادية والعشرون", ["21"]),
    Phrases("twenty-first", ["21"]), Phrases("ألف وتسعمئة وثمانية وأربعين", ["1948"]),
    Phrases("خمسمئة ألف", ["500000"]), Phrases("مليونا ومئتي ألف", ["1200000"]),
    Phrases("a hundred thousand", ["100000"]),
    Phrases("two million five hundred thousand", ["2500000"]),
    Phrases("five", []), Phrases("خمسة رجال وعشرون امرأة", []), Phrases("five, six", []),
    Phrases("7 8 9", []), Phrases("zero", []), Phrases("five or twenty", []),
    Phrases("twenty-two of three hundred", ["22", "300"]),
  ]

  @Test("finds the number that number words in a row stand for", arguments: phrases)
  func findsNumbers(phrases: Phrases) {
    let text = TokenizedText(AlignmentText(segments: [phrases.text]))
    let found = text.vocabulary.types.filter { $0.kind == .number && $0.key.count > 1 }
      .map { String(decoding: $0.key, as: UTF16.self) }.filter { !phrases.text.contains($0) }
    #expect(found == phrases.numbers)
  }
}

@Suite("Units to learn from")
struct UnitChooserTests {
  @Test("units with words of the texts are chosen, in any form, until there are enough")
  func choosesByWords() {
    var chooser = UnitChooser(texts: ["وصل الرئيس إلى المدينة", "The city"])
    let isChosen = ["ومدينتهم كبيرة", "سفينة في البحر"].map { chooser.chooses($0) }
    #expect(isChosen == [true, false])
    let chosen = (0..<100).count { _ in chooser.chooses("الرئيس") }
    #expect(chosen > 0 && chosen < 100)
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

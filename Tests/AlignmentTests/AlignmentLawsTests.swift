import TestSupport
import Testing

@testable import Alignment

/// Texts made of words that the lexicon has, with the beads that are true.
struct SyntheticTexts {
  private(set) var arabic: [String] = []
  private(set) var english: [String] = []
  private(set) var beads: [[Range<Int>]] = []

  static let words: [(String, String)] = [
    ("ملك", "king"), ("مدينة", "city"), ("كتاب", "book"), ("بحر", "sea"), ("جبل", "mountain"),
    ("حرب", "war"), ("سلام", "peace"), ("طبيب", "doctor"), ("سفينة", "ship"), ("شجرة", "tree"),
    ("نهر", "river"), ("باب", "door"), ("قلب", "heart"), ("شمس", "sun"), ("قمر", "moon"),
    ("جيش", "army"), ("شركة", "company"), ("قانون", "law"), ("عقد", "contract"), ("سوق", "market"),
    ("مدرسة", "school"), ("طفل", "child"), ("امرأة", "woman"), ("رجل", "man"), ("ذهب", "gold"),
    ("حجر", "stone"), ("نار", "fire"), ("ماء", "water"), ("خبز", "bread"), ("عسل", "honey"),
  ]

  /// Makes texts of so many beads; some are one to two, two to one, or lack a side.
  init(beadCount: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<beadCount {
      let (first, second) = (arabic.count, english.count)
      switch Int.random(in: 0..<20, using: &generator) {
      case 0: arabic.append(sentence(&generator).arabic)
      case 1: english.append(sentence(&generator).english)
      case 2, 3:
        let parts = [sentence(&generator), sentence(&generator)]
        arabic.append(parts.map(\.arabic).joined(separator: " "))
        english += parts.map(\.english)
      case 4:
        let parts = [sentence(&generator), sentence(&generator)]
        arabic += parts.map(\.arabic)
        english.append(parts.map(\.english).joined(separator: " "))
      default:
        let part = sentence(&generator)
        arabic.append(part.arabic)
        english.append(part.english)
      }
      beads.append([first..<arabic.count, second..<english.count])
    }
  }

  private func sentence(_ generator: inout SeededGenerator) -> (arabic: String, english: String) {
    let number = Int.random(in: 10..<1000, using: &generator)
    let chosen = (0..<Int.random(in: 5...12, using: &generator)).map { _ in
      Self.words[Int.random(in: 0..<Self.words.count, using: &generator)]
    }
    return (
      "\(chosen.map(\.0).joined(separator: " ")) \(number)",
      "\(chosen.map(\.1).joined(separator: " ")) \(number)"
    )
  }
}

@Suite("What holds for every alignment")
struct AlignmentLawsTests {
  private func expectPartition(_ beads: [Bead], _ sourceCount: Int, _ targetCount: Int) {
    var (source, target) = (0, 0)
    for bead in beads {
      #expect(bead.source.lowerBound == source && bead.target.lowerBound == target)
      #expect((0...1).contains(bead.confidence))
      (source, target) = (bead.source.upperBound, bead.target.upperBound)
    }
    #expect(source == sourceCount && target == targetCount)
  }

  @Test("each segment is in exactly one bead, also of texts that have nothing in common")
  func partition() {
    let texts = SyntheticTexts(beadCount: 30, seed: 7)
    let sides: [([String], [String])] = [
      ([], []), (["باب"], []), ([], ["door"]), (["", "", ""], [""]), (["باب", ""], ["", "door"]),
      (texts.arabic, texts.english), (texts.arabic, texts.english.reversed()),
      (texts.arabic, ["door"]), (["؟"], ["!", "?", "…"]), (["a\u{0}b"], ["\u{200F}"]),
    ]
    for (source, target) in sides {
      let alignment = TextAligner().align(
        AlignmentText(segments: source),
        AlignmentText(segments: target)
      )
      expectPartition(alignment.beads, source.count, target.count)
    }
  }

  @Test("most beads of texts with known words are the true ones", arguments: [1, 2, 3] as [UInt64])
  func findsTrueBeads(seed: UInt64) {
    let texts = SyntheticTexts(beadCount: 60, seed: seed)
    let alignment = TextAligner().align(
      AlignmentText(segments: texts.arabic),
      AlignmentText(segments: texts.english)
    )
    let found = Set(alignment.beads.map { [$0.source, $0.target] })
    #expect(texts.beads.count { found.contains($0) } >= 54)
    #expect(alignment.confidence > 0.9)
  }

  @Test("a long text is aligned as well in a band as in the whole grid")
  func bandAgreesWithWholeGrid() {
    let texts = SyntheticTexts(beadCount: 90, seed: 11)
    let sides = (
      AlignmentText(segments: texts.arabic), AlignmentText(segments: texts.english)
    )
    var banded = TextAligner()
    banded.weights.wholeGridLimit = 100
    let expected = TextAligner().align(sides.0, sides.1).beads.map { [$0.source, $0.target] }
    let found = banded.align(sides.0, sides.1).beads.map { [$0.source, $0.target] }
    #expect(Set(expected).intersection(found).count * 100 >= expected.count * 97)
  }

  @Test("long texts without anchors have a band of bounded size")
  func boundsBand() {
    let corners = [(0, 0), (20_000, 20_000)]
    #expect(Band.around(corners, targetCount: 20_000).count < 3_000_000)
    #expect(Band.around([(0, 0), (1_000, 1_200)], targetCount: 1_200).count > 400_000)
  }

  @Test("texts that are said to be translations keep the confidence of their pairs")
  func keepsConfidence() {
    let one = AlignmentText(segments: SyntheticTexts(beadCount: 40, seed: 21).arabic)
    let other = AlignmentText(segments: SyntheticTexts(beadCount: 40, seed: 22).english)
    let doubted = TextAligner().align(one, other)
    let trusted = TextAligner().align(one, other, areTranslations: true)
    #expect(trusted.confidence == doubted.confidence)
    for (bead, same) in zip(trusted.beads, doubted.beads) {
      #expect(abs(bead.confidence * doubted.confidence - same.confidence) < 1e-4)
    }
  }

  @Test("the same texts give the same beads")
  func isDeterministic() {
    let texts = SyntheticTexts(beadCount: 40, seed: 3)
    let sides = (
      AlignmentText(segments: texts.arabic), AlignmentText(segments: texts.english)
    )
    #expect(TextAligner().align(sides.0, sides.1) == TextAligner().align(sides.0, sides.1))
  }

  @Test("texts with the same words in another order are not taken for translations")
  func recognizesStrangers() {
    let one = SyntheticTexts(beadCount: 40, seed: 21)
    let other = SyntheticTexts(beadCount: 40, seed: 22)
    let alignment = TextAligner().align(
      AlignmentText(segments: one.arabic),
      AlignmentText(segments: other.english)
    )
    #expect(alignment.confidence < 0.5)
  }

  @Test("texts of three segments are told from others of three")
  func recognizesShortStrangers() {
    let news = TextAlignerTests.cases[0]
    let arabic = AlignmentText(segments: news.arabic)
    let right = TextAligner().align(arabic, AlignmentText(segments: news.english))
    let wrong = TextAligner().align(
      arabic,
      AlignmentText(segments: [
        "Fishermen mended their nets in the shade of the old harbour wall.",
        "A child sold bread and olives.", "Nobody remembered so quiet a summer.",
      ])
    )
    #expect(right.confidence > 0.5 && wrong.confidence < 0.5)
  }

  @Test("paragraphs that both texts have keep a bead from crossing their borders")
  func keepsParagraphs() {
    let arabic = ["كتب الرجل رسالة", "إلى المرأة", "في المدينة", "سافر الملك"]
    let english = ["The man wrote a letter", "to the woman in the city", "The king travelled"]
    let alignment = TextAligner().align(
      AlignmentText(segments: arabic, paragraphs: [1, 2, 2, 3]),
      AlignmentText(segments: english, paragraphs: [1, 2, 3])
    )
    #expect(alignment.beads.map(\.source) == [0..<1, 1..<3, 3..<4])
  }

  @Test("paragraph numbers that fall are refused")
  func refusesFallingParagraphs() async {
    await #expect(processExitsWith: .failure) {
      _ = AlignmentText(segments: ["a", "b"], paragraphs: [2, 1])
    }
  }
}

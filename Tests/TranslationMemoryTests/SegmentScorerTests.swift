import Model
import TestSupport
import Testing

@testable import TranslationMemory

@Suite("Scores")
struct SegmentScorerTests {
  @Test("Arabic candidates rank as a translator would rank them", arguments: arabicRankings)
  func ranksArabic(row: RankingCase) { expectOrder(row) }

  @Test("English candidates rank as a translator would rank them", arguments: englishRankings)
  func ranksEnglish(row: RankingCase) { expectOrder(row) }

  private func expectOrder(_ row: RankingCase) {
    let better = percent(row.query, row.better)
    let worse = percent(row.query, row.worse)
    #expect(better > worse, "\(better) for \(row.better), \(worse) for \(row.worse)")
  }

  @Test(
    "worked examples",
    arguments: [
      ("وصل الوزير إلى القاهرة", "وصل الوزير إلى القاهرة", 100),
      ("وصل الوزير إلى القاهرة", "وصل الوزير الى القاهرة", 99),
      ("وصل الوزير إلى القاهرة", "ووصل الوزير إلى القاهرة", 96),
      ("وصل الوزير إلى القاهرة", "وصل الرئيس إلى القاهرة", 75),
      ("وصل الوزير إلى القاهرة", "وصل الوزير إلى القاهرة.", 97),
      ("قتل 5 جنود", "قتل 6 جنود", 93),
      ("The minister said so", "The ministers said so", 92),
      ("بلغت مئة ألف", "بلغت مائة ألف", 98), ("الحكم الفدرالي", "الحكم الفيدرالي", 97),
      ("وصل إلى برمنجهام", "وصل إلى برمينغهام", 98), ("للمرة الأولى", "المرة الأولى", 92),
      ("they organised talks", "they organized talks", 98), ("the centre", "the center", 97),
      ("The minister said so", "", 0), ("", "", 100), ("!", "!", 100), ("!", "?", 0),
      ("!", " !", 99),
    ]
  )
  func examples(query: String, candidate: String, expected: Int) {
    #expect(percent(query, candidate) == expected)
  }

  @Test("a segment of 2,000 words is compared to its end")
  func longSegments() {
    let words = (0..<2000).map { "كلمة\($0 % 7) سفر" }
    let other = words.dropLast() + ["آخر"]
    let score = percent(words.joined(separator: " "), other.joined(separator: " "))
    #expect(score == 99)
    #expect(percent(words.joined(separator: " "), words.joined(separator: " ")) == 100)
  }

  @Test(
    "the score does not depend on which of the two is looked up",
    arguments: 0..<60 as Range<UInt64>
  )
  func isSymmetric(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = randomSegment(using: &generator)
    let right = randomSegment(using: &generator)
    #expect(percent(left, right) == percent(right, left))
  }

  @Test(
    "a candidate below the threshold is left out, and none at it",
    arguments: [50, 75, 76, 100]
  )
  func threshold(percent threshold: Int) {
    var scorer = SegmentScorer()
    let score = scorer.score(
      PreparedSegment("وصل الوزير إلى القاهرة"),
      PreparedSegment("وصل الرئيس إلى القاهرة"),
      threshold: MatchScore(percent: threshold)
    )
    #expect(score?.score.percent == (threshold <= 75 ? 75 : nil))
  }

  @Test(
    "differences tell what was changed, and where",
    arguments: [
      ("قتل 5 جنود", "قتل 6 جنود", "number:5/6"),
      ("وصل الوزير", "ووصل الوزير أمس", "clitic:وصل/ووصل word:/أمس"),
      ("The minister, said", "The ministers said", "inflection:minister/ministers punctuation:,/"),
      ("في المدرسة", "في المدرسه", "spelling:المدرسة/المدرسه"),
      ("new words here", "here", "word:new/ word:words/"),
      ("same", "same", ""),
    ]
  )
  func differences(query: String, candidate: String, expected: String) {
    var scorer = SegmentScorer()
    let found = scorer.differences(PreparedSegment(query), PreparedSegment(candidate))
    let words = found.map {
      "\($0.kind.rawValue):\(slice(query, $0.queryRange))/\(slice(candidate, $0.sourceRange))"
    }
    #expect(words.joined(separator: " ") == expected)
  }

  private func percent(_ query: String, _ candidate: String) -> Int {
    var scorer = SegmentScorer()
    let score = scorer.score(
      PreparedSegment(query),
      PreparedSegment(candidate),
      threshold: MatchScore(percent: 0)
    )
    return score?.score.percent ?? -1
  }
}

private func slice(_ text: String, _ range: Range<Int>) -> String {
  String(decoding: Array(text.utf8)[range], as: UTF8.self)
}

/// A segment of a small vocabulary with forms of the same words, numbers and punctuation.
func randomSegment(
  using generator: inout SeededGenerator,
  words: ClosedRange<Int> = 0...8
) -> String {
  let vocabulary = [
    "وصل", "ووصل", "الوزير", "وزير", "للوزير", "كتاب", "كتابه", "الكتب", "مهندس", "مهندسون", "5",
    "٧", "12", ",", "،", "(", "؟", "minister", "ministers", "minister's", "went", "go", "في", "وفي",
    "إعلام", "أعلام", "اعلام", "مدرسة", "مدرسه", "the",
  ]
  let count = Int.random(in: words, using: &generator)
  return (0..<count).map { _ in
    vocabulary[Int.random(in: 0..<vocabulary.count, using: &generator)]
  }.joined(separator: " ")
}

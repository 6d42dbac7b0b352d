import Alignment
import Testing

/// A text with its translation, and the beads that a reader would make of them.
struct AlignedCase: CustomTestStringConvertible {
  let name: String
  let arabic: [String]
  let english: [String]
  let beads: [[[Int]]]

  var testDescription: String { name }
}

@Suite("Aligning two texts")
struct TextAlignerTests {
  static let cases: [AlignedCase] = [
    AlignedCase(
      name: "one to one",
      arabic: [
        "وصل الرئيس إلى القاهرة يوم الأحد.", "والتقى وزير الخارجية في القصر.",
        "هل يوقع الطرفان الاتفاق؟",
      ],
      english: [
        "The president arrived in Cairo on Sunday.",
        "He met the foreign minister at the palace.", "Will both parties sign the agreement?",
      ],
      beads: [[[0], [0]], [[1], [1]], [[2], [2]]]
    ),
    AlignedCase(
      name: "one segment becomes two",
      arabic: [
        "وصل الرئيس إلى القاهرة يوم الأحد، والتقى وزير الخارجية في القصر الملكي.",
        "ارتفع سعر النفط 3 في المئة.",
      ],
      english: [
        "The president arrived in Cairo on Sunday.",
        "He met the foreign minister at the royal palace.", "The price of oil rose 3 percent.",
      ],
      beads: [[[0], [0, 1]], [[1], [2]]]
    ),
    AlignedCase(
      name: "two segments become one",
      arabic: [
        "ارتفع سعر النفط 3 في المئة.", "وصل الرئيس إلى القاهرة يوم الأحد.",
        "ثم التقى وزير الخارجية في القصر الملكي.", "مات ثمانية جنود في المعركة.",
      ],
      english: [
        "The price of oil rose 3 percent.",
        "The president arrived in Cairo on Sunday and met the foreign minister at the royal palace.",
        "Eight soldiers died in the battle.",
      ],
      beads: [[[0], [0]], [[1, 2], [1]], [[3], [2]]]
    ),
    AlignedCase(
      name: "a segment without translation",
      arabic: [
        "وصل الرئيس إلى القاهرة يوم الأحد.",
        "ويبلغ عدد سكان المدينة تسعة ملايين نسمة بحسب آخر تعداد أجرته الحكومة المحلية هناك، "
          + "وتضم جامعات ومدارس ومستشفيات وأسواقا كبيرة، وفيها مطار ومحطة قطار وعشرات الفنادق.",
        "ارتفع سعر النفط 3 في المئة.", "مات ثمانية جنود في المعركة.",
      ],
      english: [
        "The president arrived in Cairo on Sunday.", "The price of oil rose 3 percent.",
        "Eight soldiers died in the battle.",
      ],
      beads: [[[0], [0]], [[1], []], [[2], [1]], [[3], [2]]]
    ),
  ]

  @Test("finds the beads that a reader would make", arguments: cases)
  func findsBeads(_ test: AlignedCase) {
    let alignment = TextAligner().align(
      AlignmentText(segments: test.arabic),
      AlignmentText(segments: test.english)
    )
    #expect(alignment.beads.map { [Array($0.source), Array($0.target)] } == test.beads)
  }

  @Test("finds the same beads from English to Arabic", arguments: cases)
  func findsBeadsTheOtherWay(_ test: AlignedCase) {
    let alignment = TextAligner().align(
      AlignmentText(segments: test.english),
      AlignmentText(segments: test.arabic)
    )
    #expect(alignment.beads.map { [Array($0.target), Array($0.source)] } == test.beads)
  }
}

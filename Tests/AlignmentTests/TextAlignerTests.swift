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

  @Test("a sentence that nobody translated lowers the bead in which it stands")
  func doubtsUntranslated() throws {
    let alignment = TextAligner().align(
      AlignmentText(segments: [
        "وصل الرئيس إلى القاهرة يوم الأحد.",
        "قتل الجيش عشرات المدنيين في الحرب وهدم المستشفيات والمدارس.",
        "وقع الوزير اتفاق السلام مع الحكومة الجديدة.", "ارتفع سعر النفط 3 في المئة.",
      ]),
      AlignmentText(segments: [
        "The president arrived in Cairo on Sunday.",
        "The minister signed the peace agreement with the new government.",
        "The price of oil rose 3 percent.",
      ])
    )
    #expect(alignment.confidence > 0.9)
    let joined = alignment.beads.filter { $0.source.contains(1) && !$0.target.isEmpty }
    #expect(joined.allSatisfy { $0.confidence < 0.6 })
    #expect(alignment.beads.first.map { $0.confidence > 0.6 } == true)
  }

  @Test("two texts on one event are no translations where few of their sentences pair")
  func doubtsOtherTexts() {
    let pair = (
      "وصل الرئيس إلى القاهرة يوم الأحد والتقى وزير الخارجية.",
      "The president arrived in Cairo on Sunday and met the foreign minister."
    )
    let arabic = [
      "تظاهر الطلاب أمام الجامعة.", "أغلقت المتاجر أبوابها.", "هطلت أمطار غزيرة على الساحل.",
      "تأخرت الرحلات الجوية ساعات.", "فاز الفريق بثلاثة أهداف.", "نفدت البطاقات سريعا.",
      "غنى الأطفال في الحفل.", "زرع الفلاحون القمح.",
    ]
    let english = [
      "Doctors went on strike over pay.", "A bridge collapsed near the village.",
      "Fishermen found an old ship.", "The museum opened a new hall.",
      "Scientists warned of locusts.", "A train was late again.", "Bakers raised their prices.",
      "The film won a prize.",
    ]
    let alignment = TextAligner().align(
      AlignmentText(segments: [pair.0] + arabic),
      AlignmentText(segments: [pair.1] + english)
    )
    #expect(alignment.confidence < 0.5)
  }
}

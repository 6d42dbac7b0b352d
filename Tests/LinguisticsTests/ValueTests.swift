import Linguistics
import Testing

@Suite("Values")
struct ValueTests {
  private static let kinds: Set<Placeable.Kind> = [.number, .percentage, .amount, .date, .time]

  private func values(_ text: String, isArabic: Bool) -> [String] {
    PlaceableScanner(isArabic: isArabic).placeables(in: text)
      .filter { Self.kinds.contains($0.kind) }.map(\.value)
  }

  @Test("what both languages say has one value", arguments: ValueTable.rows)
  func sameInBoth(_ row: ValueCase) {
    #expect(values(row.english, isArabic: false) == row.values, "\(row.english)")
    #expect(values(row.arabic, isArabic: true) == row.values, "\(row.arabic)")
    let comparison = ValueComparer(isSourceArabic: false, isTargetArabic: true)
      .compare(source: row.english, target: row.arabic)
    #expect(comparison.differences.isEmpty, "\(row.english) \(row.arabic)")
  }

  @Test("other words are none", arguments: ValueTable.none)
  func none(text: String, isArabic: Bool) {
    #expect(values(text, isArabic: isArabic).isEmpty)
  }

  @Test("Arabic number words read back, in both genders and all cases")
  func arabicNumbers() {
    for number in Array(1...1200) + stride(from: 1201, through: 999_999, by: 1709) {
      for isFeminine in [false, true] {
        for isOblique in [false, true] {
          let words = ArabicNumber(isFeminine: isFeminine, isOblique: isOblique).words(number)
          #expect(values(words + " في المئة", isArabic: true) == ["\(number)%"], "\(words)")
        }
      }
    }
  }

  @Test("Arabic ordinals read back, in both genders and all cases")
  func arabicOrdinals() {
    for number in 3...999 {
      for isFeminine in [false, true] {
        for isOblique in [false, true] {
          let words = ArabicNumber(isFeminine: isFeminine, isOblique: isOblique).ordinal(number)
          #expect(values("الذكرى " + words, isArabic: true) == ["\(number)"], "\(words)")
        }
      }
    }
  }

  @Test("English number words and ordinals read back")
  func englishNumbers() {
    for number in Array(3...1200) + stride(from: 1201, through: 999_999, by: 1709) {
      let words = EnglishNumber.words(number)
      #expect(values("of \(words) men", isArabic: false) == ["\(number)"], "\(words)")
    }
    for number in 3...999 {
      let words = EnglishNumber.ordinal(number)
      #expect(values("the \(words) man", isArabic: false) == ["\(number)"], "\(words)")
    }
  }

  @Test(
    "differences are told with what they are in",
    arguments: [
      ("1,127 defections", "1197 حالة", "changed number 1127 1197"),
      ("2.25 billion", "2.25 مليون", "changed number 2250000000 2250000 magnitude"),
      ("12 men", "21 رجلا", "changed number 12 21 transposition"),
      ("rose 5%", "بنسبة -5%", "changed percentage 5% -5% sign"),
      ("12 men", "رجال كثيرون", "missing number 12 -"),
      ("many men", "12 رجلا", "added number - 12"),
      ("on 5 March", "في 6 مارس", "changed day --03-05 --03-06"),
      ("on 5 March", "في 5 أبريل", "changed month --03-05 --04-05"),
      ("on 5 March 2020", "في 5 مارس 2021", "changed year 2020-03-05 2021-03-05"),
      ("at 10:30 pm", "الساعة 10:30 صباحا", "changed time 22:30 10:30"),
      ("5 million dollars", "5 ملايين يورو", "unitChanged currency 5000000 USD 5000000 EUR"),
      ("5 km away", "على بعد 5 أميال", "unitChanged measure 5 5"),
      ("three men", "خمسة رجال", "?changed number 3 5"),
      ("2 goals", "7 أهداف", "changed number 2 7"),
      ("2 passengers", "مسافرين", ""),
      ("1 ounce", "أوقية واحدة", ""),
      ("No. 1 in the world", "الأول على العالم", ""),
      ("on March 5, 2020", "في 5 مارس من هذا العام، أي 2020", ""),
      ("at 8", "الساعة الثامنة مساء", ""),
      ("5 men and 5 women", "5 رجال ومثلهم نساء", ""),
      ("the HER2 gene", "جين هير 2", ""),
      ("300 riyals", "300 ريال سعودي", ""),
      ("fell by half", "انخفض 50%", ""),
    ]
  )
  func differences(english: String, arabic: String, expected: String) {
    let comparison = ValueComparer(isSourceArabic: false, isTargetArabic: true)
      .compare(source: english, target: arabic)
    let found = comparison.differences.map { difference in
      let cause = difference.cause.map { " \($0)" } ?? ""
      return (difference.isSure ? "" : "?") + "\(difference.kind) \(difference.aspect) "
        + "\(difference.source?.value ?? "-") \(difference.target?.value ?? "-")" + cause
    }
    #expect(found.joined(separator: "; ") == expected)
  }
}

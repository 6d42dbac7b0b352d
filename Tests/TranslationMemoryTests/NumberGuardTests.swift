import Model
import Testing

@testable import TranslationMemory

@Suite("Number guard")
struct NumberGuardTests {
  /// One row: what is looked up, the unit, and the translation with the number or why there is none.
  struct Row: CustomTestStringConvertible, Sendable {
    let query: String
    let source: String
    let target: String
    let expected: String?
    let why: String

    init(_ query: String, _ source: String, _ target: String, _ expected: String?, _ why: String) {
      self.query = query
      self.source = source
      self.target = target
      self.expected = expected
      self.why = why
    }

    var testDescription: String { "\(query): \(why)" }
  }

  static let rows: [Row] = [
    Row("7 days left", "5 days left", "بقي 5 أيام", "بقي 7 أيام", "both 3–10"),
    Row("7 days left!", "5 days left", "بقي 5 أيام", "بقي 7 أيام", "another mark at the end"),
    Row("organised 7 days", "organized 5 days", "نظم 5 أيام", "نظم 7 أيام", "another spelling"),
    Row("1,240 men", "140 men", "140 رجلا", "1,240 رجلا", "separators as the text has them"),
    Row("بعد 1 ساعات", "بعد 3 ساعات", "after 3 hours", nil, "never 1 hours"),
    Row("الصفحة 1 سطور", "الصفحة 3 سطور", "page 3 lines", nil, "never 1 lines"),
    Row("11 days left", "7 days left", "بقي 7 أيام", nil, "3–10 and 11–99"),
    Row("20 days left", "11 days left", "بقي 11 يوما", "بقي 20 يوما", "both 11–99"),
    Row("100 days left", "20 days left", "بقي 20 يوما", nil, "11–99 and 100"),
    Row("300 days left", "100 days left", "بقي 100 يوم", "بقي 300 يوم", "both hundreds"),
    Row("105 days left", "7 days left", "بقي 7 أيام", "بقي 105 أيام", "the last two digits decide"),
    Row("111 days left", "15 days left", "بقي 15 يوما", "بقي 111 يوما", "11–99 above a hundred"),
    Row("2 days left", "3 days left", "بقي 3 أيام", nil, "the dual has no number"),
    Row("1 day left", "101 day left", "بقي 101 يوم", nil, "1 is not 101"),
    Row("201 days", "101 days", "101 يوم", "201 يوم", "101 and 201"),
    Row("0 errors", "5 errors", "5 أخطاء", nil, "none"),
    Row("7 days left", "5 days left", "بقي ٥ أيام", "بقي ٧ أيام", "Arabic digits stay Arabic"),
    Row("2,000 men", "3,000 men", "٣٬٠٠٠ رجل", "٢٬٠٠٠ رجل", "separators of thousands stay"),
    Row(
      "4000 men",
      "3,000 men",
      "3,000 رجل",
      "4,000 رجل",
      "separators as the translation has them"
    ),
    Row("7 days left", "5 days left", "بقيت خمسة أيام", nil, "not in digits"),
    Row("7 or 5 days", "5 or 5 days", "5 أو 5 أيام", nil, "which of the two?"),
    Row("from 7 to 5 days", "from 5 to 7 days", "من 5 إلى 7 أيام", "من 7 إلى 5 أيام", "swapped"),
    Row("up by 12 percent", "up by 5 percent", "ارتفع 5 في المئة", "ارتفع 12 في المئة", "percent"),
    Row("up by 12%", "up by 5%", "ارتفع 5٪", "ارتفع 12٪", "a sign of percent"),
    Row("up by 2.5%", "up by 5%", "ارتفع 5%", "ارتفع 2.5%", "a decimal percentage"),
    Row("2.5 tonnes", "5 tonnes", "5 أطنان", nil, "a decimal counts otherwise"),
    Row("2.5 million", "3.7 million", "3.7 مليون", "2.5 مليون", "two decimals"),
    Row("2.5 million", "3.7 million", "٣٫٧ مليون", "٢٫٥ مليون", "an Arabic decimal separator"),
    Row("in 2011", "in 1998", "في عام 1998", "في عام 2011", "a year"),
    Row("(2011)", "(1998)", "(1998)", "(2011)", "a year between brackets"),
    Row("2011 men came", "1998 men came", "جاء 1998 رجلا", "جاء 2011 رجلا", "both 11–99"),
    Row("2005 men came", "1998 men came", "جاء 1998 رجلا", nil, "no year: men are counted"),
    Row("on 21 May", "on 3 May", "في 3 مايو", "في 21 مايو", "a day of a month"),
    Row("at 10:45", "at 10:05", "الساعة 10:05", "الساعة 10:45", "a time"),
    Row("on 12/5/2024", "on 3/5/2024", "في 3/5/2024", "في 12/5/2024", "a date"),
    Row("Article 19 says", "Article 7 says", "تنص المادة 7", "تنص المادة 19", "a label"),
    Row("on page 2", "on page 14", "في الصفحة 14", "في الصفحة 2", "a page"),
    Row("تنص المادة 19", "تنص المادة 7", "Article 7 says", "Article 19 says", "a label in Arabic"),
    Row("في 21 مايو", "في 3 مايو", "on 3 May", "on 21 May", "a date in Arabic"),
    Row("بنسبة 12 في المائة", "بنسبة 5 في المائة", "by 5 percent", "by 12 percent", "في المائة"),
    Row("بقي 9 أيام", "بقي 7 أيام", "7 days left", "9 days left", "into English"),
    Row("الدورة 22", "الدورة 21", "the 21st session", nil, "21st would become 22nd"),
    Row("الدورة 25", "الدورة 24", "the 24th session", "the 25th session", "both th"),
    Row("الدورة 12", "الدورة 24", "the 24th session", "the 12th session", "12th"),
  ]

  @Test("a number is replaced only where the words around it stay as they are", arguments: rows)
  func replaces(row: Row) throws {
    var scorer = SegmentScorer()
    var match = SegmentMatch(
      score: MatchScore(percent: 90),
      kind: .fuzzy,
      source: row.source,
      target: row.target,
      memory: "m",
      unit: 1
    )
    match.differences = scorer.differences(
      PreparedSegment(row.query),
      PreparedSegment(row.source)
    )
    try #require(match.differences.allSatisfy { $0.kind == .number || row.query.contains("day") })
    let result = NumberGuard.replacement(for: match, query: row.query, target: .english)
    switch result {
    case .replaced(let text): #expect(text == row.expected)
    case .refused(let reason):
      #expect(row.expected == nil, "\(reason)")
      #expect(!reason.isEmpty)
    case nil: #expect(row.expected == nil)
    }
  }
}

import Testing
import TranslationMemory

/// A word is found wherever it is one of the readings of a word of the text.
@Suite("Words that a concordance finds")
struct ConcordanceQueryTests {
  @Test(
    "a noun is found after لل, and the reverse",
    arguments: [
      ("أمين", "قدم تقريرا للأمين العام", "للأمين"), ("للأمين", "قال أمين المجلس", "أمين"),
      ("رأي", "عرض القانون للرأي العام", "للرأي"), ("للرأي", "له رأي آخر", "رأي"),
      ("مرة", "فاز للمرة الثالثة", "للمرة"), ("للمرة", "فاز مرة ثالثة", "مرة"),
      ("لجنة", "قدم تقريرا للجنة", "للجنة"), ("للجنة", "اجتمعت اللجنة", "اللجنة"),
      ("وزير", "رسالة للوزير", "للوزير"), ("وزير", "رسالة وللوزير", "وللوزير"),
      ("لبن", "سعر للبن", "للبن"),
    ]
  )
  func findsReadings(query: String, text: String, word: String) throws {
    let ranges = try #require(ConcordanceQuery(query).ranges(in: text))
    let bytes = Array(text.utf8)
    #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == [word])
  }

  @Test(
    "another word is not found",
    arguments: [("مر", "فاز للمرة الثالثة"), ("أم", "قدم تقريرا للأمين"), ("جن", "قدمه للجنة")]
  )
  func leavesOthers(query: String, text: String) {
    #expect(ConcordanceQuery(query).ranges(in: text) == nil)
  }
}

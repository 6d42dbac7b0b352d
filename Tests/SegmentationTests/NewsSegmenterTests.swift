import Model
import Segmentation
import TestSupport
import Testing

@Suite("Built-in rules")
struct NewsSegmenterTests {
  @Test(
    "breaks Arabic at the marks",
    arguments: [
      "من أنت؟ ‖أنا أحمد.",
      "وصل الرئيس إلى القاهرة. ‖وكان في استقباله رئيس الوزراء.",
      "السعر 7.9 مليار يورو.",
      "\"لماذا لا تردون؟\" سأل الصحفي.",
      "\"لن نقبل\". ‖وأضاف الوزير أنه سيرد.",
      "انتهت المعارك في المدينة.‖وقال الوزير إن الأمر انتهى.",
      "وصل د. محمد العلي إلى بيروت. ‖وقال إنه متفائل.",
    ]
  )
  func breaksArabicAtMarks(marked: String) {
    expectMarks(marked, .arabic)
  }

  @Test(
    "a long quotation is as much a part of its sentence as a short one",
    arguments: [1, 10, 30]
  )
  func longQuotation(count: Int) {
    // Thirty times is some six hundred bytes; what opens a thousand bytes before is not looked for.
    let words = String(repeating: "هل سنعود قريبا ", count: count)
    expectMarks("سأل الوزير «\(words)؟» الصحفيين في القاعة.", .arabic)
  }

  @Test(
    "breaks English at the marks",
    arguments: [
      "He left. ‖Why? ‖Nobody knows.",
      "Gen. Smith met U.S. officials at 5 p.m. Monday.",
      "They live in the U.S. ‖He does not.",
      "\"Why?\" Mr. Smith asked. ‖No answer came.",
    ]
  )
  func breaksEnglishAtMarks(marked: String) {
    expectMarks(marked, .english)
  }

  private func expectMarks(_ marked: String, _ language: LanguageTag) {
    let expected = MarkedSegments(marked)
    let ranges = NewsSegmenter(language: language).segmentRanges(in: expected.text)
    #expect(ranges.map { slice(expected.text, $0) } == expected.segments)
  }
}

/// Returns what a range of UTF-8 offsets holds.
func slice(_ text: String, _ range: Range<Int>) -> String {
  String(decoding: Array(text.utf8)[range], as: UTF8.self)
}

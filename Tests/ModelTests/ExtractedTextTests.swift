import Model
import Testing

@Suite("Text that came damaged out of a PDF")
struct ExtractedTextTests {
  @Test(
    "what is damaged is known, with its first word",
    arguments: [
      ("ﻣﺠﻠﺲ ﺍﻷﻣﻦ", "ﻣﺠﻠﺲ"), ("األمم المتحدة", "األمم"), ("قال إن األمم واإلمارات", "األمم"),
      ("وصل إلى االتحاد ثم االتفاق", "االتحاد"), ("نمألا سلجم ةيبرعلا ةدحتملا", "ةيبرعلا"),
      ("بعد اآلن", "اآلن"),
    ]
  )
  func isDamaged(text: String, first: String) {
    var extracted = ExtractedText()
    extracted.add(text)
    #expect(extracted.isDamaged)
    #expect(extracted.first == first)
  }

  @Test(
    "what is meant is no damage",
    arguments: [
      "الأمم المتحدة", "قال ﷺ إن ﷲ", "والاتفاق في الآن", "آلاف الإعلانات", "أأنت قلت",
      "English only",
      "", "لا إله إلا الله", "ألا إلى الأمام", "﴿قل هو الله أحد﴾", "فالأمن بالإجماع", "ورقة ىى",
      "السعر ١٠﷼", "إلغاء وألم وآلام",
    ]
  )
  func isWhole(text: String) {
    var extracted = ExtractedText()
    extracted.add(text)
    #expect(!extracted.isDamaged, "\(extracted)")
  }

  @Test("one slip in a long text is no damage")
  func allowsSlips() {
    var extracted = ExtractedText()
    for _ in 0..<100 { extracted.add("وصل الوزير إلى القاهرة أمس") }
    extracted.add("األمم")
    #expect(!extracted.isDamaged)
    extracted.add("اإلمارات")
    #expect(extracted.isDamaged)
  }
}

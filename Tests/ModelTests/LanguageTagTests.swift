import Model
import Testing

@Suite("Language tags")
struct LanguageTagTests {
  @Test(
    "written forms of one language are one tag",
    arguments: [
      ("ar", "ar"), ("AR", "ar"), ("ara", "ar"), ("ar_sa", "ar-SA"), ("AR-sa", "ar-SA"),
      ("ara-SA", "ar-SA"), ("ar_SA.UTF-8", "ar-SA"), ("EN-us", "en-US"),
      ("zh-hant-tw", "zh-Hant-TW"),
      ("es-419", "es-419"), ("en-x-AB", "en-x-ab"),
    ]
  )
  func canonicalForm(written: String, canonical: String) throws {
    #expect(try #require(LanguageTag(written)).description == canonical)
  }

  @Test(
    "what is no tag is refused",
    arguments: ["", "a", "-", "ar-", "عر", "ar SA", "123", "en--US"]
  )
  func refusesOtherText(written: String) {
    #expect(LanguageTag(written) == nil)
  }

  @Test("a region does not hide the language")
  func languageOfRegion() throws {
    let tag = try #require(LanguageTag("ar-EG"))
    #expect(tag.language == .arabic)
    #expect(tag.isArabic)
    #expect(!tag.isEnglish)
  }
}

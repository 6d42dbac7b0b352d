import Model
import Testing

@testable import TermExtraction

@Suite struct TermExtractorTests {
  @Test func formsOfOneTermAreOneCandidate() throws {
    let text = [
      "أطلقت القوات صواريخ باليستية على المدينة.", "وصواريخ باليستية أخرى سقطت في البحر.",
      "وقال الوزير إن الصاروخ الباليستي أصاب الهدف.",
    ]
    let found = try candidates(text, .arabic)
    let missile = try #require(found.first { $0.term == "صاروخ باليستي" })
    #expect(missile.count == 3)
    #expect(missile.documents == 1)
    #expect(missile.forms == ["صواريخ باليستية", "الصاروخ الباليستي"])
    #expect(missile.contexts.count == 3)
  }

  private func candidates(_ text: [String], _ language: LanguageTag) throws -> [TermCandidate] {
    try TermExtractor([.init(segments: text, language: language)], interruption: .never)
      .candidates(limit: 100)
  }
}

import Model
import Segmentation
import TestSupport
import Testing

/// The rules that ship as SRX and the built-in segmenter agree where SRX can say what the rule says.
@Suite("Built-in rules as SRX")
struct NewsRulesAsSRXTests {
  /// The rules of the built-in segmenter that SRX can say too.
  ///
  /// The others look at the paragraph, at the
  /// quotation or bracket that closes, at classes of words after the stop, or at missing spaces.
  private static let shared: Set<String> = [
    "stop", "strong-stop", "abbreviation", "reference", "initial", "continuation-mark",
    "small-letter", "bracketed-mark", "ellipsis",
  ]

  @Test("agree on the hard sets", arguments: ["hard.ar.txt", "hard.en.txt"])
  func agree(name: String) throws {
    let language: LanguageTag = name.contains(".ar.") ? .arabic : .english
    let news = NewsSegmenter(language: language)
    let rules = try SRXSegmenter(document: .news(), language: language)
    var compared = 0
    for line in try Fixture.lines(name) {
      let text = MarkedSegments(line).text
      let breaks = Set(rules.segmentRanges(in: text).map(\.lowerBound))
      for decision in news.decisions(in: text) where Self.shared.contains(decision.rule) {
        compared += 1
        #expect(breaks.contains(decision.position) == decision.isBreak, "\(decision.rule): \(text)")
      }
    }
    #expect(compared > 60)
  }

  @Test("an abbreviation of the lists that ends no sentence is one in both")
  func abbreviations() throws {
    let news = NewsSegmenter(language: .english)
    let rules = try SRXSegmenter(document: .news(), language: .english)
    for (text, count) in [
      ("He met Gen. Smith there. They spoke.", 2), ("التقى د. محمد الوزير. وتحدثا.", 2),
      ("See Fig. 3 there. It helps.", 2), ("انظر ص. 45 منه. ثم عد.", 2),
      ("Apple Inc. The firm grew.", 2), ("Apple Inc. Chief Tim Cook left.", 1),
    ] {
      #expect(news.segmentRanges(in: text).count == count)
      #expect(rules.segmentRanges(in: text).count == count)
    }
  }
}

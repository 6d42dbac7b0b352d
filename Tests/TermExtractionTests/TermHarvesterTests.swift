import Model
import Testing

@testable import TermExtraction

@Suite("Equivalents out of translations")
struct TermHarvesterTests {
  private static let units = [
    ("The truce began on Monday.", "بدأت الهدنة يوم الاثنين."),
    ("Both sides kept the truce.", "التزم الطرفان بالهدنة."),
    ("The humanitarian truce was extended.", "مُددت الهدنة الإنسانية."),
    ("A humanitarian truce is needed.", "هناك حاجة إلى هدنة إنسانية."),
    ("The ballistic missile hit the port.", "أصاب الصاروخ الباليستي الميناء."),
    ("Ballistic missiles were launched.", "أُطلقت صواريخ باليستية."),
  ].map { TermHarvester.Unit(arabic: $0.1, english: $0.0, date: 20_150_721_000_000) }

  @Test(
    "the equivalent of a term is found in either direction",
    arguments: [
      ("ballistic missile", "صاروخ باليستي"), ("صاروخ باليستي", "ballistic missile"),
      ("هدنة إنسانية", "humanitarian truce"), ("truce", "هدنة"),
    ]
  )
  func equivalents(_ term: String, _ equivalent: String) throws {
    let harvester = try TermHarvester(Self.units, interruption: .never)
    let best = try #require(try harvester.equivalents(of: [term], limit: 3)[0].first)
    #expect([best.arabic, best.english].contains(equivalent), "\(best)")
    #expect(best.since == 20_150_721_000_000)
    #expect(best.evidence.count == best.count)
  }

  @Test("a term that does not occur has no equivalents")
  func absent() throws {
    let harvester = try TermHarvester(Self.units, interruption: .never)
    #expect(try harvester.equivalents(of: ["uranium", ""], limit: 3).allSatisfy(\.isEmpty))
  }

  /// A text and what its brackets show; nothing where they show no equivalent.
  static let brackets = [
    ("نشرت القوات منظومة ثاد (THAAD) في الجنوب.", "منظومة ثاد", "THAAD"),
    ("They deployed the Joint Force (القوة المشتركة) there.", "القوة المشتركة", "Joint Force"),
    ("قالت منظمة الصحة العالمية (WHO) ذلك.", "منظمة الصحة العالمية", "WHO"),
    ("قال الوزير (2015) ذلك.", "", ""), ("The truce (in its first week) holds.", "", ""),
    ("صمدت الهدنة (كما قيل) أسبوعا.", "", ""), ("The truce (وقال إنها صمدت) holds.", "", ""),
  ]

  @Test("what stands in brackets after its equivalent is a pair", arguments: brackets)
  func bracket(_ text: String, _ arabic: String, _ english: String) throws {
    let isArabic = isArabicText(text)
    let unit = TermHarvester.Unit(arabic: isArabic ? text : "", english: isArabic ? "" : text)
    let found = try TermHarvester([unit], interruption: .never).candidates(limit: 10)
      .filter { $0.basis == .brackets }
    #expect(found.count == (arabic.isEmpty ? 0 : 1))
    #expect(found.first.map { PhraseKey.of($0.arabic) } ?? "" == PhraseKey.of(arabic))
    #expect(found.first?.english ?? "" == english)
  }
}

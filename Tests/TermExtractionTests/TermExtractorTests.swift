import Model
import Testing

@testable import TermExtraction

@Suite("Candidates of texts")
struct TermExtractorTests {
  @Test("forms of one term are one candidate")
  func formsAreOne() throws {
    let text = [
      "أطلقت القوات صواريخ باليستية على المدينة.", "وصواريخ باليستية أخرى سقطت في البحر.",
      "وقال الوزير إن الصاروخ الباليستي أصاب الهدف.",
    ]
    let missile = try #require(try candidates(text).first { $0.term == "صاروخ باليستي" })
    #expect(missile.count == 3)
    #expect(missile.documents == 1)
    #expect(missile.forms == ["صواريخ باليستية", "الصاروخ الباليستي"])
    #expect(missile.contexts == text)
  }

  /// A text, and a term that it has as a candidate, or has not.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: [String]
    let term: String
    var isThere = true
    var kind = TermCandidate.Kind.term
    var testDescription: String { term }
  }

  static let cases = [
    Case(
      text: ["The army fired ballistic missiles.", "A ballistic missile fell."],
      term: "ballistic missile"
    ),
    Case(
      text: ["The Joint Comprehensive Plan of Action (JCPOA) was signed.", "The JCPOA holds."],
      term: "JCPOA",
      kind: .acronym
    ),
    Case(text: ["زار الوفد اليمن.", "عاد من اليمن."], term: "اليمن", kind: .place),
    Case(
      text: ["التقى محمد بن سلمان الوفد.", "قال محمد بن سلمان ذلك."],
      term: "محمد بن سلمان",
      kind: .person
    ),
    Case(
      text: ["عقد مجلس الأمن القومي جلسة.", "دعا مجلس الأمن القومي إليها."],
      term: "مجلس الأمن القومي"
    ),
    Case(
      text: ["عقد مجلس الأمن القومي جلسة.", "دعا مجلس الأمن القومي إليها."],
      term: "مجلس",
      isThere: false
    ),
    Case(text: ["العام الماضي كان صعبا.", "في العام الماضي."], term: "عام ماضي", isThere: false),
    Case(text: ["أعلن وزير الدفاع الهدنة.", "أعلن وزير الدفاع ذلك."], term: "وزير الدفاع"),
    Case(
      text: ["أعلن وزير الدفاع الهدنة.", "أعلن وزير الدفاع ذلك."],
      term: "أعلن وزير الدفاع",
      isThere: false
    ),
  ]

  @Test("phrases are candidates or not", arguments: cases)
  func phrases(_ example: Case) throws {
    let isArabic = isArabicText(example.text[0])
    let found = try candidates(example.text, isArabic ? .arabic : .english)
    let candidate = found.first { $0.term == example.term }
    #expect((candidate != nil) == example.isThere, "\(found.map(\.term))")
    if example.isThere { #expect(candidate?.kind == example.kind) }
  }

  @Test("an acronym has its long form")
  func longForm() throws {
    let text = ["The Joint Comprehensive Plan of Action (JCPOA) was signed."]
    let found = try candidates(text, .english).first { $0.kind == .acronym }
    #expect(found?.longForm == "Joint Comprehensive Plan of Action")
  }

  @Test("no text has no candidates")
  func nothing() throws {
    #expect(try candidates([]).isEmpty)
    #expect(try candidates(["", "123 ٪", "و"]).isEmpty)
  }

  @Test("the limit of time holds")
  func interrupted() {
    let late = Interruption(deadline: .now - .seconds(1))
    #expect(throws: InterruptionError.timeLimit) {
      try TermExtractor([.init(segments: ["نص"], language: .arabic)], interruption: late)
    }
  }

  private func candidates(
    _ text: [String],
    _ language: LanguageTag = .arabic
  ) throws -> [TermCandidate] {
    try TermExtractor([.init(segments: text, language: language)], interruption: .never)
      .candidates(limit: 100)
  }
}

import Documents
import Files
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

@Suite("Policies of annotation")
struct AnnotationPolicyTests {
  private func entry(
    _ identifier: String,
    _ english: [String],
    _ arabic: [String],
    domain: String? = nil,
    matching: TermMatching = []
  ) -> ConceptEntry {
    ConceptEntry(
      identifier: identifier,
      domain: domain,
      languages: [
        LanguageSection(
          language: .english,
          terms: english.map { Term(text: $0, matching: matching) }
        ),
        LanguageSection(language: .arabic, terms: arabic.map { Term(text: $0) }),
      ]
    )
  }

  private func found(
    in text: String,
    _ concepts: [ConceptEntry],
    _ change: (inout Annotate.Options) -> Void = { _ in }
  ) throws -> [AnnotatedTerm] {
    let library = try TestLibrary(concepts: concepts)
    var options = Annotate.Options()
    change(&options)
    return try library.annotate(Article(plainText: text), options).segments.flatMap(\.terms)
  }

  private var concepts: [ConceptEntry] {
    [
      entry("council", ["Security Council"], ["مجلس الأمن"], domain: "politics"),
      entry("security", ["security"], ["أمن"], domain: "defence"),
      entry("truce", ["truce"], ["هدنة"]),
    ]
  }

  @Test("the longest term wins, and what it covers is nested")
  func prefersLongest() throws {
    let terms = try found(in: "اجتمع مجلس الأمن.", concepts)
    #expect(terms.map(\.concept) == ["council", "security"])
    #expect(terms.map(\.occurrence.isNested) == [false, true])
  }

  @Test("a domain leaves the concepts of others out, and those of none")
  func selectsDomain() throws {
    let terms = try found(in: "اجتمع مجلس الأمن بعد الهدنة.", concepts) { $0.domains = ["Defence"] }
    #expect(terms.map(\.concept) == ["security"])
    #expect(terms.map(\.occurrence.isNested) == [false])
  }

  @Test("a domain that no concept has is an error that names those there are")
  func refusesUnknownDomain() throws {
    let error = #expect(throws: UnknownDomain.self) {
      try found(in: "", concepts) { $0.domains = ["sports"] }
    }
    #expect(error?.english.contains("defence, politics") == true)
  }

  @Test("first mentions only: a nested mention is none")
  func marksFirstOnly() throws {
    let text = "اجتمع مجلس الأمن. وقال الأمن إن الهدنة باقية. الأمن والهدنة ومجلس الأمن."
    let terms = try found(in: text, concepts) { $0.marksFirstOnly = true }
    #expect(terms.map(\.concept) == ["council", "security", "security", "truce"])
    #expect(
      terms.filter { !$0.occurrence.isNested }.map(\.concept) == ["council", "security", "truce"]
    )
  }

  @Test(
    "the stop list leaves terms out in all of their forms",
    arguments: ["مجلس الأمن", "مجلس الامن", "# comment\nمجلس الأمن"]
  )
  func leavesOutStopList(list: String) throws {
    let terms = try found(in: "وزار لمجلس الأمن.", concepts) {
      $0.stopList = StopList(lines: list.split(separator: "\n").map(String.init))
    }
    #expect(terms.map(\.concept) == ["security"])
    #expect(terms.map(\.occurrence.isNested) == [false])
  }

  @Test("a term of several concepts is ambiguous unless an equivalent fits all")
  func marksAmbiguous() throws {
    let banks = [
      entry("bank-money", ["bank"], ["مصرف"], domain: "finance"),
      entry("bank-river", ["bank"], ["ضفة"], domain: "geography"),
      entry("truce-1", ["truce"], ["هدنة", "مهادنة"]), entry("truce-2", ["truce"], ["هدنة"]),
    ]
    let terms = try found(in: "The bank and the truce.", banks)
    #expect(terms.map(\.concept) == ["bank-money", "bank-river", "truce-1", "truce-2"])
    #expect(terms.map(\.isAmbiguous) == [true, true, false, false])
    let one = try found(in: "The bank and the truce.", banks) { $0.domains = ["finance"] }
    #expect(one.map(\.isAmbiguous) == [false])
  }

  @Test("letter case counts where the entry says so; what is not translated stands for itself")
  func honoursEntries() throws {
    var brand = entry("brand", ["Reuters"], [])
    brand.isDoNotTranslate = true
    let states = entry("us", ["US"], ["الولايات المتحدة"], matching: .caseSensitive)
    let terms = try found(in: "Reuters told us that US aid stopped.", [brand, states])
    #expect(terms.map(\.concept) == ["brand", "us"])
    #expect(terms[0].isDoNotTranslate && terms[0].equivalents.map(\.text) == ["Reuters"])
  }

  @Test("the entry's own spelling and the preferred term come first, then the domain of the text")
  func ordersCandidates() throws {
    func concept(
      _ identifier: String,
      _ arabic: String,
      _ status: TermStatus,
      _ domain: String
    )
      -> ConceptEntry
    {
      ConceptEntry(
        identifier: identifier,
        domain: domain,
        languages: [
          LanguageSection(language: .english, terms: [Term(text: identifier)]),
          LanguageSection(language: .arabic, terms: [Term(text: arabic, status: status)]),
        ]
      )
    }
    let concepts = [
      concept("admitted", "هدف", .admitted, "defence"), concept("goal", "هدف", .preferred, "sport"),
      concept("target", "هدف", .preferred, "defence"),
      concept("army", "جيش", .preferred, "defence"),
      concept("tank", "دبابة", .preferred, "defence"),
      concept("match", "مباراة", .preferred, "sport"),
      concept("player", "لاعب", .preferred, "sport"),
    ]
    let war = try found(in: "ضرب الجيش الهدف بالدبابة.", concepts)
    #expect(war.map(\.concept) == ["army", "target", "goal", "admitted", "tank"])
    let sport = try found(in: "سجل اللاعب الهدف في المباراة.", concepts)
    #expect(sport.map(\.concept) == ["player", "goal", "target", "admitted", "match"])
  }
}

@Suite("Names of results")
struct OutputNamesTests {
  @Test("two inputs never share a result, and no result is an input")
  func avoidsCollisions() {
    let files = ["a/news.txt", "b/news.md", "b/News.html", "other.txt", "-"].map(InputFile.init)
    #expect(
      OutputNames.paths(for: files, in: "out/", extension: "html")
        == [
          "out/news.html", "out/news-2.html", "out/News-3.html", "out/other.html",
          "out/standard-input.html",
        ]
    )
  }

  @Test("results come in order, whatever their jobs take, and one failure leaves the others")
  func keepsOrder() throws {
    struct Failure: Error {}
    var results: [Int?] = []
    try forEachResult(of: 300, window: 7, interruption: .never) { number in
      if number % 10 == 3 { throw Failure() }
      return number * 2
    } body: { _, result in
      results.append(try? result.get())
    }
    #expect(results == (0..<300).map { $0 % 10 == 3 ? nil : $0 * 2 })
  }
}

import Files
import JSON
import LibraryAccess
import Model
import Quality
import Testing
import Wording

@testable import Workbench

/// A glossary for briefs.
struct VerdictDesk {
  let runner: OperationRunner

  init() throws {
    let library = InMemoryLibrary()
    runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    for (identifier, arabic, english) in Self.concepts {
      let concept = ConceptEntry(
        identifier: identifier,
        languages: [
          LanguageSection(language: .arabic, terms: arabic),
          LanguageSection(language: .english, terms: english),
        ]
      )
      _ = try runner.run(AddConcept.self, (concept, "desk"))
    }
  }

  private static func term(
    _ text: String,
    _ status: TermStatus = .preferred,
    _ forms: String...
  ) -> Term { Term(text: text, status: status, partOfSpeech: .noun, forms: forms) }

  private static let concepts: [(String, [Term], [Term])] = [
    (
      "truce", [term("هدنة", .preferred, "هدن"), term("تهدئة", .admitted)],
      [term("truce"), term("lull", .admitted), term("armistice", .forbidden)]
    ),
    (
      "missile",
      [
        term("صاروخ", .preferred, "صواريخ"), term("قذيفة", .admitted, "قذائف"),
        term("مقذوف", .forbidden),
      ], [term("missile"), term("rocket", .admitted)]
    ),
    (
      "government",
      [term("حكومة"), term("مجلس الوزراء", .admitted), term("نظام", .forbidden)],
      [term("government"), term("cabinet", .admitted), term("regime", .forbidden)]
    ),
    (
      "fm",
      [
        term("وزير الخارجية", .preferred, "وزراء الخارجية", "وزيرة الخارجية"),
        term("وزير الشؤون الخارجية", .admitted),
      ], [term("foreign minister"), term("minister of foreign affairs", .admitted)]
    ),
    (
      "strike", [term("غارة جوية", .preferred, "غارات جوية"), term("قصف جوي", .admitted)],
      [term("air strike"), term("air raid", .admitted), term("bombing run", .forbidden)]
    ),
    (
      "settlement",
      [term("مستوطنة"), term("مستعمرة", .admitted), term("حي يهودي", .forbidden)],
      [term("settlement"), term("colony", .admitted), term("neighbourhood", .forbidden)]
    ),
    (
      "refugee",
      [
        term("لاجئ", .preferred, "لاجئون", "لاجئين"), term("نازح", .admitted),
        term("مهاجر غير شرعي", .forbidden),
      ],
      [term("refugee"), term("displaced people", .admitted), term("illegal migrant", .forbidden)]
    ),
    (
      "ceasefire",
      [term("وقف إطلاق النار", .preferred, "وقف لإطلاق النار"), term("وقف النار", .admitted)],
      [term("ceasefire"), term("cessation of hostilities", .admitted)]
    ),
    (
      "aid", [term("مساعدات إنسانية"), term("إغاثة", .admitted)],
      [term("humanitarian aid"), term("relief", .admitted)]
    ),
    (
      "drone",
      [
        term("طائرة مسيّرة", .preferred, "طائرات مسيّرة"), term("مسيّرة", .admitted),
        term("طائرة انتحارية", .forbidden),
      ],
      [term("drone"), term("unmanned aircraft", .admitted), term("suicide plane", .forbidden)]
    ),
    (
      "bank",
      [
        term("البنك المركزي", .preferred, "البنوك المركزية"), term("المصرف المركزي", .admitted),
      ],
      [term("central bank"), term("monetary authority", .admitted)]
    ),
    (
      "hostage",
      [
        term("رهينة", .preferred, "رهائن"), term("محتجز", .admitted),
        term("أسير", .forbidden, "أسرى"),
      ], [term("hostage"), term("captive", .admitted), term("prisoner", .forbidden)]
    ),
    (
      "sanctions", [term("عقوبات"), term("إجراءات عقابية", .admitted)],
      [term("sanctions"), term("penalties", .admitted)]
    ),
    (
      "spokesperson",
      [
        term("متحدث باسم", .preferred, "متحدثة باسم"), term("ناطق باسم", .admitted),
        term("بوق", .forbidden),
      ],
      [term("spokesperson"), term("spokesman", .admitted), term("mouthpiece", .forbidden)]
    ),
  ]

  /// Makes the brief of a text.
  func brief(_ text: String, budget: Int = 2_000) throws -> TextBrief {
    var request = Brief.Request(InputFile(name: "a.txt", content: Array(text.utf8)))
    request.budget = budget
    return try runner.run(Brief.self, request)
  }

  /// Checks a translation with the brief of its source, as it is after a way through JSON.
  func check(_ subject: Check.Subject, briefOf source: String) throws -> CheckReport {
    var request = Check.Request(subject)
    let brief = try JSONReader.read(try brief(source).json.bytes)
    try request.options.readBrief(JSONField(brief))
    return try runner.run(Check.self, request)
  }
}

@Suite("What became of the terms of a brief")
struct VerdictTests {
  /// Which rows an editor and the program may disagree on: none of the open ones, and few of the closed.
  @Test("the program says what an editor says", arguments: [false, true])
  func agrees(isClosed: Bool) throws {
    let desk = try VerdictDesk()
    let rows = VerdictTable.rows.enumerated().filter { ($0.offset % 3 == 2) == isClosed }
    var misses: [String] = []
    for (_, row) in rows {
      let subject = Check.Subject.segment(source: row.source, target: row.target)
      let report = try desk.check(subject, briefOf: row.source).json
      let verdicts = try JSONField(report)["verdicts"].elements()
      let said = try verdicts.map { try $0["verdict"].string() }
      if said != [row.verdict] { misses.append("\(row): \(said)") }
    }
    let agreement = 1 - Double(misses.count) / Double(rows.count)
    #expect(agreement >= 0.98, "\(agreement): \(misses.joined(separator: "\n"))")
  }

  @Test("what is right for another term of the segment is no synonym of this one")
  func otherTerm() throws {
    let desk = try VerdictDesk()
    let source = "صمدت الهدنة وسقط صاروخ."
    let report = try desk.check(
      .segment(source: source, target: "The truce held and a missile fell."),
      briefOf: source
    )
    let verdicts = try JSONField(report.json)["verdicts"].elements()
    #expect(try verdicts.map { try $0["verdict"].string() } == ["followed", "followed"])
    #expect(try verdicts.map { try $0["segment"].string() } == ["1", "1"])
    #expect(try JSONField(report.json)["rate"].double() == 1)
  }

  @Test("a translation without its source is judged as a whole")
  func withoutSource() throws {
    let desk = try VerdictDesk()
    let file = InputFile(
      name: "a.txt",
      content: Array("The lull held. A missile fell.\n\nThe truce was old.\n".utf8)
    )
    let report = try desk.check(.file(file), briefOf: "صمدت الهدنة وسقط صاروخ قرب رهينة.")
    let verdicts = try JSONField(report.json)["verdicts"].elements()
    let said = try Dictionary(
      uniqueKeysWithValues: verdicts.map {
        (try $0["term"].string(), try $0["verdict"].string())
      }
    )
    #expect(said == ["هدنة": "followed", "صاروخ": "followed", "رهينة": "missing"])
    #expect(try JSONField(report.json)["rate"].double() == 0.6667)
  }

  @Test("without a brief there are no verdicts")
  func noBrief() throws {
    let desk = try VerdictDesk()
    let request = Check.Request(.segment(source: "هدنة", target: "truce"))
    let json = JSONField(try desk.runner.run(Check.self, request).json)
    #expect(json["verdicts"].isNull && json["rate"].isNull)
  }

  @Test("the report says each term that was not followed, in both languages")
  func report() throws {
    let desk = try VerdictDesk()
    let source = "صمدت الهدنة وسقط صاروخ قرب رهينة."
    let report = try desk.check(
      .segment(source: source, target: "The armistice held and a rocket fell."),
      briefOf: source
    )
    let text = report.text(in: .english, marks: ("[", "]"))
    for words in ["armistice", "rocket", "left out", "0 %"] { #expect(text.contains(words)) }
    #expect(report.text(in: .init(.arabic), marks: ("[", "]")).contains("محظور"))
  }
}

@Suite("Briefs")
struct BriefTests {
  private static let article = """
    أعلنت الحكومة أن الهدنة صمدت، وأن 25 رهينة عادوا. وقالت الحكومة إن صواريخ سقطت.

    وفرضت عقوبات على البنك المركزي، ودخلت مساعدات إنسانية بقيمة ثلاثة ملايين دولار.
    """

  @Test("every term that occurs is there once, in the forms of the text")
  func hasAllTerms() throws {
    let desk = try VerdictDesk()
    let brief = JSONField(try desk.brief(Self.article).json)
    let terms = try brief["terms"].elements()
    #expect(
      try Set(terms.map { try $0["term"].string() })
        == ["هدنة", "حكومة", "رهينة", "صاروخ", "عقوبات", "البنك المركزي", "مساعدات إنسانية"]
    )
    let government = try #require(terms.first { $0["term"].value == "حكومة" })
    #expect(try government["forms"].strings() == ["الحكومة"])
    #expect(try government["use"].strings() == ["government"])
    #expect(try government["insert"].strings() == ["the government"])
    #expect(try government["never"].strings() == ["regime"])
    let numbers = try brief["numbers"].elements().map { try $0["value"].string() }
    #expect(numbers.contains("25"))
  }

  @Test("the tokens are those of the text, and never more than the budget", arguments: 1...120)
  func keepsBudget(budget: Int) throws {
    let desk = try VerdictDesk()
    let brief = try desk.brief(Self.article, budget: budget)
    #expect(brief.tokenCount == (brief.text.utf8.count + 3) / 4)
    #expect(brief.text.utf8.count <= 4 * budget)
    #expect(try JSONField(brief.json)["tokens"].int() == brief.tokenCount)
    for term in brief.terms { #expect(brief.text.contains(term.told.use.first ?? "?")) }
  }

  @Test("what fits is there: a smaller brief has no room for the first term that it lacks")
  func fills() throws {
    let desk = try VerdictDesk()
    let whole = try desk.brief(Self.article)
    #expect(whole.tokenCount <= 15 * whole.terms.count + 30)
    let small = try desk.brief(Self.article, budget: 30)
    #expect(!small.terms.isEmpty && small.terms.count < whole.terms.count)
    // Those of which something must not be used come first.
    let isFree = small.terms.map(\.told.never.isEmpty)
    #expect(isFree.first == false && isFree.drop { !$0 }.allSatisfy { $0 })
  }

  @Test(
    "a text of which nothing is known has an empty brief",
    arguments: ["", " \n", "كلام عادي."]
  )
  func empty(text: String) throws {
    let desk = try VerdictDesk()
    let brief = try desk.brief(text)
    #expect(brief.text.isEmpty && brief.tokenCount == 0 && brief.terms.isEmpty)
  }

  @Test("the nearest earlier translations are there, each once")
  func hasMatches() throws {
    let desk = try VerdictDesk()
    _ = try desk.runner.run(
      AddPairs.self,
      AddPairs.Request(
        [("صمدت الهدنة أمس في الجنوب.", "The truce held in the south yesterday.")],
        to: "news",
        LanguagePair(from: .arabic),
        origin: "test"
      )
    )
    let text = "صمدت الهدنة أمس في الجنوب.\n\nصمدت الهدنة أمس في الشمال."
    let brief = try desk.brief(text)
    #expect(brief.matches.map(\.match.score.percent) == [100])
    #expect(brief.text.contains("The truce held in the south yesterday."))
  }
}

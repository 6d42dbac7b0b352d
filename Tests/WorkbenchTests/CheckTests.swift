import Files
import JSON
import LibraryAccess
import Model
import Quality
import TestSupport
import Testing
import Wording

@testable import Workbench

@Suite("Checks of files, articles and memories")
struct CheckTests {
  private static func check(
    _ subject: Check.Subject,
    _ library: any Library = InMemoryLibrary(),
    _ change: (inout CheckOptions) -> Void = { _ in }
  ) throws -> CheckReport {
    var request = Check.Request(subject)
    change(&request.options)
    let runner = OperationRunner(PreparedLibrary(library, for: .oneCommand), version: "0")
    return try runner.run(Check.self, request)
  }

  private static func file(_ name: String, _ text: String) -> InputFile {
    InputFile(name: name, content: Array(text.utf8))
  }

  private static func rules(_ report: CheckReport) -> [String] {
    report.document.segments.flatMap { segment in
      segment.findings.filter { $0.severity > .neutral }.map { "\(segment.identifier) \($0.rule)" }
    }
  }

  private static let wrong = ("There were 1,127 cases in May.", "وقعت 1197 حالة في مايو.")
  private static let right = ("The talks ended on Monday.", "انتهت المحادثات يوم الاثنين.")

  @Test("a table is checked row by row, with the line of each")
  func checksTable() throws {
    let text = "\(Self.right.0)\t\(Self.right.1)\n\(Self.wrong.0)\t\(Self.wrong.1)\n"
    let report = try Self.check(.file(Self.file("pairs.tsv", text)))
    #expect(Self.rules(report) == ["2 number.changed"])
    #expect(report.document.segmentCount == 2)
    #expect(report.document.segments.first?.line == 2)
    #expect(report.sourceLanguage == .english)
    #expect(report.targetLanguage == .arabic)
    #expect(report.fails(on: .critical))
  }

  @Test("a job of XLIFF is checked with its codes, and what is not translated is found")
  func checksJob() throws {
    let text = """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar">\
      <file id="f"><unit id="u1"><originalData><data id="d">&lt;br/&gt;</data></originalData>\
      <segment><source>One<ph id="1" dataRef="d"/>two three</source><target>واحد اثنان ثلاثة</target></segment></unit>\
      <unit id="u2"><segment><source>The talks ended.</source></segment></unit></file></xliff>
      """
    let report = try Self.check(.file(Self.file("job.xlf", text)))
    let rules = report.document.segments.flatMap(\.findings).map(\.rule)
    #expect(rules == ["code.missing", "target.empty"])
    #expect(report.document.segments.map(\.identifier).allSatisfy { $0.contains("u") })
  }

  @Test("a memory in a file is checked by the identifiers of its units")
  func checksTMX() throws {
    let text = """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
      adminlang="en" srclang="en" datatype="x"/><body><tu tuid="a-17"><tuv xml:lang="en"><seg>\(Self.wrong.0)</seg></tuv>\
      <tuv xml:lang="ar"><seg>\(Self.wrong.1)</seg></tuv></tu></body></tmx>
      """
    let report = try Self.check(.file(Self.file("news.tmx", text)))
    #expect(Self.rules(report) == ["a-17 number.changed"])
  }

  @Test("an article in one language gets what can be told of it, with its lines")
  func checksArticle() throws {
    let report = try Self.check(
      .file(Self.file("article.txt", "انتهت المحادثات.\n\nجاء  الوفد الى القاهرة.\n"))
    )
    #expect(Self.rules(report) == ["2 space.double", "2 spelling.hamza"])
    #expect(report.document.segments.first?.line == 3)
    #expect(report.sourceLanguage == nil)
  }

  @Test("two articles are aligned first, and strangers are told apart")
  func checksArticles() throws {
    let source = Self.file("en.txt", "\(Self.right.0)\n\n\(Self.wrong.0)\n")
    let target = Self.file("ar.txt", "\(Self.right.1)\n\n\(Self.wrong.1)\n")
    let report = try Self.check(.articles(ArticlePair(source: source, target: target)))
    #expect(Self.rules(report) == ["2 number.changed"])
    #expect(report.remarks.isEmpty)
  }

  @Test("stored units are checked by their numbers")
  func checksMemory() throws {
    let library = InMemoryLibrary()
    let runner = OperationRunner(PreparedLibrary(library, for: .oneCommand), version: "0")
    _ = try runner.run(
      AddPairs.self,
      AddPairs.Request(
        [Self.right, Self.wrong],
        to: "desk",
        LanguagePair(from: .english, to: .arabic),
        origin: "test"
      )
    )
    let report = try Self.check(.memories(["desk"]), library)
    #expect(Self.rules(report).map { $0.split(separator: " ")[1] } == ["number.changed"])
    #expect(report.document.segmentCount == 2)
    #expect(throws: (any Error).self) { try Self.check(.memories(["none"]), library) }
  }

  @Test("terms of the glossaries hold")
  func checksTerms() throws {
    let library = InMemoryLibrary()
    let runner = OperationRunner(PreparedLibrary(library, for: .oneCommand), version: "0")
    let concept = ConceptEntry(
      identifier: "truce",
      languages: [
        LanguageSection(language: .english, terms: [Term(text: "truce")]),
        LanguageSection(language: .arabic, terms: [Term(text: "هدنة")]),
      ]
    )
    _ = try runner.run(AddConcept.self, (concept, "desk"))
    let missing = Check.Subject.segment(source: "The truce held.", target: "صمد الاتفاق.")
    #expect(Self.rules(try Self.check(missing, library)) == ["1 term.missing"])
    let held = Check.Subject.segment(source: "Both truces held.", target: "صمدت الهدنتان.")
    #expect(Self.rules(try Self.check(held, library)) == [])
  }

  @Test("a rule can be given another severity, and what is no rule is an error")
  func changesRules() throws {
    let subject = Check.Subject.segment(source: Self.wrong.0, target: Self.wrong.1)
    let report = try Self.check(subject) { $0.rules = ["number.changed=minor"] }
    #expect(report.document.worst == .minor)
    #expect(!report.fails(on: .major))
    #expect(try Self.check(subject) { $0.rules = ["number.*=off"] }.document.segments.isEmpty)
    for rule in ["number.changed", "number.changed=grave", "number.lost=minor"] {
      #expect(throws: (any Error).self) { try Self.check(subject) { $0.rules = [rule] } }
    }
  }

  @Test(
    "an earlier result leaves out what it has, as JSON or SARIF",
    arguments: [CheckFormat.json, .sarif]
  )
  func leavesOutKnown(format: CheckFormat) throws {
    let subject = Check.Subject.segment(source: Self.wrong.0, target: Self.wrong.1 + "  نعم")
    let report = try Self.check(subject)
    #expect(report.document.counts.values.reduce(0, +) >= 2)
    let known = try KnownFindings(
      reading: InputFile(
        name: "before",
        content: format.bytes(of: [report], in: .english, version: "0")
      )
    )
    #expect(try Self.check(subject) { $0.known = known.fingerprints }.document.segments.isEmpty)
  }

  @Test("JSON counts scalars of each side, and SARIF has the fingerprint")
  func writesObjects() throws {
    let report = try Self.check(.segment(source: Self.wrong.0, target: Self.wrong.1))
    let finding = try #require(JSONField(report.json)["findings"].elements().first)
    #expect(try finding["target"]["start"].int() == 5)
    #expect(try finding["target"]["end"].int() == 9)
    #expect(try finding["source"]["text"].string() == "1,127")
    #expect(try finding["category"].string() == "numbers")
    let sarif = CheckFormat.sarif.bytes(of: [report], in: .english, version: "0")
    let result = try #require(
      JSONField(try JSONReader.read(sarif))["runs"].elements().first?["results"].elements().first
    )
    #expect(try result["level"].string() == "error")
    #expect(
      try result["partialFingerprints"]["dragoman/v1"].string() == finding["fingerprint"].string()
    )
  }

  @Test("the page and XLIFF have marks, and nothing of a text is markup there")
  func writesDocuments() throws {
    let report = try Self.check(
      .segment(source: "<i>1,127</i> & more", target: "<i>1197</i> & أكثر")
    )
    let page = String(
      decoding: CheckFormat.html.bytes(of: [report], in: .english, version: "0"),
      as: UTF8.self
    )
    #expect(page.contains("<mark class=\"critical\">1197</mark>"))
    #expect(page.contains("&lt;i&gt;"))
    #expect(!page.contains("<script"))
    #expect(page.contains("#rule-number-changed:not(:checked)"))
    let job = String(
      decoding: CheckFormat.xliff.bytes(of: [report], in: .english, version: "0"),
      as: UTF8.self
    )
    #expect(job.contains("its:locQualityIssueType=\"numbers\""))
    #expect(job.contains("category=\"number.changed\""))
    #expect(job.contains("&lt;i&gt;"))
  }

  @Test("an empty file is an error, and a file that is no text too")
  func refuses() {
    #expect(throws: Failure.self) { try Self.check(.file(Self.file("a.txt", ""))) }
    #expect(throws: Failure.self) {
      try Self.check(.file(InputFile(name: "a.txt", content: [0xC3, 0x28, 0xA0, 0xA1])))
    }
  }
}

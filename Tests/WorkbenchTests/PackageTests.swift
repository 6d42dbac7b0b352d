import Documents
import Files
import Foundation
import LibraryAccess
import Model
import TMXFormat
import TestSupport
import Testing

@testable import Workbench

@Suite("Packages of articles")
struct PackageTests {
  private let library: any Library = InMemoryLibrary()
  private let runner: OperationRunner

  init() throws {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.now = { "2026-11-30T08:00:00Z" }
    self.runner = runner
    var truce = ConceptEntry(
      identifier: "truce",
      note: "A truce has an end.",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: "هدنة")]),
        LanguageSection(
          language: .english,
          terms: [Term(text: "truce"), Term(text: "lull", status: .forbidden)]
        ),
      ]
    )
    truce.languages[1].terms.append(Term(text: "armistice", status: .admitted))
    _ = try runner.run(AddConcept.self, (truce, "desk"))
    try store([
      ("وصل الوزير إلى القاهرة.", "The minister arrived in Cairo."),
      ("وصل الوزير إلى بيروت مساء الأحد.", "The minister arrived in Beirut on Sunday."),
    ])
  }

  private func store(_ pairs: [(String, String)]) throws {
    _ = try runner.run(
      AddPairs.self,
      AddPairs.Request(pairs, to: "desk", LanguagePair(from: .arabic), origin: "test")
    )
  }

  private func article(_ name: String, _ text: String) -> InputFile {
    InputFile(name: name, content: Array(text.utf8))
  }

  /// The files of a package as texts, and what is said of it.
  private func package(
    _ files: [InputFile],
    _ change: (inout PackageArticles.Request) -> Void = { _ in }
  ) throws -> (files: [String: String], answer: ArticlePackage) {
    var written: [String: String] = [:]
    var request = PackageArticles.Request(files) { name, bytes in
      written[name] = String(decoding: bytes, as: UTF8.self)
    }
    change(&request)
    let answer = try runner.run(PackageArticles.self, request)
    return (written, answer)
  }

  private static let text = """
    وصل الوزير إلى القاهرة. وقال إن للهدنة نهاية! وصل الوزير إلى بيروت مساء الاثنين.

    وصل الوزير إلى القاهرة.
    """

  @Test("a project of OmegaT has sources, matches by what they are, and the forms of terms")
  func project() throws {
    let (files, answer) = try package([article("news/a.txt", Self.text)])
    #expect(files["source/a.txt"] == Self.text)
    #expect(files["omegat.project"]?.contains("<source_lang>ar</source_lang>") == true)
    #expect(files["omegat.project"]?.contains("<target_lang>en</target_lang>") == true)
    let auto = try #require(files["tm/auto/dragoman.tmx"])
    #expect(auto.components(separatedBy: "<tu>").count == 2, "a text that repeats is one unit")
    #expect(auto.contains("The minister arrived in Cairo."))
    let fuzzy = try #require(files["tm/dragoman.tmx"])
    #expect(fuzzy.contains("بيروت مساء الأحد"))
    #expect(fuzzy.contains("arrived in Beirut on Sunday"))
    let lines = try #require(files["glossary/dragoman.txt"]).split(separator: "\n")
    #expect(
      lines.map(String.init) == [
        "# Glossary in tab-separated format -*- coding: utf-8 -*-",
        "للهدنة\tfor the truce\tهدنة · truce · A truce has an end.",
        "للهدنة\tfor the armistice\tهدنة · armistice · admitted · A truce has an end.",
        "للهدنة\ttruce\tهدنة · A truce has an end.",
        "للهدنة\tarmistice\tهدنة · admitted · A truce has an end.",
        "للهدنة\t✗ lull\tهدنة · forbidden · A truce has an end.",
      ]
    )
    #expect(answer.articles.map(\.segments) == [4])
    #expect(answer.articles.map(\.exact) == [2])
    #expect(answer.articles.map(\.fuzzy) == [1])
    #expect(answer.termCount == 1)
  }

  @Test("the rules of a project cut its articles where the built-in segmenter does")
  func cuts() throws {
    let texts = [
      Self.text, "قال د. سعيد: «انتهى الأمر.» ثم خرج. e.g. a (b) [c] 3.5*2 {x} \\Q. Second. Third",
      "A line.\nAnother line.\nThe third one is here.",
    ]
    let files = texts.enumerated().map { article("\($0.offset).txt", $0.element) }
    let (written, _) = try package(files) { $0.options.source = .arabic }
    let rules = try SegmentationRules(
      reading: article("segmentation.srx", try #require(written["omegat/segmentation.srx"]))
    )
    for file in files {
      var request = Segment.Request(file)
      request.language = .arabic
      let own = try runner.run(Segment.self, request).segmented.segments.map(\.text)
      request.rules = rules
      let given = try runner.run(Segment.self, request).segmented.segments.map(\.text)
      #expect(given == own)
      #expect(own.count > 2)
    }
    let bean = try #require(written["omegat/segmentation.conf"])
    #expect(bean.contains(#"3\.5\*2"#))
  }

  @Test("a unit that a machine translated has a penalty of its own")
  func penalty() throws {
    let tmx = """
      <tmx version="1.4"><header srclang="ar" segtype="sentence" datatype="plaintext" adminlang="en"
      o-tmf="t" creationtool="t" creationtoolversion="1"/><body><tu creationid="MT"><tuv xml:lang="ar">
      <seg>بدأت المحادثات صباح اليوم.</seg></tuv><tuv xml:lang="en"><seg>Talks began.</seg></tuv></tu></body></tmx>
      """
    _ = try runner.run(ImportMemory.self, ImportMemory.Request(article("mt.tmx", tmx)))
    let (files, _) = try package([article("a.txt", "بدأت المحادثات صباح اليوم.")])
    #expect(files["tm/penalty-15/dragoman.tmx"]?.contains("Talks began.") == true)
    #expect(files["tm/auto/dragoman.tmx"] == nil)
  }

  @Test("articles of one name get numbers, and other languages are refused")
  func namesAndLanguages() throws {
    let (files, _) = try package([
      article("x/a.txt", "وصل."), article("y/A.text", "رحل."), article("z/b", "بقي."),
    ])
    #expect(
      files.keys.filter { $0.hasPrefix("source/") }.sorted() == [
        "source/A-2.txt", "source/a.txt", "source/b.txt",
      ]
    )
    let error = #expect(throws: Failure.self) {
      try package([article("a.txt", "وصل الوزير."), article("b.txt", "He arrived.")])
    }
    #expect(error?.place.file == "b.txt")
  }

  @Test("for other tools there is XLIFF, TMX and TBX")
  func exchange() throws {
    let (files, answer) = try package([article("a.txt", Self.text)]) { $0.format = .xliff }
    #expect(files.keys.sorted() == ["a.xlf", "dragoman.tbx", "dragoman.tmx"])
    #expect(files["dragoman.tbx"]?.contains("truce") == true)
    #expect(answer.termCount == 1)
  }

  private static func project(_ units: String) -> KeyValuePairs<String, String> {
    let project = String(
      decoding: OmegaTProject(from: .arabic, to: .english).file,
      as: UTF8.self
    )
    return [
      "omegat.project": project, "source/a.txt": text,
      "source/b.txt": "بدأت الهدنة.",
      "omegat/project_save.tmx": """
      <tmx version="1.4"><header srclang="ar" segtype="sentence" datatype="plaintext" adminlang="en"
      o-tmf="OmegaT TMX" creationtool="OmegaT" creationtoolversion="6"/><body>\(units)</body></tmx>
      """,
    ]
  }

  private static func unit(_ source: String, _ target: String, _ properties: String = "") -> String
  {
    """
    <tu>\(properties)<tuv xml:lang="ar"><seg>\(source)</seg></tuv><tuv xml:lang="en" changeid="huda" \
    changedate="20261130T080000Z"><seg>\(target)</seg></tuv></tu>
    """
  }

  @Test("what was translated comes back with its article; drafts and the rest are counted")
  func collects() throws {
    let folder = try PackageFolder(
      Self.project(
        Self.unit("وقال إن للهدنة نهاية!", "He said &lt;b0&gt;the truce&lt;/b0&gt; had an end!")
          + Self.unit("بدأت الهدنة.", "بدأت الهدنة.")
          + Self.unit("وصل الوزير إلى القاهرة.", "")
          + Self.unit("جملة حُذفت.", "A sentence that is gone.")
      )
    )
    let answer = try runner.run(
      CollectPackage.self,
      CollectPackage.Request(folder.path, to: "back")
    )
    #expect(answer.report?.counts.added == 2)
    #expect(answer.draftCount == 1)
    // Cairo, which stands twice, and Beirut; the draft is none of them.
    #expect(answer.untranslatedCount == 2)
    var units: [TranslationUnit] = []
    try library.forEachBatch(UnitSelection(memories: ["back"], languages: [])) { batch, _ in
      units += try batch.units.map { try TranslationUnit($0, of: batch) }
    }
    let unit = try #require(units.first)
    func values(_ type: String) -> [String] {
      unit.properties.filter { $0.type == type }.map(\.value)
    }
    #expect(values("x-source-file") == ["a.txt"])
    #expect(values("x-context-pre") == ["وصل الوزير إلى القاهرة."])
    #expect(values("x-context-post") == ["وصل الوزير إلى بيروت مساء الاثنين."])
    #expect(unit.variants.map(\.plainText).last == "He said the truce had an end!")
    #expect(unit.variants.last?.segment.count == 5, "tags are codes")
    #expect(answer.findings?.segments.isEmpty == false, "the source has no tags")

    let again = try runner.run(CollectPackage.self, CollectPackage.Request(folder.path, to: "back"))
    #expect(again.report?.counts.added == 0)
    #expect(again.report?.counts.unchanged == 2)
  }

  @Test("translation jobs come back as well")
  func collectsJobs() throws {
    let folder = try PackageFolder(["a.xlf": PackageFolder.job])
    let answer = try runner.run(
      CollectPackage.self,
      CollectPackage.Request(folder.path, to: "back")
    )
    #expect(answer.report?.counts.added == 1)
  }

  @Test(
    "a folder that is no package, or of which nothing is translated, says so",
    arguments: [
      ([:], "package.isNone"),
      (["omegat.project": "<omegat/>"], "package.noLanguages"),
      (
        [
          "omegat.project":
            "<omegat><project><source_lang>ar</source_lang><target_lang>en</target_lang></project></omegat>",
          "source/a.txt": "وصل.",
        ], "package.notTranslated"
      ),
    ]
  )
  func refuses(files: [String: String], code: String) throws {
    let folder = try PackageFolder()
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    let error = #expect(throws: Failure.self) {
      try runner.run(CollectPackage.self, CollectPackage.Request(folder.path, to: "back"))
    }
    #expect(error?.message.code == code)
    #expect(try library.memories().map(\.name) == ["desk"])
  }
}

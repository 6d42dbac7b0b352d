import Documents
import Files
import LibraryAccess
import Model
import SQLiteStore
import TestSupport
import Testing

@testable import Workbench

@Suite("Operations in a context")
struct OperationTests {
  private let library: any Library = InMemoryLibrary()

  private func runner(
    for use: PreparedLibrary.Use = .manyRequests,
    _ change: (inout Context) -> Void = { _ in }
  ) -> OperationRunner {
    var runner = OperationRunner(PreparedLibrary(library, for: use), version: "0")
    change(&runner.context)
    return runner
  }

  private func concept(_ identifier: String, _ arabic: Term, _ english: Term) -> ConceptEntry {
    ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .arabic, terms: [arabic]),
        LanguageSection(language: .english, terms: [english]),
      ]
    )
  }

  @Test("who may not do something is told what it needs, and nothing is done")
  func asksForPermission() throws {
    let runner = runner { $0.principal = Principal(name: "Huda", permissions: [.read]) }
    #expect(throws: PermissionError(operation: .glossaryAdd, permission: .editTerms)) {
      try runner.run(
        AddConcept.self,
        (concept("a", Term(text: "هدنة"), Term(text: "truce")), "desk")
      )
    }
    #expect(throws: PermissionError(operation: .memoryRemove, permission: .remove)) {
      try runner.run(RemoveMemory.self, "news")
    }
    #expect(throws: PermissionError(operation: .libraryRepair, permission: .administer)) {
      try runner.run(RepairLibrary.self, RepairLibrary.Request())
    }
    #expect(try runner.run(ListGlossaries.self, ()).records.isEmpty)
  }

  @Test("what only reads needs no more than to read")
  func namesWriters() {
    let readers: Set<OperationName> = [
      .lookup, .headwords, .annotate, .segment, .analyze, .align, .brief, .check, .match,
      .concordance, .packageArticles, .glossaryList, .glossaryBrowse,
      .glossaryConcepts, .glossaryConcept, .glossaryExport, .glossaryExtract, .glossaryHarvest,
      .memoryList, .memoryImports, .memoryUnits,
      .memoryExport, .history, .reviewList, .ownSessions, .people,
      .libraryInfo, .libraryCheck,
    ]
    for name in OperationName.allCases {
      #expect(name.isWriting == !readers.contains(name), "\(name)")
    }
  }

  @Test("what is wrong with a library is said in words that name it")
  func translatesErrors() throws {
    let error = #expect(throws: Failure.self) { try runner().run(RemoveMemory.self, "none") }
    #expect(error?.kind == .missing)
    #expect(error?.english.contains("none") == true)
  }

  @Test("changes are recorded under the person and the time of the context")
  func recordsChanges() throws {
    let runner = runner {
      $0.principal.name = "Huda"
      $0.now = { "2026-11-29T20:15:00Z" }
    }
    let stored = try runner.run(
      AddConcept.self,
      (concept("a", Term(text: "هدنة"), Term(text: "truce")), "desk")
    )
    #expect(
      stored.concept.created == Transaction(date: "2026-11-29T20:15:00Z", person: "Huda")
    )
  }

  @Test("work that is over ends every operation that reads a text or the library")
  func isInterrupted() throws {
    _ = try runner().run(
      AddConcept.self,
      (concept("a", Term(text: "هدنة"), Term(text: "truce")), "desk")
    )
    let past = ContinuousClock.now - .seconds(1)
    let late = runner { $0.interruption = Interruption(deadline: past) }
    let file = InputFile(name: "a.txt", content: Array("أُعلنت هدنة. A truce was declared.".utf8))
    let works: [(String, () throws -> Void)] = [
      ("lookup", { _ = try late.run(Lookup.self, Lookup.Request("هدنة")) }),
      ("annotate", { _ = try late.run(Annotate.self, Annotate.Request(file)) }),
      ("segment", { _ = try late.run(Segment.self, Segment.Request(file)) }),
      ("analyze", { _ = try late.run(Analyze.self, Analyze.Request([file])) }),
      ("align", { _ = try late.run(Align.self, Align.Request(source: "هدنة", target: "truce")) }),
      ("match", { _ = try late.run(Match.self, Match.Request(["هدنة"])) }),
      ("concepts", { _ = try late.run(ListConcepts.self, ListConcepts.Request(of: "desk")) }),
      (
        "import",
        {
          let table = InputFile(name: "a.csv", content: Array("ar,en\nسلام,peace\n".utf8))
          _ = try late.run(ImportGlossary.self, ImportGlossary.Request(table))
        }
      ),
      (
        "import of a memory",
        {
          let pairs = InputFile(name: "a.tsv", content: Array("ar\ten\nسلام\tpeace\n".utf8))
          _ = try late.run(ImportMemory.self, ImportMemory.Request(pairs))
        }
      ),
    ]
    for (name, work) in works {
      #expect(throws: InterruptionError.timeLimit, "\(name)") { try work() }
    }
  }

  @Test("a page of concepts is cut from those that the filter admits, whose number is told")
  func pagesConcepts() throws {
    let runner = runner()
    for number in 0..<10 {
      var entry = concept(
        "c\(number)",
        Term(text: "مصطلح \(number)"),
        Term(text: "term \(number)")
      )
      entry.domain = number % 2 == 0 ? "even" : "odd"
      _ = try runner.run(AddConcept.self, (entry, "desk"))
    }
    var request = ListConcepts.Request(of: "desk")
    request.domain = "odd"
    request.page = Page(start: 1, limit: 3)
    let list = try runner.run(ListConcepts.self, request)
    #expect(list.concepts.map(\.concept.identifier) == ["c3", "c5", "c7"])
    #expect(list.total == 5)
    #expect(list.domains == ["even", "odd"])
  }
}

@Suite("Look-up of terms that many are like")
struct LookupRankTests {
  private func result(
    _ query: String,
    _ terms: [(identifier: String, text: String, status: TermStatus)],
    for use: PreparedLibrary.Use
  ) throws -> [String] {
    let library = InMemoryLibrary()
    try library.updateGlossary("test", isDryRun: false) { writer in
      for term in terms {
        let concept = ConceptEntry(
          identifier: term.identifier,
          languages: [
            LanguageSection(
              language: .english,
              terms: [Term(text: term.text, status: term.status)]
            )
          ]
        )
        try writer.write(concept, keys: concept.searchKeys)
      }
    }
    var request = Lookup.Request(query)
    request.limit = 100
    let runner = OperationRunner(PreparedLibrary(library, for: use), version: "0")
    return try runner.run(Lookup.self, request).entries.map(\.concept.identifier)
  }

  @Test(
    "of terms that fit alike, one that may be used comes first",
    arguments: [PreparedLibrary.Use.oneCommand, .manyRequests]
  )
  func prefersUsableTerms(use: PreparedLibrary.Use) throws {
    let terms: [(String, String, TermStatus)] = [
      ("a-forbidden", "militant", .forbidden), ("b-deprecated", "militant", .deprecated),
      ("c-preferred", "militant", .preferred), ("d-admitted", "militant", .admitted),
    ]
    #expect(
      try result("militant", terms, for: use)
        == ["c-preferred", "d-admitted", "a-forbidden", "b-deprecated"]
    )
    // Also where the query is only a part of the terms.
    let longer = terms.map { ($0.0, "armed militant", $0.2) }
    #expect(
      try result("militant", longer, for: use)
        == ["c-preferred", "d-admitted", "a-forbidden", "b-deprecated"]
    )
  }

  @Test(
    "near spellings of forty words are found, not of the first two",
    arguments: [PreparedLibrary.Use.oneCommand, .manyRequests]
  )
  func findsManyNearSpellings(use: PreparedLibrary.Use) throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let terms = letters.map { ("\($0)", "zarqaw\($0)i", TermStatus.preferred) }
    let found = try result("zarqawwwi", terms, for: use)
    #expect(found.count == letters.count, "\(found)")
    // More begin with the letters than are followed.
    let prefixed = (0..<60).map { number in
      let tail = String(letters.dropFirst(number % 26).prefix(1)) + "\(letters.prefix(number / 26))"
      return ("\(number)", "zarqa\(tail)q", TermStatus.preferred)
    }
    #expect(try result("zarqa", prefixed, for: use).count > 30)
  }
}

@Suite("Values prepared for many requests")
struct PreparedLibraryTests {
  private let library = InMemoryLibrary()

  private func add(_ identifier: String, _ arabic: String, _ english: String) throws {
    let concept = ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: arabic)]),
        LanguageSection(language: .english, terms: [Term(text: english)]),
      ]
    )
    try library.updateGlossary("test", isDryRun: false) { writer in
      _ = try writer.write(concept, keys: concept.searchKeys)
    }
  }

  private func addPairs(
    _ pairs: [(String, String)],
    to memory: String,
    _ runner: OperationRunner
  )
    throws
  {
    let request = AddPairs.Request(
      pairs.map { (source: $0.0, target: $0.1) },
      to: memory,
      LanguagePair(from: .arabic),
      origin: "test"
    )
    _ = try runner.run(AddPairs.self, request)
  }

  @Test("a change of a glossary is seen at once by look-up and annotation, and leaves the matchers")
  func seesGlossaries() throws {
    let prepared = PreparedLibrary(library, for: .manyRequests)
    let runner = OperationRunner(prepared, version: "0")
    try add("truce", "هدنة", "truce")
    let scope = MemoryMatcher.Scope(LanguagePair(from: .arabic))
    let matcher = try prepared.matcher(scope)
    let selection = TermSelection()
    let terms = try prepared.terms(selection)
    #expect(try prepared.terms(selection) === terms)
    #expect(try runner.run(Lookup.self, Lookup.Request("قمة")).entries.isEmpty)
    try add("summit", "قمة", "summit")
    #expect(try runner.run(Lookup.self, Lookup.Request("قمة")).entries.count == 1)
    let file = InputFile(name: "a.txt", content: Array("انتهت القمة.".utf8))
    let document = try runner.run(Annotate.self, Annotate.Request(file))
    #expect(document.segments.flatMap(\.terms).map(\.concept) == ["summit"])
    #expect(try prepared.terms(selection) !== terms)
    #expect(try prepared.matcher(scope) === matcher)
  }

  @Test("a change of a memory opens its matchers again, all of them, and leaves the terms")
  func seesMemories() throws {
    let prepared = PreparedLibrary(library, for: .manyRequests)
    let runner = OperationRunner(prepared, version: "0")
    try add("truce", "هدنة", "truce")
    try addPairs([("وصل الوزير إلى القاهرة أمس", "The minister arrived")], to: "a", runner)
    let all = MemoryMatcher.Scope(LanguagePair(from: .arabic))
    let one = MemoryMatcher.Scope(LanguagePair(from: .arabic), memories: ["a"])
    let first = try prepared.matcher(all)
    let other = try prepared.matcher(one)
    let terms = try prepared.terms(TermSelection())
    #expect(try prepared.matcher(all) === first)
    try addPairs([("انتهت القمة مساء اليوم", "The summit ended")], to: "b", runner)
    let found = try runner.run(Match.self, Match.Request(["انتهت القمة مساء اليوم"]))
    #expect(found.reports[0].matches.map(\.memory) == ["b"])
    #expect(try prepared.matcher(all) !== first)
    // The one that nobody asked for was opened again too, so that no old state is held.
    #expect(try prepared.matcher(one) !== other)
    #expect(try prepared.terms(TermSelection()) === terms)
    // What was open is shared with the matchers that are new.
    let known = Set(first.partsByIdentifier.values.map(ObjectIdentifier.init))
    let now = Set(try prepared.matcher(all).partsByIdentifier.values.map(ObjectIdentifier.init))
    #expect(known.isSubset(of: now))
  }

  @Test("a memory that is gone is an error for who asks for it, and only for that one")
  func forgetsMemories() throws {
    let prepared = PreparedLibrary(library, for: .manyRequests)
    let runner = OperationRunner(prepared, version: "0")
    try addPairs([("وصل الوزير أمس", "He arrived")], to: "a", runner)
    try addPairs([("انتهت القمة اليوم", "It ended")], to: "b", runner)
    var request = Match.Request(["وصل الوزير أمس"])
    request.memories = ["a"]
    #expect(try runner.run(Match.self, request).hasFound)
    _ = try runner.run(RemoveMemory.self, "a")
    #expect(!(try runner.run(Match.self, Match.Request(["وصل الوزير أمس"])).hasFound))
    let error = #expect(throws: Failure.self) {
      var again = Match.Request(["وصل الوزير أمس"])
      again.memories = ["a"]
      return try runner.run(Match.self, again)
    }
    #expect(error?.kind == .missing)
  }
}

import Files
import JSON
import LibraryAccess
import Model
import TestSupport
import Testing
import Wording

@testable import Workbench

private func concept(_ identifier: String, _ arabic: String, _ english: String) -> ConceptEntry {
  ConceptEntry(
    identifier: identifier,
    languages: [
      LanguageSection(language: .arabic, terms: [Term(text: arabic)]),
      LanguageSection(language: .english, terms: [Term(text: english)]),
    ]
  )
}

/// A library with a concept "a" in the glossary "desk", added at the change 1.
private struct Desk {
  let library: any Library = InMemoryLibrary()
  let runner: OperationRunner

  init() throws {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.principal.name = "Huda"
    runner.context.door = .api
    runner.context.now = { "2026-11-30T08:00:00Z" }
    self.runner = runner
    try add("a", "هدنة", "truce")
  }

  func add(_ identifier: String, _ arabic: String, _ english: String) throws {
    _ = try runner.run(AddConcept.self, (concept(identifier, arabic, english), "desk"))
  }

  func change(_ identifier: String, _ edit: (inout ConceptEntry) -> Void) throws {
    var stored = try runner.run(GetConcept.self, (identifier, "desk"))
    edit(&stored.concept)
    _ = try runner.run(ChangeConcept.self, (stored.concept, "desk", stored.revision))
  }

  @discardableResult
  func importTable(
    _ text: String,
    onConflict: GlossaryConflictPolicy = .replace,
    isDryRun: Bool = false
  ) throws -> GlossaryImportReport {
    var request = ImportGlossary.Request(InputFile(name: "t.csv", content: Array(text.utf8)))
    request.options.glossary = "desk"
    request.options.onConflict = onConflict
    request.options.isDryRun = isDryRun
    return try runner.run(ImportGlossary.self, request)
  }

  func pairs(_ texts: [(String, String)]) throws {
    _ = try runner.run(
      AddPairs.self,
      AddPairs.Request(
        texts.map { (source: $0.0, target: $0.1) },
        to: "m",
        LanguagePair(from: .arabic),
        origin: "page"
      )
    )
  }

  var changes: [RecordedChange] {
    get throws { try runner.run(History.self, History.Request()).changes }
  }

  /// The concepts of the glossary, each as `id: arabic = english`.
  var concepts: [String] {
    get throws {
      try library.concepts(glossaries: ["desk"]).map { entry in
        let terms = entry.concept.languages.map { $0.terms.map(\.text).joined(separator: "|") }
        return "\(entry.concept.identifier): \(terms.joined(separator: " = "))"
      }
    }
  }
}

/// Something done to the desk, and the row of the history that it leaves.
private struct ChangeCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let subject: Change.Subject
  var object: String?
  var glossary: String?
  var memory: String?
  var hasBefore = false
  var hasAfter = false
  let change: @Sendable (Desk) throws -> Void
}

private let changeCases: [ChangeCase] = [
  ChangeCase(
    testDescription: "a concept added",
    subject: .concept,
    object: "b",
    glossary: "desk",
    hasAfter: true
  ) { try $0.add("b", "سلام", "peace") },
  ChangeCase(
    testDescription: "a concept changed",
    subject: .concept,
    object: "a",
    glossary: "desk",
    hasBefore: true,
    hasAfter: true
  ) { try $0.change("a") { $0.domain = "politics" } },
  ChangeCase(
    testDescription: "a concept removed",
    subject: .concept,
    object: "a",
    glossary: "desk",
    hasBefore: true
  ) { try $0.runner.run(RemoveConcept.self, ("a", "desk", nil)) },
  ChangeCase(
    testDescription: "a glossary imported",
    subject: .import,
    glossary: "desk",
    hasAfter: true
  ) { try $0.importTable("ar,en\nحرب,war\nسلام,peace\n") },
  ChangeCase(
    testDescription: "a glossary removed",
    subject: .setting,
    glossary: "desk",
    hasBefore: true
  ) { _ = try $0.runner.run(RemoveGlossary.self, "desk") },
  ChangeCase(
    testDescription: "a pair stored",
    subject: .unit,
    object: "1",
    memory: "m",
    hasAfter: true
  ) { try $0.pairs([("وصل الوزير", "The minister arrived")]) },
  ChangeCase(
    testDescription: "pairs stored",
    subject: .import,
    object: "1",
    memory: "m",
    hasAfter: true
  ) { try $0.pairs([("وصل الوزير", "The minister arrived"), ("غادر", "He left")]) },
]

@Suite("The history of a library")
struct HistoryTests {
  @Test("every change leaves one row, with what was there before and after", arguments: changeCases)
  fileprivate func records(change: ChangeCase) throws {
    let desk = try Desk()
    try change.change(desk)
    let changes = try desk.changes
    #expect(changes.count == 2)
    let row = try #require(changes.first?.change)
    #expect(row.subject == change.subject)
    #expect(row.object == change.object)
    #expect(row.glossary == change.glossary)
    #expect(row.memory == change.memory)
    #expect((row.before != nil) == change.hasBefore)
    #expect((row.after != nil) == change.hasAfter)
    #expect(row.person == "Huda")
    #expect(row.door == .api)
    #expect(row.date == "2026-11-30T08:00:00Z")
  }

  @Test("nothing that fails, or is only tried, leaves a row")
  func recordsNoFailure() throws {
    let desk = try Desk()
    #expect(throws: ConceptEditError.self) { try desk.add("a", "هدنة", "truce") }
    #expect(throws: ConceptEditError.self) { try desk.add("c", "", "") }
    try desk.importTable("ar,en\nحرب,war\n", isDryRun: true)
    #expect(try desk.changes.count == 1)
  }

  /// What is done, what is taken back, and the concepts then.
  private static let undoCases: [(String, [String], @Sendable (Desk) throws -> Void)] = [
    ("an addition", [], { _ in }),
    ("a change", ["a: هدنة = truce"], { try $0.change("a") { $0.domain = "politics" } }),
    (
      "a removal", ["a: هدنة = truce"],
      { try $0.runner.run(RemoveConcept.self, ("a", "desk", nil)) }
    ),
    (
      "an import", ["a: هدنة = truce"],
      { try $0.importTable("id,ar,en\na,هدنة,ceasefire\nb,حرب,war\nb,حرب,the war\n") }
    ),
    (
      "the removal of a glossary", ["a: هدنة = truce"],
      { _ = try $0.runner.run(RemoveGlossary.self, "desk") }
    ),
  ]

  @Test("a change that is taken back leaves things as they were", arguments: 0..<5)
  func undoes(number: Int) throws {
    let desk = try Desk()
    let before = try desk.library.concept("a", in: "desk")?.concept
    let (_, concepts, change) = Self.undoCases[number]
    try change(desk)
    let latest = try #require(try desk.changes.first)
    let undone = try desk.runner.run(UndoChange.self, latest.number)
    #expect(try desk.concepts == concepts)
    #expect(undone.kept.isEmpty)
    if !concepts.isEmpty { #expect(try desk.library.concept("a", in: "desk")?.concept == before) }
    #expect(
      try desk.runner.run(Lookup.self, Lookup.Request("war")).json.text.contains("desk") == false
    )
    let row = try #require(try desk.changes.first?.change)
    #expect(row.subject == .undo)
    #expect(row.object == "\(latest.number)")
    // What was taken back is not there to be taken back again.
    #expect(throws: HistoryError.changedMeanwhile(latest.number)) {
      try desk.runner.run(UndoChange.self, latest.number)
    }
  }

  @Test("what was changed since is not taken back, and nothing else changes")
  func meetsConflict() throws {
    let desk = try Desk()
    try desk.change("a") { $0.domain = "politics" }
    try desk.change("a") { $0.domain = "defence" }
    let error = #expect(throws: HistoryError.self) { try desk.runner.run(UndoChange.self, 2) }
    #expect(error?.kind == .conflict)
    #expect(try desk.changes.count == 3)
    #expect(try desk.library.concept("a", in: "desk")?.concept.domain == "defence")
  }

  @Test("an undo can be taken back in its turn")
  func redoes() throws {
    let desk = try Desk()
    try desk.change("a") { $0.domain = "politics" }
    _ = try desk.runner.run(UndoChange.self, 2)
    #expect(try desk.library.concept("a", in: "desk")?.concept.domain == nil)
    _ = try desk.runner.run(UndoChange.self, 3)
    #expect(try desk.library.concept("a", in: "desk")?.concept.domain == "politics")
  }

  @Test("of an import that is taken back, what was changed since stays and is named")
  func keepsLaterChanges() throws {
    let desk = try Desk()
    let report = try desk.importTable(
      "id,ar,en\na,هدنة,ceasefire\nb,حرب,war\nc,سلام,peace\n"
    )
    try desk.change("a") { $0.note = "n" }
    try desk.change("b") { $0.note = "n" }
    let undone = try desk.runner.run(UndoChange.self, try #require(report.change))
    #expect(undone.kept == ["a"])
    #expect(undone.removedCount == 1)
    #expect(try desk.concepts == ["a: هدنة = ceasefire", "b: حرب = war"])
  }

  @Test("a glossary goes with the import that made it, unless it has got something else")
  func removesGlossary() throws {
    for hasMore in [false, true] {
      let desk = try Desk()
      _ = try desk.runner.run(RemoveGlossary.self, "desk")
      let report = try desk.importTable("id,ar,en\nb,حرب,war\n")
      if hasMore { try desk.add("c", "سلام", "peace") }
      _ = try desk.runner.run(UndoChange.self, try #require(report.change))
      #expect(try desk.library.glossaries().map(\.name) == (hasMore ? ["desk"] : []))
    }
  }

  @Test("a memory's import is taken back by its change, once")
  func undoesMemory() throws {
    let desk = try Desk()
    try desk.pairs([("وصل الوزير", "The minister arrived")])
    let undone = try desk.runner.run(UndoChange.self, 2)
    #expect(undone.removedCount == 1)
    #expect(try desk.library.memories().isEmpty)
    #expect(throws: Failure.self) { try desk.runner.run(UndoChange.self, 2) }
    #expect(throws: HistoryError.cannotUndo(3)) { try desk.runner.run(UndoChange.self, 3) }
    #expect(throws: HistoryError.noSuchChange(9)) { try desk.runner.run(UndoChange.self, 9) }
  }

  @Test("a concept is restored with all that a file said of it")
  func keepsEverything() throws {
    let desk = try Desk()
    var term = Term(text: "treaty", status: .admitted, partOfSpeech: .noun, type: .fullForm)
    term.identifier = "t1"
    term.forms = ["treaties"]
    term.matching = [.caseSensitive, .fixedNumber]
    term.otherData = ["<descrip type=\"x\">1</descrip>"]
    var section = LanguageSection(language: .english, terms: [term, Term(text: "pact")])
    section.definition = "d"
    section.otherData = ["<note>n</note>"]
    var whole = ConceptEntry(
      identifier: "w",
      domain: "law",
      languages: [section, LanguageSection(language: .arabic, terms: [Term(text: "معاهدة")])]
    )
    whole.otherData = ["<x/>"]
    whole.created = Transaction(date: "2026-01-01", person: nil)
    _ = try desk.library.updateGlossary("desk", isDryRun: false) { writer in
      try writer.write(whole, keys: whole.searchKeys)
    }
    try desk.runner.run(RemoveConcept.self, ("w", "desk", nil))
    _ = try desk.runner.run(UndoChange.self, 2)
    #expect(try desk.library.concept("w", in: "desk")?.concept == whole)
  }

  @Test("differences name each value that changed")
  func showsDifferences() throws {
    let desk = try Desk()
    try desk.change("a") {
      $0.domain = "politics"
      $0.languages[1].terms[0].status = .forbidden
    }
    let change = try #require(try desk.changes.first)
    #expect(
      change.differences
        == ["domain: politics", "terms.en[0].status: preferred → forbidden"]
    )
    let title = change.title(in: .english)
    #expect(title.contains("Huda") && title.contains("API") && title.contains("desk"))
  }

  @Test(
    "what is no date is refused",
    arguments: [
      ("2026-11-30", true), ("2026-11-30T08:00:00Z", true), ("2026-11-30T08:00", true),
      ("2026-13-01", false), ("yesterday", false), ("", false), ("2026-11-3", false),
      ("2026-11-30T08:00:00+03:00", false),
    ]
  )
  func readsDates(text: String, isDate: Bool) throws {
    let desk = try Desk()
    var request = History.Request()
    request.since = text
    if isDate {
      #expect(try desk.runner.run(History.self, request).changes.count == 1)
    } else {
      #expect(throws: HistoryError.noDate(text)) { try desk.runner.run(History.self, request) }
      #expect(throws: HistoryError.noDate(text)) {
        try desk.runner.run(PurgeHistory.self, .before(text))
      }
    }
  }

  @Test("a purge takes out texts, and is on record itself")
  func purges() throws {
    let desk = try Desk()
    try desk.pairs([("وصل الوزير", "The minister arrived")])
    #expect(try desk.runner.run(PurgeHistory.self, .memory("m")).changeCount == 1)
    let rows = try desk.changes
    #expect(rows.map(\.change.subject) == [.purge, .concept])
    #expect(!rows.contains { $0.json.text.contains("minister") })
    #expect(try desk.runner.run(PurgeHistory.self, .before("2027-01-01")).changeCount == 1)
    #expect(try desk.changes.map(\.change.subject) == [.purge, .purge])
  }
}

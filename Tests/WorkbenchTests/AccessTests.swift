import Documents
import Files
import JSON
import LibraryAccess
import Model
import TestSupport
import Testing

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

private func person(_ name: String, _ roles: [(Place, Role)]) -> Person {
  var person = Person(name: name, created: "2026-11-30T08:00:00Z")
  for (place, role) in roles { person.setRole(role, for: place) }
  return person
}

/// A library with glossaries "open" and "acme", and memories "news" and "acme", of which each has one unit; the memory
/// "acme" was given to Samir.
private struct SharedDesk {
  let library: any Library = InMemoryLibrary()
  let runner: OperationRunner

  static let people = [
    person("reader", [(.library, .reader)]), person("proposer", [(.library, .proposer)]),
    person("reviewer", [(.library, .reviewer)]), person("admin", [(.library, .admin)]),
    person("Samir", [(.memory("acme"), .reviewer), (.glossary("acme"), .proposer)]),
    person("nobody", []),
  ]

  init() throws {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.now = { "2026-11-30T08:00:00Z" }
    self.runner = runner
    try library.updatePeople { writer in
      for person in Self.people { try writer.write(person) }
    }
    for (glossary, english) in [("open", "truce"), ("acme", "acme truce")] {
      _ = try runner.run(AddConcept.self, (concept("a", "هدنة", english), glossary))
    }
    for (memory, english) in [("news", "The truce holds"), ("acme", "The secret truce holds")] {
      _ = try runner.run(
        AddPairs.self,
        AddPairs.Request(
          [("صمدت الهدنة", english)],
          to: memory,
          LanguagePair(from: .arabic),
          origin: "test"
        )
      )
    }
  }

  /// What may be done by a person.
  func runner(of name: String) throws -> OperationRunner {
    var runner = runner
    let authentication = Authentication(runner, address: "")
    runner.context.principal = try #require(try authentication.principal(named: name))
    return runner
  }
}

/// An operation, and from which role on somebody may run it.
private struct AccessCase: Sendable, CustomTestStringConvertible {
  let name: OperationName
  let least: Role
  var isAboutAll = false
  let run: @Sendable (OperationRunner) throws -> Void

  var testDescription: String { name.rawValue }
}

private func table(_ text: String) -> InputFile {
  InputFile(name: "t.csv", content: Array(text.utf8))
}

private func pairs(to memory: String) -> AddPairs.Request {
  AddPairs.Request([("أ", "a")], to: memory, LanguagePair(from: .arabic), origin: "t")
}

/// Every operation, in the glossary "open" and the memory "news".
private let accessCases: [AccessCase] = [
  AccessCase(name: .lookup, least: .reader) { _ = try $0.run(Lookup.self, Lookup.Request("هدنة")) },
  AccessCase(name: .headwords, least: .reader) {
    _ = try $0.run(FindHeadwords.self, FindHeadwords.Request("هدنة", .exact))
  },
  AccessCase(name: .annotate, least: .reader) { runner in
    _ = try runner.run(
      Annotate.self,
      Annotate.Request(InputFile(name: "a.txt", content: Array("هدنة".utf8)))
    )
  },
  AccessCase(name: .brief, least: .reader) { runner in
    let file = InputFile(name: "a.txt", content: Array("هدنة".utf8))
    _ = try runner.run(Brief.self, Brief.Request(file))
  },
  AccessCase(name: .check, least: .reader) {
    _ = try $0.run(Check.self, Check.Request(.segment(source: "هدنة", target: "A truce")))
  },
  AccessCase(name: .segment, least: .reader) { runner in
    _ = try runner.run(
      Segment.self,
      Segment.Request(InputFile(name: "a.txt", content: Array("هدنة".utf8)))
    )
  },
  AccessCase(name: .analyze, least: .reader) { runner in
    _ = try runner.run(Analyze.self, Analyze.Request([]) { _, _ in })
  },
  AccessCase(name: .align, least: .reader) { runner in
    _ = try runner.run(Align.self, Align.Request(source: "هدنة.", target: "Truce."))
  },
  AccessCase(name: .packageArticles, least: .reader) { runner in
    _ = try runner.run(
      PackageArticles.self,
      PackageArticles.Request([InputFile(name: "a.txt", content: Array("هدنة".utf8))])
    )
  },
  AccessCase(name: .packageCollect, least: .reviewer) { runner in
    let folder = try PackageFolder(["a.xlf": PackageFolder.job])
    _ = try runner.run(CollectPackage.self, CollectPackage.Request(folder.path, to: "news"))
  },
  AccessCase(name: .match, least: .reader) { _ = try $0.run(Match.self, Match.Request(["هدنة"])) },
  AccessCase(name: .concordance, least: .reader) {
    _ = try $0.run(Concordance.self, Concordance.Request("هدنة"))
  },
  AccessCase(name: .glossaryList, least: .reader) { _ = try $0.run(ListGlossaries.self, ()) },
  AccessCase(name: .glossaryBrowse, least: .reader) { runner in
    var request = BrowseConcepts.Request()
    request.glossary = "open"
    _ = try runner.run(BrowseConcepts.self, request)
  },
  AccessCase(name: .glossaryEditMany, least: .reviewer) { runner in
    let names = [EditManyConcepts.Name(glossary: "open", identifier: "a")]
    _ = try runner.run(EditManyConcepts.self, EditManyConcepts.Request(names, .setDomain("war")))
  },
  AccessCase(name: .glossaryConcepts, least: .reader) {
    _ = try $0.run(ListConcepts.self, ListConcepts.Request(of: "open"))
  },
  AccessCase(name: .glossaryConcept, least: .reader) {
    _ = try $0.run(GetConcept.self, ("a", "open"))
  },
  AccessCase(name: .glossaryExport, least: .reader) { runner in
    var options = ExportGlossary.defaults
    options.glossary = "open"
    _ = try runner.run(ExportGlossary.self, options)
  },
  AccessCase(name: .glossaryExtract, least: .reader) { runner in
    let file = InputFile(name: "a.txt", content: Array("هدنة إنسانية".utf8))
    _ = try runner.run(ExtractTerms.self, ExtractTerms.Request([file]))
  },
  AccessCase(name: .glossaryHarvest, least: .reader) { runner in
    _ = try runner.run(HarvestTerms.self, HarvestTerms.Request())
  },
  AccessCase(name: .glossaryImport, least: .reviewer) { runner in
    var request = ImportGlossary.Request(table("ar,en\nحرب,war\n"))
    request.options.glossary = "open"
    _ = try runner.run(ImportGlossary.self, request)
  },
  AccessCase(name: .glossaryAdd, least: .reviewer) {
    _ = try $0.run(AddConcept.self, (concept("n", "سلام", "peace"), "open"))
  },
  AccessCase(name: .glossaryChange, least: .reviewer) { runner in
    let stored = try #require(try runner.context.library.concept("a", in: "open"))
    _ = try runner.run(ChangeConcept.self, (stored.concept, "open", stored.revision))
  },
  AccessCase(name: .glossaryRemoveConcept, least: .reviewer) {
    try $0.run(RemoveConcept.self, ("a", "open", nil))
  },
  AccessCase(name: .glossaryRemove, least: .admin) { _ = try $0.run(RemoveGlossary.self, "open") },
  AccessCase(name: .memoryList, least: .reader) { _ = try $0.run(ListMemories.self, ()) },
  AccessCase(name: .memoryUnits, least: .reader) {
    _ = try $0.run(ListMemoryUnits.self, ListMemoryUnits.Request(of: "news"))
  },
  AccessCase(name: .memoryImports, least: .reader) { _ = try $0.run(ListImports.self, ()) },
  AccessCase(name: .memoryExport, least: .reader) { runner in
    let file = try Files.TemporaryFile()
    var request = ExportMemory.Request(to: OutputFile(file))
    request.memories = ["news"]
    _ = try runner.run(ExportMemory.self, request)
  },
  AccessCase(name: .memoryImport, least: .reviewer) { runner in
    var request = ImportMemory.Request(
      InputFile(name: "p.tsv", content: Array("أ\tthe first\nب\tthe second\n".utf8))
    )
    request.options.memory = "news"
    request.options.source = .arabic
    request.options.target = .english
    _ = try runner.run(ImportMemory.self, request)
  },
  AccessCase(name: .memoryAddPairs, least: .reviewer) {
    _ = try $0.run(AddPairs.self, pairs(to: "news"))
  },
  AccessCase(name: .memoryCreate, least: .reviewer) {
    _ = try $0.run(CreateMemory.self, ("empty", .arabic))
  },
  AccessCase(name: .memoryRemoveUnit, least: .reviewer) {
    _ = try $0.run(RemoveUnit.self, (1, "news"))
  },
  AccessCase(name: .memoryUnits, least: .reader) {
    _ = try $0.run(SearchUnits.self, SearchUnits.Request(in: "news"))
  },
  AccessCase(name: .memoryUndo, least: .reviewer) { _ = try $0.run(UndoImport.self, 1) },
  AccessCase(name: .memoryRemove, least: .admin) { _ = try $0.run(RemoveMemory.self, "news") },
  AccessCase(name: .history, least: .reader) { _ = try $0.run(History.self, History.Request()) },
  AccessCase(name: .historyPurge, least: .admin, isAboutAll: true) {
    _ = try $0.run(PurgeHistory.self, .memory("news"))
  },
  AccessCase(name: .undo, least: .reviewer) { _ = try $0.run(UndoChange.self, 1) },
  AccessCase(name: .reviewList, least: .reader) {
    _ = try $0.run(ListProposals.self, ListProposals.Request())
  },
  AccessCase(name: .propose, least: .proposer) {
    _ = try $0.run(
      Propose.self,
      Propose.Request(.concept(concept("p", "سلام", "peace"), glossary: "open"))
    )
  },
  AccessCase(name: .reviewDecide, least: .reviewer) { runner in
    var owner = runner
    owner.context.principal = .owner
    let made = try owner.run(
      Propose.self,
      Propose.Request(.concept(concept("q", "حوار", "dialogue"), glossary: "open"))
    )
    _ = try runner.run(
      DecideProposals.self,
      DecideProposals.Request(["\(made.proposals[0].number)"], accepts: true)
    )
  },
  AccessCase(name: .people, least: .admin, isAboutAll: true) {
    _ = try $0.run(ListPeople.self, ())
  },
  AccessCase(name: .personAdd, least: .admin, isAboutAll: true) {
    _ = try $0.run(AddPerson.self, AddPerson.Request("new", .admin))
  },
  AccessCase(name: .personRemove, least: .admin, isAboutAll: true) {
    try $0.run(RemovePerson.self, ("nobody", nil))
  },
  AccessCase(name: .personPassword, least: .admin, isAboutAll: true) {
    try $0.run(SetPassword.self, ("nobody", "a long password"))
  },
  AccessCase(name: .personToken, least: .admin, isAboutAll: true) {
    _ = try $0.run(MakeToken.self, MakeToken.Request("nobody"))
  },
  AccessCase(name: .personTokensRevoke, least: .admin, isAboutAll: true) {
    _ = try $0.run(RevokeTokens.self, "nobody")
  },
  AccessCase(name: .ownSessions, least: .reader) { _ = try $0.run(ListOwnSessions.self, ()) },
  AccessCase(name: .ownSessionsEnd, least: .reader) { try $0.run(EndOwnSessions.self, ()) },
  AccessCase(name: .ownPassword, least: .reader) { runner in
    do {
      try runner.run(ChangeOwnPassword.self, ("x", "a long password"))
    } catch PersonError.wrongPassword {}
  },
  AccessCase(name: .libraryInfo, least: .reader, isAboutAll: true) {
    _ = try $0.run(LibraryInfo.self, ())
  },
  AccessCase(name: .libraryCheck, least: .reader, isAboutAll: true) {
    _ = try $0.run(CheckLibrary.self, ())
  },
  AccessCase(name: .libraryRepair, least: .admin, isAboutAll: true) {
    _ = try $0.run(RepairLibrary.self, RepairLibrary.Request())
  },
  AccessCase(name: .libraryBackup, least: .admin, isAboutAll: true) { runner in
    do {
      try runner.run(BackUpLibrary.self, "/nowhere/\(UInt64.random(in: 0...(.max)))")
    } catch let error as Failure where error.kind != .forbidden {}
  },
  AccessCase(name: .libraryCopy, least: .admin, isAboutAll: true) {
    let copy = CopyLibrary.Request(target: InMemoryLibrary(), name: "copy")
    _ = try $0.run(CopyLibrary.self, copy)
  },
]

@Suite("Who may do what")
struct AccessTests {
  @Test("no operation is missing here")
  func isComplete() {
    #expect(Set(accessCases.map(\.name)) == Set(OperationName.allCases))
  }

  @Test("an operation is for a role and those above it", arguments: accessCases, Role.allCases)
  fileprivate func asksForRole(operation: AccessCase, role: Role) throws {
    let desk = try SharedDesk()
    let before = try desk.runner.run(History.self, History.Request()).changes.count
    let runner = try desk.runner(of: role.rawValue)
    guard role < operation.least else { return try operation.run(runner) }
    let error = #expect(throws: PermissionError.self) { try operation.run(runner) }
    #expect(error?.operation == operation.name)
    #expect(try desk.runner.run(History.self, History.Request()).changes.count == before)
  }

  @Test("who has no role, or one elsewhere, may do nothing here", arguments: accessCases)
  fileprivate func asksForPlace(operation: AccessCase) throws {
    let desk = try SharedDesk()
    #expect(throws: PermissionError.self) { try operation.run(desk.runner(of: "nobody")) }
    let isNamed: Set<OperationName> = [
      .glossaryBrowse, .glossaryConcepts, .glossaryConcept, .glossaryExport, .memoryExport,
      .memoryUnits,
    ]
    guard operation.least > .reader || operation.isAboutAll || isNamed.contains(operation.name)
    else { return }
    #expect(throws: PermissionError.self) { try operation.run(desk.runner(of: "Samir")) }
  }

  @Test("a role for a place is good for that place")
  func holdsForPlace() throws {
    let desk = try SharedDesk()
    let samir = try desk.runner(of: "Samir")
    _ = try samir.run(AddPairs.self, pairs(to: "acme"))
    _ = try samir.run(GetConcept.self, ("a", "acme"))
    _ = try samir.run(
      Propose.self,
      Propose.Request(.concept(concept("p", "سلام", "peace"), glossary: "acme"))
    )
    #expect(throws: PermissionError.self) {
      try samir.run(AddConcept.self, (concept("n", "سلام", "peace"), "acme"))
    }
    #expect(throws: PermissionError.self) { try samir.run(AddPairs.self, pairs(to: "news")) }
  }

  /// What reads without a name, as text that shows from where it came.
  private static let readers: [(String, @Sendable (OperationRunner) throws -> String)] = [
    ("lookup", { try $0.run(Lookup.self, Lookup.Request("هدنة")).json.text }),
    (
      "annotate",
      { runner in
        let article = InputFile(name: "a.txt", content: Array("صمدت الهدنة".utf8))
        let document = try runner.run(Annotate.self, Annotate.Request(article))
        return document.segments.map { segment in
          segment.terms.map(\.glossary).joined(separator: " ")
            + segment.matches.map { "\($0.target) \($0.memory)" }.joined(separator: " ")
        }.joined()
      }
    ),
    ("match", { try $0.run(Match.self, Match.Request(["صمدت الهدنة"])).reports[0].json.text }),
    ("concordance", { try $0.run(Concordance.self, Concordance.Request("هدنة")).json.text }),
    ("memories", { try $0.run(ListMemories.self, ()).json.text }),
    ("imports", { try $0.run(ListImports.self, ()).json.text }),
    ("history", { try $0.run(History.self, History.Request()).json.text }),
    (
      "export",
      { runner in
        let file = try Files.TemporaryFile()
        let output = OutputFile(file)
        _ = try runner.run(ExportMemory.self, ExportMemory.Request(to: output))
        try output.finish()
        return String(decoding: try file.read(from: 0, count: 1 << 20), as: UTF8.self)
      }
    ),
  ]

  @Test("a memory that was given to somebody is seen by nobody else but admins", arguments: 0..<8)
  func closesMemories(number: Int) throws {
    let desk = try SharedDesk()
    let (name, read) = Self.readers[number]
    func seesAcme(_ text: String) -> Bool {
      text.contains("secret") || text.contains("\"memory\":\"acme\"")
        || text.contains("\"name\":\"acme\"")
    }
    #expect(try seesAcme(read(desk.runner(of: "admin"))), "\(name)")
    #expect(try seesAcme(read(desk.runner(of: "Samir"))), "\(name)")
    #expect(try !seesAcme(read(desk.runner(of: "reviewer"))), "\(name)")
    let text = try read(desk.runner(of: "Samir"))
    #expect(!text.contains("The truce holds") && !text.contains("\"news\""), "\(name)")
  }

  @Test("a memory that is closed cannot be named by others either")
  func refusesNames() throws {
    let desk = try SharedDesk()
    let reviewer = try desk.runner(of: "reviewer")
    var match = Match.Request(["صمدت الهدنة"])
    match.memories = ["acme"]
    #expect(throws: PermissionError.self) { try reviewer.run(Match.self, match) }
    #expect(throws: PermissionError.self) { try reviewer.run(AddPairs.self, pairs(to: "acme")) }
    #expect(throws: PermissionError.self) { try reviewer.run(UndoImport.self, 2) }
  }

  @Test("glossaries of which one may not read are not looked up, listed or exported")
  func hidesGlossaries() throws {
    let desk = try SharedDesk()
    let samir = try desk.runner(of: "Samir")
    let found = try samir.run(Lookup.self, Lookup.Request("هدنة"))
    #expect(found.entries.map(\.glossary) == ["acme"])
    #expect(try samir.run(ListGlossaries.self, ()).records.map(\.name) == ["acme"])
    let browsed = try samir.run(BrowseConcepts.self, BrowseConcepts.Request()).concepts
    #expect(browsed.map(\.glossary) == ["acme"])
    var options = ExportGlossary.defaults
    options.format = .csv
    let export = try samir.run(ExportGlossary.self, options)
    #expect(export.conceptCount == 1)
    #expect(throws: PermissionError.self) { try samir.run(GetConcept.self, ("a", "open")) }
  }

  @Test("a token lets nobody do more than its role")
  func limitsTokens() throws {
    let admin = SharedDesk.people[3]
    let limited = Principal(admin, limit: .proposer, among: SharedDesk.people)
    #expect(limited.permissions == Role.proposer.permissions)
    #expect(limited.closedMemories == ["acme"])
    let reader = Principal(SharedDesk.people[0], limit: .admin, among: SharedDesk.people)
    #expect(reader.permissions == [.read])
  }
}

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

@Suite("What is proposed")
struct ReviewTests {
  private let library: any Library = InMemoryLibrary()

  private func runner(_ name: String = "Samir") -> OperationRunner {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.now = { "2026-11-30T08:00:00Z" }
    runner.context.principal.name = name
    return runner
  }

  @discardableResult
  private func propose(_ subject: Propose.Subject, _ reason: String? = nil) throws -> String {
    var request = Propose.Request(subject)
    request.reason = reason
    request.evidence = ["«هدنة»"]
    return "\(try runner("Huda").run(Propose.self, request).proposals[0].number)"
  }

  private func decide(_ identifiers: [String], accepts: Bool) throws -> ReviewList {
    var request = DecideProposals.Request(identifiers, accepts: accepts)
    request.reason = "why"
    return try runner().run(DecideProposals.self, request)
  }

  private func english(_ identifier: String) throws -> [String]? {
    try library.concept(identifier, in: "desk")?.concept.terms(in: .english).map(\.text)
  }

  @Test("nothing proposed is looked up, listed, marked, matched or exported")
  func countsForNothing() throws {
    _ = try runner().run(AddConcept.self, (concept("a", "سلام", "peace"), "desk"))
    try propose(.concept(concept("b", "هدنة", "truce"), glossary: "desk"))
    try propose(.term(Term(text: "calm"), .english, concept: "a", glossary: "desk"))
    try propose(
      .unit(source: "هدنة", target: "A truce", LanguagePair(from: .arabic), memory: "m")
    )
    #expect(try runner().run(Lookup.self, Lookup.Request("هدنة")).entries.isEmpty)
    #expect(try runner().run(Lookup.self, Lookup.Request("calm")).entries.isEmpty)
    let export = try runner().run(ExportGlossary.self, ExportGlossary.defaults)
    #expect(export.conceptCount == 1)
    #expect(!String(decoding: export.bytes, as: UTF8.self).contains("calm"))
    #expect(try runner().run(ListMemories.self, ()).memories.isEmpty)
    #expect(try runner().run(Match.self, Match.Request(["هدنة"])).hasFound == false)
    #expect(try runner().run(ListProposals.self, ListProposals.Request()).proposals.count == 3)
  }

  @Test("what is accepted is stored under its proposer, and on record under its reviewer")
  func accepts() throws {
    let first = try propose(.concept(concept("b", "هدنة", "truce"), glossary: "desk"), "جديد")
    let list = try decide([first], accepts: true)
    #expect(list.failures.isEmpty)
    #expect(list.proposals[0].proposal.state == .accepted)
    #expect(list.proposals[0].proposal.decision?.person == "Samir")
    let stored = try #require(try library.concept("b", in: "desk"))
    #expect(stored.concept.created?.person == "Huda")
    #expect(try runner().run(Lookup.self, Lookup.Request("هدنة")).entries.count == 1)
    let term = try propose(.term(Term(text: "lull"), .english, concept: "b", glossary: "desk"))
    let unit = try propose(
      .unit(
        source: "صمدت الهدنة",
        target: "The truce held",
        LanguagePair(from: .arabic),
        memory: "m"
      )
    )
    #expect(try decide([term, unit], accepts: true).failures.isEmpty)
    #expect(try english("b") == ["truce", "lull"])
    #expect(try runner().run(Match.self, Match.Request(["صمدت الهدنة"])).hasFound)
    let changes = try runner().run(History.self, History.Request()).changes.map(\.change)
    #expect(changes.map(\.subject) == [.unit, .concept, .concept])
    #expect(changes.allSatisfy { $0.person == "Samir" })
    #expect(try runner().run(ListProposals.self, ListProposals.Request()).proposals.isEmpty)
  }

  @Test("what is refused is stored nowhere, and stays with its reason")
  func refuses() throws {
    let first = try propose(.concept(concept("b", "هدنة", "truce"), glossary: "desk"))
    let list = try decide([first], accepts: false)
    #expect(list.json.text.contains("\"reason\":\"why\""))
    #expect(try library.glossaries().isEmpty)
    #expect(try runner().run(History.self, History.Request()).changes.isEmpty)
    let again = try decide([first], accepts: true)
    #expect(again.failures.count == 1)
    #expect(try library.glossaries().isEmpty)
  }

  @Test("another state of a concept that was changed since is not accepted; a term of it is")
  func meetsConflicts() throws {
    _ = try runner().run(AddConcept.self, (concept("a", "هدنة", "truce"), "desk"))
    let change = try propose(.concept(concept("a", "هدنة", "ceasefire"), glossary: "desk"))
    let added = try propose(.concept(concept("n", "سلام", "peace"), glossary: "desk"))
    let term = try propose(.term(Term(text: "lull"), .english, concept: "a", glossary: "desk"))
    let stored = try #require(try library.concept("a", in: "desk"))
    var other = stored.concept
    other.domain = "politics"
    _ = try runner().run(ChangeConcept.self, (other, "desk", stored.revision))
    _ = try runner().run(AddConcept.self, (concept("n", "حوار", "dialogue"), "desk"))
    let list = try decide([change, added, term], accepts: true)
    #expect(list.failures.keys.sorted().map { "\($0)" } == [change, added])
    #expect(try english("a") == ["truce", "lull"])
    #expect(try english("n") == ["dialogue"])
    #expect(list.proposals.map(\.proposal.state) == [.open, .open, .accepted])
  }

  @Test("what is there in another spelling is shown beside")
  func showsAlike() throws {
    _ = try runner().run(AddConcept.self, (concept("a", "الهُدنة", "armistice"), "desk"))
    _ = try runner().run(AddConcept.self, (concept("b", "حرب", "war"), "desk"))
    try propose(.concept(concept("n", "هدنة", "truce"), glossary: "other"))
    let list = try runner().run(ListProposals.self, ListProposals.Request())
    #expect(list.alike.values.flatMap(\.self).map(\.concept.identifier) == ["a"])
    #expect(list.json.text.contains("\"alike\":[{\"concept\":\"a\",\"glossary\":\"desk\"}]"))
  }

  @Test("what could not be stored cannot be proposed, and an unknown number decides nothing")
  func refusesNonsense() throws {
    #expect(throws: ConceptEditError.self) {
      try propose(.concept(concept("x", "", ""), glossary: "desk"))
    }
    #expect(throws: (any Error).self) {
      try propose(.term(Term(text: "x"), .english, concept: "none", glossary: "desk"))
    }
    #expect(throws: Failure.self) {
      try propose(.unit(source: "أ", target: " ", LanguagePair(from: .arabic), memory: "m"))
    }
    let long = String(repeating: "ا", count: 40_000)
    #expect(throws: ReviewError.tooLong(limit: Propose.maximumByteCount)) {
      try propose(.concept(concept("x", "هدنة", "truce"), glossary: "desk"), long)
    }
    let first = try propose(.concept(concept("b", "هدنة", "truce"), glossary: "desk"))
    for text in ["9", "x", ""] {
      #expect(throws: ReviewError.noSuchProposal(text)) {
        try decide([first, text], accepts: true)
      }
    }
    #expect(try library.glossaries().isEmpty)
  }
}

import Files
import JSON
import LibraryAccess
import Model
import TermExtraction
import TestSupport
import Testing

@testable import Workbench

@Suite("Terms out of texts and memories")
struct TermExtractionTests {
  private let library: any Library = InMemoryLibrary()

  private var runner: OperationRunner {
    var runner = OperationRunner(PreparedLibrary(library, for: .manyRequests), version: "0")
    runner.context.now = { "2026-11-30T08:00:00Z" }
    runner.context.principal.name = "Huda"
    return runner
  }

  private func article(_ text: String) -> InputFile {
    InputFile(name: "a.txt", content: Array(text.utf8))
  }

  @Test("what is new is proposed once, what a glossary has never")
  func proposes() throws {
    let known = ConceptEntry(
      identifier: "m",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: "صاروخ باليستي")]),
        LanguageSection(language: .english, terms: [Term(text: "ballistic missile")]),
      ]
    )
    _ = try runner.run(AddConcept.self, (known, "desk"))
    var request = ExtractTerms.Request([
      article("سقطت صواريخ باليستية.\nالصاروخ الباليستي أصاب هدنة إنسانية.\nالهدنة الإنسانية صمدت.")
    ])
    request.glossary = "desk"
    let first = try runner.run(ExtractTerms.self, request)
    #expect(first.candidates.first { $0.found.term == "صاروخ باليستي" }?.isKnown == true)
    #expect(first.candidates.first { $0.found.term == "هدنة إنسانية" }?.isKnown == false)
    #expect(first.proposedCount == first.candidates.count { !$0.isKnown })
    #expect(try runner.run(ExtractTerms.self, request).proposedCount == 0)
    let proposals = try library.proposals(ProposalSelection())
    #expect(proposals.allSatisfy { $0.proposal.person == "Huda" && !$0.proposal.evidence.isEmpty })
    #expect(try library.concepts(glossaries: nil).count == 1)
  }

  @Test("a pair agrees with a glossary, contradicts one, or is new")
  func standing() throws {
    let pairs = [
      ("The truce began.", "بدأت الهدنة."), ("The truce holds.", "صمدت الهدنة."),
      ("They broke the truce.", "خرقوا الهدنة."),
    ]
    _ = try runner.run(
      AddPairs.self,
      AddPairs.Request(
        pairs.map { (source: $0.0, target: $0.1) },
        to: "news",
        LanguagePair(from: .english),
        origin: "t"
      )
    )
    var request = HarvestTerms.Request()
    request.terms = ["هدنة"]
    request.limit = 1
    let new = try #require(try runner.run(HarvestTerms.self, request).candidates.first)
    #expect(new.standing == .new)
    #expect(new.found.english == "truce")
    #expect(new.evidence.first?.source == "The truce began.")
    let ceasefire = ConceptEntry(
      identifier: "c",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: "هدنة")]),
        LanguageSection(language: .english, terms: [Term(text: "ceasefire")]),
      ]
    )
    let stored = try runner.run(AddConcept.self, (ceasefire, "desk"))
    let other = try #require(try runner.run(HarvestTerms.self, request).candidates.first)
    #expect(other.standing == .contradicts)
    #expect(other.glossaryTerms == ["ceasefire"])
    let both = stored.concept.adding(Term(text: "truce"), in: .english)
    _ = try runner.run(ChangeConcept.self, (both, "desk", stored.revision))
    let same = try #require(try runner.run(HarvestTerms.self, request).candidates.first)
    #expect(same.standing == .agrees)
    #expect(same.concept == "c")
  }

  @Test("an article is no bilingual file")
  func notBilingual() {
    var request = HarvestTerms.Request()
    request.files = [article("نص بلا ترجمة.")]
    #expect(throws: Failure.self) { try runner.run(HarvestTerms.self, request) }
  }
}

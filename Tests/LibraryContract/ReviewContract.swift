import LibraryAccess
import Model
import TestLibraries
import Testing

private func proposal(_ glossary: String?, memory: String? = nil) -> Proposal {
  var proposal = Proposal(
    memory == nil ? .concept : .unit,
    person: "Huda",
    date: "2026-11-30T08:00:00Z",
    reason: "«جديد»",
    evidence: ["first", "الثاني\n"],
    after: "{\"concept\":\"x\"}"
  )
  proposal.glossary = glossary
  proposal.memory = memory
  proposal.before = glossary == "g" ? "{}" : nil
  return proposal
}

private let decision = Proposal.Decision(
  person: "Samir",
  date: "2026-11-30T09:00:00Z",
  reason: "لا"
)

/// What a library promises of what is proposed.
@Suite("Laws of proposals")
struct ReviewContract {
  private func library(_ kind: StoreKind) throws -> TemporaryLibrary {
    let library = try TemporaryLibrary(kind)
    let numbers = try library.library.updateProposals { writer in
      try [proposal("g"), proposal("h"), proposal(nil, memory: "m")].map { try writer.propose($0) }
    }
    #expect(numbers == [1, 2, 3])
    return library
  }

  private func numbers(
    _ library: TemporaryLibrary,
    _ change: (inout ProposalSelection) -> Void = { _ in }
  ) throws -> [Int64] {
    var selection = ProposalSelection()
    change(&selection)
    return try library.library.proposals(selection).map(\.number)
  }

  @Test("a proposal comes back as it was made", arguments: StoreKind.allCases)
  func keeps(kind: StoreKind) throws {
    let library = try library(kind)
    try library.reopen()
    let stored = try library.library.proposals(ProposalSelection())
    #expect(stored.map(\.proposal) == [proposal("g"), proposal("h"), proposal(nil, memory: "m")])
  }

  @Test("proposals are found by state and glossary", arguments: StoreKind.allCases)
  func selects(kind: StoreKind) throws {
    let library = try library(kind)
    try library.library.updateProposals { writer in
      try writer.decide(2, .refused, decision)
      #expect(try writer.proposal(2)?.state == .refused)
      #expect(try writer.proposal(9) == nil)
    }
    #expect(try numbers(library) == [1, 2, 3])
    #expect(try numbers(library) { $0.state = .open } == [1, 3])
    #expect(try numbers(library) { $0.glossary = "h" } == [2])
    #expect(try numbers(library) { $0.limit = 1 } == [1])
    let refused = try #require(try library.library.proposals(ProposalSelection()).dropFirst().first)
    #expect(refused.proposal.decision == decision)
  }

  @Test("a decision is taken back with its transaction", arguments: StoreKind.allCases)
  func isAtomic(kind: StoreKind) throws {
    struct Stop: Error {}
    let library = try library(kind)
    #expect(throws: Stop.self) {
      try library.library.updateGlossary("g", isDryRun: false) { writer in
        try writer.decide(1, .accepted, decision)
        _ = try writer.propose(proposal("g"))
        throw Stop()
      }
    }
    #expect(try numbers(library) { $0.state = .open } == [1, 2, 3])
  }

  @Test("what is proposed is no change of a glossary or a memory", arguments: StoreKind.allCases)
  func changesNothing(kind: StoreKind) throws {
    let library = try library(kind)
    #expect(try library.library.version() == LibraryVersion())
    #expect(try library.library.glossaries().isEmpty)
    #expect(try library.library.memories().isEmpty)
  }

  @Test(
    "a purge takes proposals out too, and no number is given twice",
    arguments: StoreKind.allCases
  )
  func purges(kind: StoreKind) throws {
    let library = try library(kind)
    _ = try library.library.purgeHistory(.memory("m")) { _ in testChange(.purge) }
    #expect(try numbers(library) == [1, 2])
    try library.library.updateProposals { try $0.decide(2, .accepted, decision) }
    _ = try library.library.purgeHistory(.before("2026-12-01")) { _ in testChange(.purge) }
    #expect(try numbers(library) == [1])
    let next = try library.library.updateProposals { try $0.propose(proposal("g")) }
    #expect(next == 4)
  }
}

package import Model

/// Whatever changes a copy of the state of a library in memory.
protocol InMemoryProposalWriter: AnyObject, ProposalWriter {
  /// The copy.
  var state: InMemoryState { get set }
}

extension InMemoryProposalWriter {
  package func record(_ change: Change) throws -> Int64 { state.record(change) }

  package func propose(_ proposal: Proposal) throws -> Int64 {
    let number = state.nextProposal
    state.nextProposal += 1
    state.proposals.append(StoredProposal(number: number, proposal: proposal))
    return number
  }

  package func proposal(_ number: Int64) throws -> Proposal? {
    state.proposals.first { $0.number == number }?.proposal
  }

  package func decide(
    _ number: Int64,
    _ decided: Proposal.State,
    _ decision: Proposal.Decision
  ) throws {
    guard let place = state.proposals.firstIndex(where: { $0.number == number }) else { return }
    var proposal = state.proposals[place].proposal
    proposal.state = decided
    proposal.decision = decision
    state.proposals[place] = StoredProposal(number: number, proposal: proposal)
  }
}

/// Proposes and decides, and does nothing else.
private final class InMemoryReviewWriter: InMemoryProposalWriter {
  var state: InMemoryState

  init(_ state: InMemoryState) { self.state = state }
}

extension InMemoryLibrary {
  package func proposals(_ selection: ProposalSelection) throws -> [StoredProposal] {
    let found = current.proposals.filter { stored in
      (selection.state ?? stored.proposal.state) == stored.proposal.state
        && (selection.glossary ?? stored.proposal.glossary) == stored.proposal.glossary
    }
    return Array(found.prefix(selection.limit))
  }

  package func updateProposals<Result>(
    _ body: (any ProposalWriter) throws -> Result
  ) throws -> Result {
    try write { state in
      let writer = InMemoryReviewWriter(state)
      let result = try body(writer)
      state = writer.state
      return result
    }
  }
}

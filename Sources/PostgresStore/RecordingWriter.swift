import LibraryAccess
import Model

/// Whatever writes beside the history, proposals and people.
protocol RecordingWriter: ProposalWriter {
  var history: RecordWriter { get }
}

extension RecordingWriter {
  func record(_ change: Change) throws -> Int64 { try history.record(change) }

  func propose(_ proposal: Proposal) throws -> Int64 { try history.propose(proposal) }

  func proposal(_ number: Int64) throws -> Proposal? { try history.proposal(number) }

  func decide(
    _ number: Int64,
    _ state: Proposal.State,
    _ decision: Proposal.Decision
  ) throws {
    try history.decide(number, state, decision)
  }
}

import LibraryAccess
import Model

extension RecordWriter: ProposalWriter {
  func propose(_ proposal: Proposal) throws -> Int64 {
    let number = try next("proposal")
    try insert(StoredProposal(number: number, proposal: proposal))
    return number
  }

  /// Stores a proposal with the number that it has.
  func insert(_ stored: StoredProposal) throws {
    let proposal = stored.proposal
    try connection.query(
      """
      INSERT INTO dragoman.proposal (\(ProposalRows.columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """,
      [
        .int(stored.number), .text(proposal.subject.rawValue), .text(proposal.glossary),
        .text(proposal.memory), .text(proposal.person), .text(proposal.date),
        .text(proposal.reason), .texts(proposal.evidence), .text(proposal.before),
        .text(proposal.after), .text(proposal.state.rawValue), .text(proposal.decision?.person),
        .text(proposal.decision?.date), .text(proposal.decision?.reason),
      ]
    )
  }

  func proposal(_ number: Int64) throws -> Proposal? {
    let rows = try connection.query(
      "SELECT \(ProposalRows.columns) FROM dragoman.proposal WHERE id = $1",
      [.int(number)]
    )
    return rows.count == 1 ? try ProposalRows(rows: rows).proposal(0).proposal : nil
  }

  func decide(
    _ number: Int64,
    _ state: Proposal.State,
    _ decision: Proposal.Decision
  ) throws {
    try connection.query(
      """
      UPDATE dragoman.proposal SET state = $2, decided_by = $3, decided_at = $4,
        decision_reason = $5
      WHERE id = $1
      """,
      [
        .int(number), .text(state.rawValue), .text(decision.person), .text(decision.date),
        .text(decision.reason),
      ]
    )
  }
}

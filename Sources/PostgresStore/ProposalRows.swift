import LibraryAccess
import Model

/// Proposals as rows.
struct ProposalRows {
  /// The columns, to be selected.
  static let columns = """
    id, subject, glossary, memory, person, date, reason, evidence, before, after, state, \
    decided_by, decided_at, decision_reason
    """

  let rows: Rows

  func proposal(_ row: Int) throws -> StoredProposal {
    guard let subject = Proposal.Subject(rawValue: rows.text(row, 1)),
      let state = Proposal.State(rawValue: rows.text(row, 10))
    else { throw LibraryError(.inconsistent) }
    var evidence: [String] = []
    forEachElement(of: rows.bytes(row, 7)) {
      evidence.append(String(decoding: $0, as: UTF8.self))
    }
    var proposal = Proposal(
      subject,
      person: rows.optionalText(row, 4),
      date: rows.text(row, 5),
      reason: rows.optionalText(row, 6),
      evidence: evidence,
      after: rows.text(row, 9)
    )
    proposal.glossary = rows.optionalText(row, 2)
    proposal.memory = rows.optionalText(row, 3)
    proposal.before = rows.optionalText(row, 8)
    proposal.state = state
    if let date = rows.optionalText(row, 12) {
      proposal.decision = Proposal.Decision(
        person: rows.optionalText(row, 11),
        date: date,
        reason: rows.optionalText(row, 13)
      )
    }
    return StoredProposal(number: rows.int(row, 0), proposal: proposal)
  }
}

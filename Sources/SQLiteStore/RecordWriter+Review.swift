import GRDB
import JSON
package import LibraryAccess
package import Model

/// Whatever writes beside the history, proposals and people.
protocol RecordingWriter: ProposalWriter {
  var history: RecordWriter { get }
}

extension RecordingWriter {
  package func record(_ change: Change) throws -> Int64 { try history.record(change) }

  package func propose(_ proposal: Proposal) throws -> Int64 { try history.propose(proposal) }

  package func proposal(_ number: Int64) throws -> Proposal? { try history.proposal(number) }

  package func decide(
    _ number: Int64,
    _ state: Proposal.State,
    _ decision: Proposal.Decision
  ) throws {
    try history.decide(number, state, decision)
  }
}

extension RecordWriter: ProposalWriter {
  func propose(_ proposal: Proposal) throws -> Int64 {
    let next = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT next FROM proposalCounter")
    )
    guard let number = next else { throw LibraryError(.inconsistent) }
    try insert(StoredProposal(number: number, proposal: proposal))
    return number
  }

  /// Stores a proposal with the number that it has.
  func insert(_ stored: StoredProposal) throws {
    let (number, proposal) = (stored.number, stored.proposal)
    try counting {
      try database.cachedStatement(
        sql: """
          INSERT INTO proposal (id, subject, glossary, memory, person, date, reason, evidence, before,
            after, state, decidedBy, decidedAt, decisionReason)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          number, proposal.subject.rawValue, proposal.glossary, proposal.memory, proposal.person,
          proposal.date, proposal.reason, JSONValue.strings(proposal.evidence).text,
          proposal.before, proposal.after, proposal.state.rawValue, proposal.decision?.person,
          proposal.decision?.date, proposal.decision?.reason,
        ]
      )
      try database.execute(sql: "UPDATE proposalCounter SET next = ?", arguments: [number + 1])
    }
  }

  func proposal(_ number: Int64) throws -> Proposal? {
    try Row.fetchOne(database, sql: "SELECT * FROM proposal WHERE id = ?", arguments: [number])
      .map { try StoredProposal($0).proposal }
  }

  func decide(
    _ number: Int64,
    _ state: Proposal.State,
    _ decision: Proposal.Decision
  ) throws {
    try counting {
      try database.execute(
        sql: """
          UPDATE proposal SET state = ?, decidedBy = ?, decidedAt = ?, decisionReason = ?
          WHERE id = ?
          """,
        arguments: [state.rawValue, decision.person, decision.date, decision.reason, number]
      )
    }
  }
}

extension LibraryFile {
  /// Returns proposals, the earliest first.
  ///
  /// - Throws: `LibraryError`.
  package func proposals(_ selection: ProposalSelection) throws -> [StoredProposal] {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT * FROM proposal
            WHERE state = coalesce(?1, state) AND (?2 IS NULL OR glossary = ?2)
            ORDER BY id LIMIT ?3
            """,
          arguments: [selection.state?.rawValue, selection.glossary, selection.limit]
        ).map { try StoredProposal($0) }
      }
    }
  }

  /// Runs one transaction that proposes, or decides without another change.
  ///
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  package func updateProposals<Result>(
    _ body: (any ProposalWriter) throws -> Result
  ) throws -> Result {
    try write(.glossaries) { _, records in try body(records) }
  }
}

extension StoredProposal {
  init(_ row: Row) throws {
    guard let subject = Proposal.Subject(rawValue: row["subject"]),
      let state = Proposal.State(rawValue: row["state"])
    else { throw LibraryError(.inconsistent) }
    let evidence: String = row["evidence"]
    var proposal = Proposal(
      subject,
      person: row["person"],
      date: row["date"],
      reason: row["reason"],
      evidence: try JSONField(JSONReader.read(Array(evidence.utf8))).strings(),
      after: row["after"]
    )
    proposal.glossary = row["glossary"]
    proposal.memory = row["memory"]
    proposal.before = row["before"]
    proposal.state = state
    if let date: String = row["decidedAt"] {
      proposal.decision = Proposal.Decision(
        person: row["decidedBy"],
        date: date,
        reason: row["decisionReason"]
      )
    }
    self.init(number: row["id"], proposal: proposal)
  }
}

package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func proposals(_ selection: ProposalSelection) throws -> [StoredProposal] {
    try pool.read { connection in
      let rows = ProposalRows(
        rows: try connection.query(
          """
          SELECT \(ProposalRows.columns) FROM dragoman.proposal
          WHERE ($1 IS NULL OR state = $1) AND ($2 IS NULL OR glossary = $2)
          ORDER BY id LIMIT $3
          """,
          [.text(selection.state?.rawValue), .text(selection.glossary), .int(selection.limit)]
        )
      )
      return try (0..<rows.rows.count).map(rows.proposal)
    }
  }

  package func updateProposals<Result>(
    _ body: (any ProposalWriter) throws -> Result
  ) throws -> Result {
    // Of two who decide of one proposal the second sees what the first has decided.
    try write(.glossaries, of: "") { _, records in (false, try body(records)) }
  }
}

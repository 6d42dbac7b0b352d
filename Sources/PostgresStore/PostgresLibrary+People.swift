package import LibraryAccess
package import Model

extension PostgresLibrary {
  package func people() throws -> [Person] { try read { try PostgresStore.people($0) } }

  package func credential(_ hash: String) throws -> Credential? {
    try credentials("hash = $1", hash).first
  }

  package func credentials(of person: String) throws -> [Credential] {
    try credentials("person = $1 ORDER BY created DESC, hash DESC", person)
  }

  package func updatePeople<Result>(
    _ body: (any PeopleWriter) throws -> Result
  ) throws -> Result {
    try write(.glossaries, of: "") { _, records in (false, try body(records)) }
  }

  private func credentials(_ condition: String, _ value: String) throws -> [Credential] {
    try pool.read { connection in
      let rows = CredentialRows(
        rows: try connection.query(
          "SELECT \(CredentialRows.columns) FROM dragoman.credential WHERE \(condition)",
          [.text(value)]
        )
      )
      return try (0..<rows.rows.count).map(rows.credential)
    }
  }
}

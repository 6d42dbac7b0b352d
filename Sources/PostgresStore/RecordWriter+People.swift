import LibraryAccess
import Model

extension RecordWriter: PeopleWriter {
  func person(_ name: String) throws -> Person? { try people(connection, named: name).first }

  func write(_ person: Person) throws {
    try LibraryError.require(name: person.name)
    try connection.query(
      """
      INSERT INTO dragoman.person (name, password, created) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET password = excluded.password
      """,
      [.text(person.name), .text(person.password), .text(person.created)]
    )
    try connection.query("DELETE FROM dragoman.role WHERE person = $1", [.text(person.name)])
    for (number, (place, role)) in person.roles.enumerated() {
      try connection.query(
        """
        INSERT INTO dragoman.role (person, place, role, glossary, memory)
        VALUES ($1, $2, $3, $4, $5)
        """,
        [
          .text(person.name), .int(number), .text(role.rawValue), .text(place.glossary),
          .text(place.memory),
        ]
      )
    }
  }

  func removePerson(_ name: String) throws -> Bool {
    for table in ["role", "credential"] {
      try connection.query("DELETE FROM dragoman.\(table) WHERE person = $1", [.text(name)])
    }
    let removed = try connection.query(
      "DELETE FROM dragoman.person WHERE name = $1",
      [.text(name)]
    )
    return removed.changedCount > 0
  }

  func write(_ credential: Credential) throws {
    guard try person(credential.person) != nil else { throw LibraryError(.inconsistent) }
    try connection.query(
      "DELETE FROM dragoman.credential WHERE hash = $1",
      [.text(credential.hash)]
    )
    try connection.query(
      """
      INSERT INTO dragoman.credential (\(CredentialRows.columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .text(credential.hash), .text(credential.kind.rawValue), .text(credential.person),
        .text(credential.role?.rawValue), .text(credential.created), .text(credential.end),
        .text(credential.lastSeen), .text(credential.note),
      ]
    )
  }

  func removeCredentials(_ selection: CredentialSelection) throws {
    let (condition, values): (String, [SQLValue]) =
      switch selection {
      case .hash(let hash): ("hash = $1", [.text(hash)])
      case .person(let name, let kind):
        ("person = $1 AND kind = $2", [.text(name), .text(kind.rawValue)])
      case .endedBefore(let date): ("ends < $1", [.text(date)])
      }
    try connection.query("DELETE FROM dragoman.credential WHERE \(condition)", values)
  }
}

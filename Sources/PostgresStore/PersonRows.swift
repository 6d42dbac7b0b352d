import LibraryAccess
import Model

/// Reads the people of a library, or the one of a name, with what is known of their credentials.
func people(_ connection: Connection, named name: String? = nil) throws -> [Person] {
  let rows = try connection.query(
    """
    SELECT name, password, created,
      (SELECT count(*) FROM dragoman.credential WHERE person = name AND kind = 'token'),
      (SELECT max(last_seen) FROM dragoman.credential WHERE person = name)
    FROM dragoman.person WHERE $1 IS NULL OR name = $1 ORDER BY name
    """,
    [.text(name)]
  )
  let roles = try connection.query(
    """
    SELECT person, role, glossary, memory FROM dragoman.role WHERE $1 IS NULL OR person = $1
    ORDER BY person, place
    """,
    [.text(name)]
  )
  var people: [Person] = []
  var places: [String: Int] = [:]
  for row in 0..<rows.count {
    var person = Person(name: rows.text(row, 0), created: rows.text(row, 2))
    person.password = rows.optionalText(row, 1)
    person.tokenCount = Int(rows.int(row, 3))
    person.lastSeen = rows.optionalText(row, 4)
    places[person.name] = people.count
    people.append(person)
  }
  for row in 0..<roles.count {
    guard let role = Role(rawValue: roles.text(row, 1)) else { throw LibraryError(.inconsistent) }
    guard let place = places[roles.text(row, 0)] else { continue }
    let glossary = roles.optionalText(row, 2).map(Place.glossary)
    let memory = roles.optionalText(row, 3).map(Place.memory)
    people[place].setRole(role, for: glossary ?? memory ?? .library)
  }
  return people
}

/// Credentials as rows.
struct CredentialRows {
  /// The columns, to be selected.
  static let columns = "hash, kind, person, role, created, ends, last_seen, note"

  let rows: Rows

  func credential(_ row: Int) throws -> Credential {
    guard let kind = Credential.Kind(rawValue: rows.text(row, 1)) else {
      throw LibraryError(.inconsistent)
    }
    var credential = Credential(
      kind,
      hash: rows.text(row, 0),
      person: rows.text(row, 2),
      created: rows.text(row, 4),
      end: rows.optionalText(row, 5)
    )
    credential.role = rows.optionalText(row, 3).flatMap { Role(rawValue: $0) }
    credential.lastSeen = rows.optionalText(row, 6)
    credential.note = rows.optionalText(row, 7)
    return credential
  }
}

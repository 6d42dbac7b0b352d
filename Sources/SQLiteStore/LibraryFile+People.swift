import GRDB
package import LibraryAccess
package import Model

extension LibraryFile {
  /// Returns all people, by name.
  ///
  /// - Throws: `LibraryError`.
  package func people() throws -> [Person] {
    try translatingErrors { try pool.read { try Person.all($0, named: nil) } }
  }

  /// Returns what was given to somebody, by its hash, whether or not it has ended.
  ///
  /// - Throws: `LibraryError`.
  package func credential(_ hash: String) throws -> Credential? {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchOne(
          database,
          sql: "SELECT * FROM credential WHERE hash = ?",
          arguments: [hash]
        ).map { try Credential($0) }
      }
    }
  }

  /// Returns what a person was given, the latest first.
  ///
  /// - Throws: `LibraryError`.
  package func credentials(of person: String) throws -> [Credential] {
    try translatingErrors {
      try pool.read { database in
        try Row.fetchAll(
          database,
          sql: "SELECT * FROM credential WHERE person = ? ORDER BY created DESC, hash DESC",
          arguments: [person]
        ).map { try Credential($0) }
      }
    }
  }

  /// Runs one transaction that changes people.
  ///
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  package func updatePeople<Result>(
    _ body: (any PeopleWriter) throws -> Result
  ) throws -> Result {
    try write(.glossaries) { _, records in try body(records) }
  }
}

extension RecordWriter: PeopleWriter {
  func person(_ name: String) throws -> Person? { try Person.all(database, named: name).first }

  func write(_ person: Person) throws {
    try LibraryError.require(name: person.name)
    try counting {
      try database.execute(
        sql: """
          INSERT INTO person (name, password, created) VALUES (?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET password = excluded.password
          """,
        arguments: [person.name, person.password, person.created]
      )
      try database.execute(sql: "DELETE FROM role WHERE person = ?", arguments: [person.name])
      for (place, role) in person.roles {
        try database.execute(
          sql: "INSERT INTO role (person, role, glossary, memory) VALUES (?, ?, ?, ?)",
          arguments: [person.name, role.rawValue, place.glossary, place.memory]
        )
      }
    }
  }

  func removePerson(_ name: String) throws -> Bool {
    var count = 0
    try counting {
      for table in ["role", "credential"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [name])
      }
      try database.execute(sql: "DELETE FROM person WHERE name = ?", arguments: [name])
      count = database.changesCount
    }
    return count > 0
  }

  func write(_ credential: Credential) throws {
    guard try person(credential.person) != nil else { throw LibraryError(.inconsistent) }
    try counting {
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO credential
            (hash, kind, person, role, created, ends, lastSeen, note)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          credential.hash, credential.kind.rawValue, credential.person, credential.role?.rawValue,
          credential.created, credential.end, credential.lastSeen, credential.note,
        ]
      )
    }
  }

  func removeCredentials(_ selection: CredentialSelection) throws {
    let (condition, arguments): (String, StatementArguments) =
      switch selection {
      case .hash(let hash): ("hash = ?", [hash])
      case .person(let name, let kind): ("person = ? AND kind = ?", [name, kind.rawValue])
      case .endedBefore(let date): ("ends < ?", [date])
      }
    try counting {
      try database.execute(sql: "DELETE FROM credential WHERE \(condition)", arguments: arguments)
    }
  }
}

extension Person {
  /// Reads the people of a library, or the one of a name.
  static func all(_ database: Database, named name: String?) throws -> [Person] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT name, password, created,
          (SELECT count(*) FROM credential WHERE person = name AND kind = 'token') AS tokens,
          (SELECT max(lastSeen) FROM credential WHERE person = name) AS lastSeen
        FROM person WHERE name = coalesce(?, name) ORDER BY name
        """,
      arguments: [name]
    )
    return try rows.map { row in
      var person = Person(name: row["name"], created: row["created"])
      person.password = row["password"]
      person.tokenCount = row["tokens"]
      person.lastSeen = row["lastSeen"]
      let roles = try Row.fetchAll(
        database,
        sql: "SELECT role, glossary, memory FROM role WHERE person = ? ORDER BY id",
        arguments: [person.name]
      )
      for row in roles {
        guard let role = Role(rawValue: row["role"]) else { throw LibraryError(.inconsistent) }
        let glossary = (row["glossary"] as String?).map(Place.glossary)
        let memory = (row["memory"] as String?).map(Place.memory)
        person.setRole(role, for: glossary ?? memory ?? .library)
      }
      return person
    }
  }
}

extension Credential {
  init(_ row: Row) throws {
    guard let kind = Kind(rawValue: row["kind"]) else { throw LibraryError(.inconsistent) }
    self.init(
      kind,
      hash: row["hash"],
      person: row["person"],
      created: row["created"],
      end: row["ends"]
    )
    role = (row["role"] as String?).flatMap { Role(rawValue: $0) }
    lastSeen = row["lastSeen"]
    note = row["note"]
  }
}

package import Model

extension InMemoryLibrary {
  package func people() throws -> [Person] { current.allPeople }

  package func credential(_ hash: String) throws -> Credential? { current.credentials[hash] }

  package func credentials(of person: String) throws -> [Credential] {
    current.credentials.values.filter { $0.person == person }
      .sorted { ($1.created, $1.hash) < ($0.created, $0.hash) }
  }

  package func updatePeople<Result>(
    _ body: (any PeopleWriter) throws -> Result
  ) throws -> Result {
    try write { state in
      let writer = InMemoryPeopleWriter(state)
      let result = try body(writer)
      state = writer.state
      return result
    }
  }
}

extension InMemoryState {
  /// All people, by name, with what is known of their credentials.
  fileprivate var allPeople: [Person] {
    people.values.sorted { $0.name.precedes($1.name) }.map { person in
      var person = person
      let own = credentials.values.filter { $0.person == person.name }
      person.tokenCount = own.count { $0.kind == .token }
      person.lastSeen = own.compactMap(\.lastSeen).max()
      return person
    }
  }
}

private final class InMemoryPeopleWriter: PeopleWriter {
  var state: InMemoryState

  init(_ state: InMemoryState) { self.state = state }

  func record(_ change: Change) throws -> Int64 { state.record(change) }

  func person(_ name: String) throws -> Person? { state.allPeople.first { $0.name == name } }

  func write(_ person: Person) throws {
    try LibraryError.require(name: person.name)
    state.people[person.name] = person
  }

  func removePerson(_ name: String) throws -> Bool {
    state.credentials = state.credentials.filter { $0.value.person != name }
    return state.people.removeValue(forKey: name) != nil
  }

  func write(_ credential: Credential) throws {
    guard state.people[credential.person] != nil else { throw LibraryError(.inconsistent) }
    state.credentials[credential.hash] = credential
  }

  func removeCredentials(_ selection: CredentialSelection) throws {
    state.credentials = state.credentials.filter { hash, credential in
      switch selection {
      case .hash(let wanted): hash != wanted
      case .person(let name, let kind): credential.person != name || credential.kind != kind
      case .endedBefore(let date): !(credential.end.map { $0.precedes(date) } ?? false)
      }
    }
  }
}

import JSON
import LibraryAccess
package import Model
import Secrets

/// Shows somebody where this person is logged in.
package enum ListOwnSessions: Operation {
  package static let name = OperationName.ownSessions

  package static func places(of _: Void, in context: Context) throws -> [Place] { [] }

  /// Returns sessions that have not ended, the latest first; none for who has no account.
  ///
  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> [Credential] {
    guard let name = context.principal.name else { return [] }
    let now = context.now()
    return try context.library.credentials(of: name).filter { credential in
      credential.kind == .session && (credential.end ?? now) > now
    }
  }
}

/// Logs somebody out everywhere.
package enum EndOwnSessions: Operation {
  package static let name = OperationName.ownSessionsEnd

  package static func places(of _: Void, in context: Context) throws -> [Place] { [] }

  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws {
    guard let name = context.principal.name else { return }
    try context.library.updatePeople { try $0.removeCredentials(.person(name, .session)) }
  }
}

/// Changes the password of who asks.
package enum ChangeOwnPassword: Operation {
  /// The password as it is, and as it is to be.
  package typealias Request = (old: String, new: String)

  package static let name = OperationName.ownPassword

  package static func places(of _: Request, in context: Context) throws -> [Place] { [] }

  /// - Throws: `PersonError`; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws {
    let people = try context.library.people()
    guard let person = people.first(where: { $0.name == context.principal.name }),
      try Password.matches(request.old, person.password)
    else { throw PersonError.wrongPassword }
    try context.setPassword(request.new, of: person.name)
  }
}

extension Context {
  /// Gives somebody a password, and ends the sessions of the one before.
  func setPassword(_ password: String, of name: String) throws {
    try PersonRules.check(password: password)
    let hash = try Password.hash(password)
    try library.updatePeople { writer in
      guard var person = try writer.person(name) else { throw PersonError.noSuchPerson(name) }
      person.password = hash
      try writer.write(person)
      try writer.removeCredentials(.person(name, .session))
      try writer.record(change(of: person, saying: ["password": "changed"]))
    }
  }

  /// What is recorded of a person whose role for a place changes.
  ///
  /// - Parameters:
  ///   - person: The person as it was; `nil` where there was nobody of the name.
  ///   - changed: The person as it is.
  ///   - place: The place.
  /// - Returns: The change.
  func change(of person: Person?, to changed: Person, in place: Place) -> Change {
    var change = authorship.change(.person)
    change.object = changed.name
    if let person { change.note(before: held(person.role(for: place), place)) }
    change.note(after: held(changed.role(for: place), place))
    return change
  }

  /// What is recorded of a person who is removed.
  func removal(of person: Person) -> Change {
    var change = authorship.change(.person)
    change.object = person.name
    change.note(before: ["roles": .array(person.roles.map { held($0.role, $0.place) })])
    return change
  }

  /// What is recorded of a person of whom something is changed that the history must not show.
  func change(of person: Person, saying what: JSONValue) -> Change {
    var change = authorship.change(.person)
    change.object = person.name
    change.note(before: ["name": .string(person.name)])
    change.note(after: what)
    return change
  }

  private func held(_ role: Role?, _ place: Place) -> JSONValue {
    [
      "role": .optional(role?.rawValue), "glossary": .optional(place.glossary),
      "memory": .optional(place.memory),
    ]
  }
}

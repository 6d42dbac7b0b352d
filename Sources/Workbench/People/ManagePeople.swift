import JSON
import LibraryAccess
package import Model
import Secrets

/// Lists the people of a library.
package enum ListPeople: Operation {
  package static let name = OperationName.people

  /// - Throws: `LibraryError`.
  package static func run(_: Void, in context: Context) throws -> PeopleList {
    PeopleList(people: try context.library.people())
  }
}

/// Gives somebody a role; makes the account if there is none.
package enum AddPerson: Operation {
  /// Who, and what the person is where.
  package struct Request: Hashable, Sendable {
    /// The name.
    package var name: String
    /// The role.
    package var role: Role
    /// For what it holds.
    package var place: Place

    /// Creates a request.
    package init(_ name: String, _ role: Role, in place: Place = .library) {
      self.name = name
      self.role = role
      self.place = place
    }
  }

  package static let name = OperationName.personAdd

  /// - Throws: `LibraryError`, when the name cannot be one.
  package static func run(_ request: Request, in context: Context) throws -> PeopleList {
    try context.library.updatePeople { writer in
      let known = try writer.person(request.name)
      var person = known ?? Person(name: request.name, created: context.now())
      person.setRole(request.role, for: request.place)
      try writer.write(person)
      try writer.record(context.change(of: known, to: person, in: request.place))
      return PeopleList(people: [person])
    }
  }
}

/// Removes somebody, or takes one role away.
package enum RemovePerson: Operation {
  /// Who, and which role; `nil` removes the person.
  package typealias Request = (name: String, place: Place?)

  package static let name = OperationName.personRemove

  /// Tokens and sessions of somebody who is removed end at once.
  ///
  /// - Throws: `PersonError`; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws {
    try context.library.updatePeople { writer in
      guard var person = try writer.person(request.name) else {
        throw PersonError.noSuchPerson(request.name)
      }
      guard let place = request.place else {
        _ = try writer.removePerson(request.name)
        try writer.record(context.removal(of: person))
        return
      }
      guard person.role(for: place) != nil else { throw PersonError.noSuchRole(request.name) }
      let before = person
      person.setRole(nil, for: place)
      try writer.write(person)
      try writer.record(context.change(of: before, to: person, in: place))
    }
  }
}

/// Gives somebody a password; whoever was logged in by the old one no longer is.
package enum SetPassword: Operation {
  /// Who, and the password.
  package typealias Request = (name: String, password: String)

  package static let name = OperationName.personPassword

  /// - Throws: `PersonError`; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws {
    try context.setPassword(request.password, of: request.name)
  }
}

/// Makes a token for a program of somebody.
package enum MakeToken: Operation {
  /// Whose it is, and how long it serves for what.
  package struct Request: Hashable, Sendable {
    /// Whose it is.
    package var name: String
    /// When it ends: a day, or a time of UTC; `nil` is never.
    package var end: String?
    /// The most that it lets the person be; `nil` limits nothing.
    package var role: Role?

    /// Creates a request for a token without an end.
    package init(_ name: String) { self.name = name }
  }

  package static let name = OperationName.personToken

  /// The token is in the answer and nowhere else: the library keeps its hash.
  ///
  /// - Throws: `PersonError`; `HistoryError.noDate`; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws -> NewToken {
    let end = try request.end.map(checkedDate)
    if let end, end <= context.now() { throw PersonError.endIsPast(end) }
    let token = try Secret.make()
    var credential = Credential(
      .token,
      hash: try Secret.hash(token),
      person: request.name,
      created: context.now(),
      end: end
    )
    credential.role = request.role
    try context.library.updatePeople { writer in
      guard let person = try writer.person(request.name) else {
        throw PersonError.noSuchPerson(request.name)
      }
      try writer.write(credential)
      try writer.record(context.change(of: person, saying: ["token": "made"]))
    }
    return NewToken(token: token, name: request.name, end: end)
  }
}

/// Ends all tokens of somebody.
package enum RevokeTokens: Operation {
  package static let name = OperationName.personTokensRevoke

  /// - Returns: How many there were.
  /// - Throws: `PersonError`; `LibraryError`.
  package static func run(_ name: String, in context: Context) throws -> Int {
    try context.library.updatePeople { writer in
      guard let person = try writer.person(name) else { throw PersonError.noSuchPerson(name) }
      try writer.removeCredentials(.person(name, .token))
      try writer.record(context.change(of: person, saying: ["tokens": "revoked"]))
      return person.tokenCount
    }
  }
}

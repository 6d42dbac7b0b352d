/// What somebody is for a library, or for one glossary or memory of it.
package enum Role: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Looks up, annotates, checks.
  case reader
  /// Also proposes terms and units.
  case proposer
  /// Also decides of what is proposed, edits, imports.
  case reviewer
  /// Also removes, and looks after people and the library.
  case admin

  package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// For what a role holds.
package enum Place: Hashable, Sendable {
  /// All of the library, but for memories that are given by name.
  case library
  case glossary(String)
  case memory(String)

  /// The glossary, if it is one.
  package var glossary: String? { if case .glossary(let name) = self { name } else { nil } }
  /// The memory, if it is one.
  package var memory: String? { if case .memory(let name) = self { name } else { nil } }
}

/// Somebody who uses a shared library.
package struct Person: Hashable, Sendable {
  /// The name by which the person logs in.
  package var name: String
  /// What the person is, for each place once, in the order in which the roles were given.
  package var roles: [(place: Place, role: Role)]
  /// What the password is compared with; `nil` where there is none.
  package var password: String?
  /// When the account was made, as an ISO 8601 date and time in UTC.
  package var created: String
  /// How many tokens the person has; a store counts them.
  package var tokenCount = 0
  /// When the person was last seen; a store knows it.
  package var lastSeen: String?

  /// Creates a person without a role.
  package init(name: String, created: String) {
    self.name = name
    self.created = created
    roles = []
  }

  /// Returns the role for a place itself.
  package func role(for place: Place) -> Role? { roles.first { $0.place == place }?.role }

  /// Gives a role for a place, or takes it away.
  package mutating func setRole(_ role: Role?, for place: Place) {
    guard let index = roles.firstIndex(where: { $0.place == place }) else {
      if let role { roles.append((place, role)) }
      return
    }
    if let role { roles[index].role = role } else { roles.remove(at: index) }
  }

  package static func == (left: Person, right: Person) -> Bool {
    left.name == right.name && left.created == right.created && left.password == right.password
      && left.tokenCount == right.tokenCount && left.lastSeen == right.lastSeen
      && left.roles.count == right.roles.count
      && zip(left.roles, right.roles).allSatisfy { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What somebody shows to be known: a token of a program, or the session of a browser.
///
/// What is shown itself is kept nowhere, only its hash.
package struct Credential: Hashable, Sendable {
  /// What it is.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case token
    case session
  }

  /// What it is.
  package var kind: Kind
  /// The hash of what is shown.
  package var hash: String
  /// Whose it is.
  package var person: String
  /// The most that it lets the person be; `nil` limits nothing.
  package var role: Role?
  /// When it was made, as an ISO 8601 date and time in UTC.
  package var created: String
  /// When it ends; `nil` is never.
  package var end: String?
  /// When it was last shown, to the hour.
  package var lastSeen: String?
  /// What the person may know it by: the browser, and from where it came.
  package var note: String?

  /// Creates a credential.
  package init(_ kind: Kind, hash: String, person: String, created: String, end: String?) {
    self.kind = kind
    self.hash = hash
    self.person = person
    self.created = created
    self.end = end
  }
}

package import Model

/// Who asks for an operation, and what this person may do.
///
/// What a role allows says `Role.permissions`; for what a role holds says `Place`. A memory that was given to
/// somebody by name is closed: only those to whom it was given, and admins of the library, read it.
package struct Principal: Hashable, Sendable {
  /// The name that changes are recorded under; `nil` where nobody gave one.
  package var name: String?
  /// What the person may do in the library as a whole.
  package var permissions: Set<Permission>
  /// What the person may do beside in some glossaries.
  package var glossaries: [String: Set<Permission>] = [:]
  /// What the person may do beside in some memories.
  package var memories: [String: Set<Permission>] = [:]
  /// The memories that were given to others.
  package var closedMemories: Set<String> = []

  /// Creates a principal.
  package init(name: String? = nil, permissions: Set<Permission>) {
    self.name = name
    self.permissions = permissions
  }

  /// Creates the principal that a person is.
  ///
  /// - Parameters:
  ///   - person: The person.
  ///   - limit: The most that a token lets the person be; `nil` limits nothing.
  ///   - people: All people of the library, which tell what is closed.
  package init(_ person: Person, limit: Role? = nil, among people: [Person]) {
    self.init(name: person.name, permissions: [])
    for (place, role) in person.roles {
      let allowed = min(role, limit ?? role).permissions
      switch place {
      case .library: permissions = allowed
      case .glossary(let name): glossaries[name] = allowed
      case .memory(let name): memories[name] = allowed
      }
    }
    guard !permissions.contains(.administer) else { return }
    closedMemories = Set(people.flatMap(\.roles).compactMap(\.place.memory))
      .subtracting(memories.keys)
  }

  /// The one person of a local library, who may do everything.
  package static let owner = Principal(permissions: Set(Permission.allCases))

  /// Whether the person may do something in a place.
  package func may(_ permission: Permission, in place: Place) -> Bool {
    switch place {
    case .library: permissions.contains(permission)
    case .glossary(let name):
      permissions.contains(permission) || glossaries[name]?.contains(permission) == true
    case .memory(let name):
      memories[name]?.contains(permission) == true
        || (permissions.contains(permission) && !closedMemories.contains(name))
    }
  }

  /// Whether there is any place in which the person may do something.
  package func mayAnywhere(_ permission: Permission) -> Bool {
    permissions.contains(permission)
      || glossaries.values.contains { $0.contains(permission) }
      || memories.values.contains { $0.contains(permission) }
  }

  /// Whether the person may read all that there is.
  package var readsEverything: Bool { permissions.contains(.read) && closedMemories.isEmpty }
}

extension Role {
  /// What somebody with the role may do.
  package var permissions: Set<Permission> {
    switch self {
    case .reader: [.read]
    case .proposer: [.read, .propose]
    case .reviewer: [.read, .propose, .editTerms, .importUnits]
    case .admin: Set(Permission.allCases)
    }
  }
}

/// Somebody asked for what that person may not do.
package struct PermissionError: Explained, Hashable {
  /// What was asked for.
  package let operation: OperationName
  /// What it needs.
  package let permission: Permission

  package var message: Message { Message("request.forbidden") }
  package var kind: Failure.Kind { .forbidden }
}

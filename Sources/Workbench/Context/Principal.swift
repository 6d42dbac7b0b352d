package import Model

/// Who asks for an operation.
package struct Principal: Hashable, Sendable {
  /// The name that changes are recorded under; `nil` where nobody gave one.
  package var name: String?
  /// What the person may do.
  package var permissions: Set<Permission>

  /// Creates a principal.
  package init(name: String? = nil, permissions: Set<Permission>) {
    self.name = name
    self.permissions = permissions
  }

  /// The one person of a local library, who may do everything.
  package static let owner = Principal(permissions: Set(Permission.allCases))
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

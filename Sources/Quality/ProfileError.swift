public import Model

/// What is wrong with a profile.
public struct ProfileError: Explained, Hashable {
  enum Reason: Hashable, Sendable {
    case noRule(String)
    case noSeverity(String)
    case noAllowance(String)
    case noException(String)
  }

  let reason: Reason
  public let line: Int?

  init(reason: Reason, line: Int? = nil) {
    self.reason = reason
    self.line = line
  }

  /// A rule that there is not.
  public static func noRule(_ name: String) -> ProfileError { ProfileError(reason: .noRule(name)) }

  /// A severity that there is not.
  public static func noSeverity(_ name: String) -> ProfileError {
    ProfileError(reason: .noSeverity(name))
  }

  public var message: Message {
    switch reason {
    case .noRule(let name): Message("profile.noRule", ["rule": .quotation(name)])
    case .noSeverity(let name):
      Message(
        "profile.noSeverity",
        [
          "severity": .quotation(name),
          "known": .list(Finding.Severity.allCases.map(\.rawValue) + ["off"]),
        ]
      )
    case .noAllowance(let name): Message("profile.noAllowance", ["text": .quotation(name)])
    case .noException(let text): Message("profile.noException", ["text": .quotation(text)])
    }
  }
}

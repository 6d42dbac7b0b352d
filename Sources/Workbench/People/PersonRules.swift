import Secrets

/// What holds for passwords, tokens and sessions.
package enum PersonRules {
  /// The fewest characters of a password.
  package static let leastPasswordLength = Password.leastLength
  /// The most bytes of a password.
  package static let mostPasswordBytes = Password.maximumByteCount
  /// How long a session lasts from when it was begun, in seconds.
  package static let sessionSeconds = 12 * 3_600

  /// Fails when a text cannot be a password.
  static func check(password: String) throws(PersonError) {
    guard password.count >= leastPasswordLength, password.utf8.count <= mostPasswordBytes else {
      throw .unusablePassword
    }
  }
}

import Files
package import LibraryAccess
package import Model
import Secrets

/// Finds out who somebody is, by what this person shows.
///
/// It is asked before any operation, and does not ask for permissions itself. Each answer costs two look-ups in the
/// library; who is asked by thousands keeps answers for a moment.
package struct Authentication: Sendable {
  private let library: any Library
  private let now: String
  private let address: String

  /// Creates one.
  ///
  /// - Parameters:
  ///   - library: Where people are.
  ///   - now: The present date and time in UTC, as ISO 8601 writes them.
  ///   - address: Where the request comes from, for the list of sessions.
  package init(_ library: any Library, now: String, address: String = "") {
    self.library = library
    self.now = now
    self.address = address
  }

  /// Creates one for the library of a runner, at the present time.
  package init(_ runner: OperationRunner, address: String) {
    self.init(runner.context.library, now: runner.context.now(), address: address)
  }

  /// Whether people have to say who they are: in a shared library always, in another one as soon as it has people.
  ///
  /// - Throws: `LibraryError`.
  package func isNeeded() throws -> Bool { try library.isShared || !library.people().isEmpty }

  /// Returns who shows a token or has a session, or `nil` if there is none of it, or it has ended.
  ///
  /// - Throws: `LibraryError`.
  package func principal(showing secret: String, _ kind: Credential.Kind) throws -> Principal? {
    let hash = try Secret.hash(secret)
    guard var credential = try library.credential(hash), credential.kind == kind,
      credential.end.map({ $0 > now }) ?? true,
      let principal = try principal(named: credential.person, limit: credential.role)
    else { return nil }
    // To the hour: who is seen often must not write often.
    if credential.lastSeen?.prefix(13) != now.prefix(13) {
      credential.lastSeen = now
      // A library that cannot be written now can still be read.
      try? library.updatePeople { writer in
        if try writer.person(credential.person) != nil { try writer.write(credential) }
      }
    }
    return principal
  }

  /// Returns who has a name, of whom somebody else has made sure.
  ///
  /// - Throws: `LibraryError`.
  package func principal(named name: String, limit: Role? = nil) throws -> Principal? {
    let people = try library.people()
    guard let person = people.first(where: { $0.name == name }) else { return nil }
    return Principal(person, limit: limit, among: people)
  }

  /// Begins a session for who knows the password of a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - password: The password.
  ///   - browser: What the person may know the session by.
  /// - Returns: The secret of the session, or `nil` if name and password do not fit.
  /// - Throws: `LibraryError`.
  /// - Complexity: About half a second, and 128 MB, whether or not there is such a person.
  package func logIn(_ name: String, _ password: String, browser: String) throws -> String? {
    let person = try library.people().first { $0.name == name }
    guard password.utf8.count <= PersonRules.mostPasswordBytes,
      try Password.matches(password, person?.password), let person
    else { return nil }
    let secret = try Secret.make()
    var session = Credential(
      .session,
      hash: try Secret.hash(secret),
      person: person.name,
      created: now,
      end: currentDate(after: PersonRules.sessionSeconds)
    )
    session.lastSeen = now
    session.note = String("\(address) \(browser)".prefix(200))
    try library.updatePeople { writer in
      try writer.removeCredentials(.endedBefore(now))
      try writer.write(session)
    }
    return secret
  }

  /// Ends a session.
  ///
  /// - Throws: `LibraryError`.
  package func logOut(_ secret: String) throws {
    let hash = try Secret.hash(secret)
    guard try library.credential(hash)?.kind == .session else { return }
    try library.updatePeople { try $0.removeCredentials(.hash(hash)) }
  }
}

package import Model

/// The part of a library that keeps its people.
package protocol PeopleLibrary: Sendable {
  /// Returns all people, by name.
  ///
  /// - Throws: `LibraryError`.
  func people() throws -> [Person]
  /// Returns what was given to somebody, by its hash, whether or not it has ended.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(log of the number of credentials)
  func credential(_ hash: String) throws -> Credential?
  /// Returns what a person was given, the latest first.
  ///
  /// - Throws: `LibraryError`.
  func credentials(of person: String) throws -> [Credential]
  /// Runs one transaction that changes people.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: `LibraryError`; what `body` throws, and then nothing has changed.
  func updatePeople<Result>(_ body: (any PeopleWriter) throws -> Result) throws -> Result
}

/// People, open for writing within a transaction.
package protocol PeopleWriter: ChangeRecorder {
  /// Returns a person by name.
  ///
  /// - Throws: `LibraryError`.
  func person(_ name: String) throws -> Person?
  /// Adds a person, or puts one in the place of the one with the name; tokens and sessions stay.
  ///
  /// - Throws: `LibraryError`, when the name cannot be one.
  func write(_ person: Person) throws
  /// Removes a person with tokens and sessions; returns whether there was one.
  ///
  /// - Throws: `LibraryError`.
  func removePerson(_ name: String) throws -> Bool
  /// Adds a credential of a person who is there, or puts it in the place of the one with its hash.
  ///
  /// - Throws: `LibraryError`.
  func write(_ credential: Credential) throws
  /// Removes credentials.
  ///
  /// - Throws: `LibraryError`.
  func removeCredentials(_ selection: CredentialSelection) throws
}

/// Which credentials are meant.
package enum CredentialSelection: Hashable, Sendable {
  /// The one of a hash.
  case hash(String)
  /// Those of a person, of one kind.
  case person(String, Credential.Kind)
  /// Those that ended before a date and time.
  case endedBefore(String)
}

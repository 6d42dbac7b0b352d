import JSON
package import Model

/// Who makes a change, when, and through what.
package struct Authorship: Hashable, Sendable {
  /// Who, as concepts say it; `nil` where nobody had to say.
  package var person: String?
  /// Who, as the history says it where `person` does not: the account of the system that runs a command.
  package var account: String?
  /// When, as an ISO 8601 date and time in UTC.
  package var date: String
  /// Through what.
  package var door: Door

  /// Creates an authorship.
  package init(
    person: String? = nil,
    account: String? = nil,
    date: String = "",
    door: Door = .commandLine
  ) {
    self.person = person
    self.account = account
    self.date = date
    self.door = door
  }

  /// Returns a change by this author.
  package func change(_ subject: Change.Subject) -> Change {
    Change(subject, date: date, person: person ?? account, door: door)
  }
}

extension Change {
  /// Says what was there before.
  mutating func note(before object: JSONValue) { before = object.text }

  /// Says what was there afterwards.
  mutating func note(after object: JSONValue) { after = object.text }
}

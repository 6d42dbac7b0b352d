/// What somebody did to a library, as its history keeps it.
package struct Change: Hashable, Sendable {
  /// What was changed.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    /// One concept.
    case concept
    /// One unit that a translator stored.
    case unit
    /// A whole glossary or memory that was removed.
    case setting
    /// A file that was read into a glossary or a memory.
    case `import`
    /// A change that was taken back.
    case undo
    /// A person: role, password, tokens.
    case person
    /// Texts and rows of the history that were taken out.
    case purge
  }

  /// When, as an ISO 8601 date and time in UTC.
  package var date: String
  /// Who; `nil` where nobody had to say.
  package var person: String?
  /// Through what.
  package var door: Door
  /// What was changed.
  package var subject: Subject
  /// Which one: a concept's identifier, the number of a unit, of a memory's import, of the change that was
  /// taken back, the name of a person.
  package var object: String?
  /// The glossary that it belongs to.
  package var glossary: String?
  /// The memory that it belongs to.
  package var memory: String?
  /// What was there before, as a JSON object.
  package var before: String?
  /// What was there afterwards, as a JSON object.
  package var after: String?

  /// Creates a change.
  package init(_ subject: Subject, date: String, person: String?, door: Door) {
    self.subject = subject
    self.date = date
    self.person = person
    self.door = door
  }
}

/// A change with its number, which grows and is never given twice.
package struct RecordedChange: Hashable, Sendable {
  /// The number.
  package let number: Int64
  /// What was done.
  package let change: Change

  /// Creates one.
  package init(number: Int64, change: Change) {
    self.number = number
    self.change = change
  }
}

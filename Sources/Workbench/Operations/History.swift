import JSON
import LibraryAccess
package import Model

/// Shows what was changed in a library.
package enum History: ParameterizedOperation {
  /// Which changes are wanted.
  package struct Request: Hashable, Sendable {
    /// The glossary; `nil` is any, and none.
    package var glossary: String?
    /// The identifier of a concept, or whatever else was changed; `nil` is any.
    package var concept: String?
    /// The earliest date: a day, or a time of UTC.
    package var since: String?
    /// Only changes before the one of this number, so that a long history is read in parts; 0 is all.
    package var before = 0
    /// The most changes.
    package var limit = 1_000
    /// Whether the oldest comes first.
    package var isOldestFirst = false

    /// Creates a request for the latest changes.
    package init() {}
  }

  package static let name = OperationName.history
  package static let defaults = Request()
  package static let parameters: [Parameter<Request>] = [
    .text("glossary", option: "glossary", \.glossary),
    .text("concept", option: "concept", \.concept),
    .text("since", option: "since", \.since),
    .number("before", in: 0...Int.max, option: nil, \.before),
    .number("limit", in: 1...10_000, option: nil, \.limit),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    request.glossary.map { [.glossary($0)] } ?? []
  }

  /// Returns the changes that the person may read of.
  ///
  /// - Throws: `HistoryError.noDate`; `LibraryError`; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> ChangeList {
    var selection = ChangeSelection()
    selection.glossary = request.glossary
    selection.object = request.concept
    selection.since = try request.since.map(checkedDate)
    selection.before = request.before == 0 ? nil : Int64(request.before)
    selection.isOldestFirst = request.isOldestFirst
    var changes: [RecordedChange] = []
    try context.library.forEachChange(selection) { change in
      try context.check()
      // Of people and purges, and of what is neither of a glossary nor a memory, reads who reads all.
      guard context.mayRead(glossary: change.change.glossary, memory: change.change.memory) else {
        return true
      }
      changes.append(change)
      return changes.count < request.limit
    }
    return ChangeList(changes: changes)
  }
}

/// Takes texts out of the history that must not be kept.
package enum PurgeHistory: Operation {
  package static let name = OperationName.historyPurge

  /// What was taken out can no longer be taken back; that it was taken out stays on record.
  ///
  /// - Throws: `HistoryError.noDate`; `LibraryError`.
  package static func run(_ range: HistoryPurge, in context: Context) throws -> HistoryPurged {
    if case .before(let date) = range { _ = try checkedDate(date) }
    let count = try context.library.purgeHistory(range) { count in
      var change = context.authorship.change(.purge)
      switch range {
      case .memory(let name): change.memory = name
      case .before(let date): change.object = date
      }
      change.note(after: ["changes": .int(count)])
      return change
    }
    return HistoryPurged(changeCount: count)
  }
}

/// Returns a date that can be compared with those of changes.
///
/// - Throws: `HistoryError.noDate`, unless it is a day, or a time of UTC: `2026-11-30`,
///   `2026-11-30T08:00:00Z`.
func checkedDate(_ text: String) throws -> String {
  let pattern =
    /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?Z?)?/
  guard text.wholeMatch(of: pattern) != nil else { throw HistoryError.noDate(text) }
  return text.hasSuffix("Z") ? String(text.dropLast()) : text
}

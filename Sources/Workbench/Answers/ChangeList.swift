package import JSON
package import Model
package import Wording

/// Some changes of a library.
package struct ChangeList: Sendable {
  /// The changes.
  package let changes: [RecordedChange]

  /// One object with all changes.
  package var json: JSONValue { ["changes": .array(changes.map(\.json))] }

  /// One line of JSON for each change.
  package var jsonLines: String { changes.map { $0.json.text + "\n" }.joined() }

  /// A line for each change, with what differs in lines of its own.
  package func text(in wording: Wording) -> String {
    changes.map { recorded in
      let head = "\(recorded.number)  \(recorded.change.date)  \(recorded.title(in: wording))"
      return ([head] + recorded.differences.map { "    \($0)" }).joined(separator: "\n")
    }
    .joined(separator: "\n")
  }
}

extension RecordedChange {
  /// The change as an object.
  package var json: JSONValue {
    [
      "change": .int64(number), "at": .string(change.date), "person": .optional(change.person),
      "through": .string(change.door.rawValue), "what": .string(change.subject.rawValue),
      "id": .optional(change.object), "glossary": .optional(change.glossary),
      "memory": .optional(change.memory), "before": change.before.recordedValue,
      "after": change.after.recordedValue,
    ]
  }

  /// Who changed what, in words.
  package func title(in wording: Wording) -> String {
    let person =
      change.person.map { Message.Argument.text($0) } ?? .message(Message("history.owner"))
    return wording.sentence(
      Message(
        "history.line",
        [
          "person": person, "door": .message(Message("door.\(change.door.rawValue)")),
          "what": .message(deed),
          "place": .text(change.glossary ?? change.memory ?? ""),
        ]
      )
    )
  }

  private var deed: Message {
    let name: [String: Message.Argument] = ["name": .text(change.object ?? "")]
    switch (change.subject, change.before == nil, change.after == nil) {
    case (.concept, true, _): return Message("history.conceptAdded", name)
    case (.concept, _, true): return Message("history.conceptRemoved", name)
    case (.concept, _, _): return Message("history.conceptChanged", name)
    case (.person, true, _): return Message("history.personAdded", name)
    case (.person, _, true): return Message("history.personRemoved", name)
    case (.person, _, _): return Message("history.personChanged", name)
    case (.unit, _, _): return Message("history.unitStored", name)
    case (.setting, _, _): return Message("history.removedAll")
    case (.import, _, _): return Message("history.imported")
    case (.undo, _, _): return Message("history.tookBack", name)
    case (.purge, _, _): return Message("history.purgedBy", name)
    }
  }

  /// What differs between before and after, a line for each value: `domain: politics → defence`.
  package var differences: [String] {
    valueDifferences(from: change.before.recordedValue, to: change.after.recordedValue)
  }
}

/// What was done to take a change back.
package struct ChangeUndone: Sendable, Hashable {
  /// The number of the change that was taken back.
  package let number: Int64
  /// The glossary that it belonged to.
  package let glossary: String?
  /// The memory that it belonged to.
  package let memory: String?
  /// How many concepts or units are no longer there.
  package var removedCount = 0
  /// How many concepts or units are as they were.
  package var restoredCount = 0
  /// The concepts that were changed since, and stay as they are.
  package var kept: [String] = []

  init(_ recorded: RecordedChange) {
    number = recorded.number
    glossary = recorded.change.glossary
    memory = recorded.change.memory
  }

  /// The answer as an object.
  package var json: JSONValue {
    [
      "undone": .int64(number), "glossary": .optional(glossary), "memory": .optional(memory),
      "removed": .int(removedCount), "restored": .int(restoredCount), "kept": .strings(kept),
    ]
  }

  /// The answer in words.
  package func text(in wording: Wording) -> String {
    let done = Message(
      "history.undone",
      [
        "number": .text("\(number)"), "removed": .number(removedCount),
        "restored": .number(restoredCount),
      ]
    )
    guard !kept.isEmpty else { return wording.sentence(done) }
    return [done, Message("history.kept", ["concepts": .list(kept)])].map(wording.sentence)
      .joined(separator: "\n")
  }
}

/// What was taken out of the history.
package struct HistoryPurged: Sendable, Hashable {
  /// How many changes went.
  package let changeCount: Int

  /// The answer as an object.
  package var json: JSONValue { ["purged": .int(changeCount)] }

  /// The answer in words.
  package func text(in wording: Wording) -> String {
    wording.sentence(Message("history.purged", ["count": .number(changeCount)]))
  }
}

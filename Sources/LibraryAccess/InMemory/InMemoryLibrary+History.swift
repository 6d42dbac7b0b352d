package import Model

extension InMemoryLibrary {
  package func forEachChange(
    _ selection: ChangeSelection,
    _ body: (RecordedChange) throws -> Bool
  ) throws {
    let changes = current.changes.filter(selection.admits)
    for change in selection.isOldestFirst ? changes : changes.reversed() {
      guard try body(change) else { return }
    }
  }

  package func change(_ number: Int64) throws -> RecordedChange? {
    current.changes.first { $0.number == number }
  }

  package func purgeHistory(
    _ range: HistoryPurge,
    record: (_ count: Int) -> Change
  ) throws -> Int {
    try write { state in
      let gone = state.changes.filter { range.concerns($0.change) }
      state.changes.removeAll { range.concerns($0.change) }
      for change in gone { state.setAside[change.number] = nil }
      state.proposals.removeAll { range.concerns($0.proposal) }
      _ = state.record(record(gone.count))
      return gone.count
    }
  }
}

extension ChangeSelection {
  fileprivate func admits(_ recorded: RecordedChange) -> Bool {
    let change = recorded.change
    if let glossary, change.glossary != glossary { return false }
    if let object, change.object != object { return false }
    if let since, change.date.precedes(since) { return false }
    if let before, recorded.number >= before { return false }
    return true
  }
}

extension HistoryPurge {
  fileprivate func concerns(_ proposal: Proposal) -> Bool {
    switch self {
    case .memory(let name): proposal.memory == name
    case .before(let date): proposal.decision?.date.precedes(date) == true
    }
  }

  fileprivate func concerns(_ change: Change) -> Bool {
    guard change.subject != .purge else { return false }
    return switch self {
    case .memory(let name): change.memory == name
    case .before(let date): change.date.precedes(date)
    }
  }
}

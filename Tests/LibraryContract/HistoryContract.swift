import LibraryAccess
import Model
import TestLibraries
import Testing

private func entry(_ identifier: String, _ text: String) -> ConceptEntry {
  ConceptEntry(
    identifier: identifier,
    languages: [LanguageSection(language: .english, terms: [Term(text: text)])]
  )
}

private func conceptChange(_ identifier: String, in glossary: String, date: String) -> Change {
  var change = testChange(.concept, date: date)
  change.object = identifier
  change.glossary = glossary
  change.after = "{\"concept\":\"\(identifier)\"}"
  return change
}

/// A selection of changes and the numbers of those that it has.
struct SelectionCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let numbers: [Int64]
  let select: @Sendable (inout ChangeSelection) -> Void
}

private let selections: [SelectionCase] = [
  SelectionCase(testDescription: "all, the latest first", numbers: [4, 3, 2, 1]) { _ in },
  SelectionCase(testDescription: "the oldest first", numbers: [1, 2, 3, 4]) {
    $0.isOldestFirst = true
  },
  SelectionCase(testDescription: "of a glossary", numbers: [3, 1]) { $0.glossary = "g" },
  SelectionCase(testDescription: "of a concept", numbers: [3]) {
    $0.glossary = "g"
    $0.object = "2"
  },
  SelectionCase(testDescription: "since a day", numbers: [4, 3]) { $0.since = "2026-11-03" },
  SelectionCase(testDescription: "since a time", numbers: [4, 3]) {
    $0.since = "2026-11-02T08:00:01"
  },
  SelectionCase(testDescription: "before one", numbers: [2, 1]) { $0.before = 3 },
  SelectionCase(testDescription: "of nothing", numbers: []) { $0.glossary = "none" },
]

/// What a library promises of its history.
@Suite("Laws of the history")
struct HistoryContract {
  private func library(_ kind: StoreKind) throws -> TemporaryLibrary {
    let library = try TemporaryLibrary(kind)
    for (number, (concept, glossary)) in [("1", "g"), ("1", "h"), ("2", "g")].enumerated() {
      try library.library.updateGlossary(glossary, isDryRun: false) { writer in
        try writer.write(entry(concept, "war"), keys: ["war"])
        try writer.record(
          conceptChange(concept, in: glossary, date: "2026-11-0\(number + 1)T08:00:00Z")
        )
      }
    }
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    _ = try library.library.removeMemory("m") { count in
      var change = testChange(.setting, date: "2026-11-04T08:00:00Z")
      change.memory = "m"
      change.before = "{\"units\":\(count)}"
      return change
    }
    return library
  }

  private func numbers(
    _ library: TemporaryLibrary,
    _ selection: ChangeSelection = ChangeSelection()
  ) throws -> [Int64] {
    var numbers: [Int64] = []
    try library.library.forEachChange(selection) {
      numbers.append($0.number)
      return true
    }
    return numbers
  }

  @Test("changes are found by what they belong to", arguments: StoreKind.allCases, selections)
  func selects(kind: StoreKind, selection: SelectionCase) throws {
    var wanted = ChangeSelection()
    selection.select(&wanted)
    #expect(try numbers(try library(kind), wanted) == selection.numbers)
  }

  @Test("a change comes back as it was recorded", arguments: StoreKind.allCases)
  func keeps(kind: StoreKind) throws {
    let library = try library(kind)
    try library.reopen()
    let first = try #require(try library.library.change(1))
    #expect(first.change == conceptChange("1", in: "g", date: "2026-11-01T08:00:00Z"))
    let last = try #require(try library.library.change(4))
    #expect(last.change.before == "{\"units\":1}")
    #expect(last.change.memory == "m")
    #expect(try library.library.change(5) == nil)
  }

  @Test("reading ends where the reader has enough", arguments: StoreKind.allCases)
  func ends(kind: StoreKind) throws {
    let library = try library(kind)
    var count = 0
    try library.library.forEachChange(ChangeSelection()) { _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test("what is taken back is not recorded", arguments: StoreKind.allCases)
  func isAtomic(kind: StoreKind) throws {
    struct Stop: Error {}
    let library = try library(kind)
    #expect(throws: Stop.self) {
      try library.library.updateGlossary("g", isDryRun: false) { writer in
        try writer.setAside("x", of: "1")
        try writer.record(testChange(.import))
        throw Stop()
      }
    }
    try library.library.updateGlossary("g", isDryRun: true) { writer in
      _ = try writer.record(testChange(.import))
    }
    #expect(try numbers(library).first == 4)
  }

  @Test("a row of the history alone is no change of glossaries", arguments: StoreKind.allCases)
  func keepsVersion(kind: StoreKind) throws {
    let library = try library(kind)
    let before = try library.library.version()
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      try writer.setAside("x", of: "1")
      try writer.record(testChange(.import))
    }
    #expect(try library.library.version() == before)
    #expect(try numbers(library).count == 5)
  }

  @Test(
    "what is set aside belongs to the change that is recorded next",
    arguments: StoreKind.allCases
  )
  func setsAside(kind: StoreKind) throws {
    let library = try library(kind)
    let number = try library.library.updateGlossary("g", isDryRun: false) { writer in
      for (content, concept) in [("first", "2"), ("other", "1"), ("second", "2")] {
        try writer.setAside(content, of: concept)
      }
      return try writer.record(testChange(.import))
    }
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      try writer.setAside("later", of: "1")
      try writer.record(testChange(.import))
    }
    var kept: [String] = []
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      try writer.forEachSetAside(by: number) { kept.append("\($0)=\($1)") }
    }
    #expect(kept == ["2=first", "1=other"])
  }

  @Test("concepts are found by the revisions that a change gave", arguments: StoreKind.allCases)
  func findsRevisions(kind: StoreKind) throws {
    let library = try library(kind)
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      let first = writer.nextRevision
      for name in ["3", "4", "1"] { try writer.write(entry(name, "war"), keys: ["war"]) }
      let range = first..<writer.nextRevision
      #expect(range.count == 3)
      #expect(try writer.concepts(revisions: range) == ["1", "3", "4"])
      try writer.write(entry("3", "peace"), keys: ["peace"])
      #expect(try writer.concepts(revisions: range) == ["1", "4"])
    }
  }

  @Test("a removal that its body refuses does not take place", arguments: StoreKind.allCases)
  func refusesRemoval(kind: StoreKind) throws {
    struct Stop: Error {}
    let library = try library(kind)
    #expect(throws: Stop.self) {
      try library.library.removeGlossary("g") { _, count in
        #expect(count == 2)
        throw Stop()
      }
    }
    #expect(try library.library.concepts(glossaries: ["g"]).count == 2)
  }

  @Test("a purge takes out what it names, and stays on record", arguments: StoreKind.allCases)
  func purges(kind: StoreKind) throws {
    let library = try library(kind)
    let purge: (Int) -> Change = { count in
      var change = testChange(.purge, date: "2026-11-01T09:00:00Z")
      change.memory = "m"
      change.after = "\(count)"
      return change
    }
    #expect(try library.library.purgeHistory(.memory("m"), record: purge) == 1)
    #expect(try numbers(library) == [5, 3, 2, 1])
    #expect(try library.library.purgeHistory(.before("2026-11-03"), record: purge) == 2)
    #expect(try numbers(library) == [6, 5, 3])
    #expect(try library.library.purgeHistory(.memory("m"), record: purge) == 0)
    #expect(try library.library.change(6)?.change.after == "2")
    try library.library.updateGlossary("g", isDryRun: false) { writer in
      let number = try writer.record(testChange())
      #expect(number == 8)
    }
  }
}

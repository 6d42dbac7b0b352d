import LibraryAccess
import Model
import TestLibraries
import Testing

private let old = TestUnit(english: "a", arabic: "ا", date: 20_250_101_000_000)
private let new = TestUnit(english: "a", arabic: "آ", date: 20_260_101_000_000)
private let other = TestUnit(english: "b", arabic: "ب")

struct PolicyCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let policy: ConflictPolicy
  var first = [old, other]
  var second = [new]
  let texts: [String]
  /// Added, updated, unchanged.
  let counts: [Int]
}

private let policyCases = [
  PolicyCase(
    testDescription: "both stay",
    policy: .both,
    texts: ["en=a|ar=ا", "en=b|ar=ب", "en=a|ar=آ"],
    counts: [1, 0, 0]
  ),
  PolicyCase(
    testDescription: "the old one is kept",
    policy: .keep,
    texts: ["en=a|ar=ا", "en=b|ar=ب"],
    counts: [0, 0, 1]
  ),
  PolicyCase(
    testDescription: "the old one is replaced",
    policy: .replace,
    texts: ["en=b|ar=ب", "en=a|ar=آ"],
    counts: [0, 1, 0]
  ),
  PolicyCase(
    testDescription: "the newest stays, and comes in",
    policy: .newest,
    texts: ["en=b|ar=ب", "en=a|ar=آ"],
    counts: [0, 1, 0]
  ),
  PolicyCase(
    testDescription: "the newest stays, and is there",
    policy: .newest,
    first: [new],
    second: [old],
    texts: ["en=a|ar=آ"],
    counts: [0, 0, 1]
  ),
  PolicyCase(
    testDescription: "in one file the last one replaces the first",
    policy: .replace,
    first: [other],
    second: [old, new],
    texts: ["en=b|ar=ب", "en=a|ar=آ"],
    counts: [1, 1, 0]
  ),
  PolicyCase(
    testDescription: "another source is no conflict",
    policy: .replace,
    first: [old],
    second: [other],
    texts: ["en=a|ar=ا", "en=b|ar=ب"],
    counts: [1, 0, 0]
  ),
]

/// What a library promises of imports: laws 1 to 14.
@Suite("Laws of imports")
struct ImportContract {
  @Test("the same units again change nothing", arguments: StoreKind.allCases)
  func sameUnitsChangeNothing(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    #expect(try library.add([old, other]).counts.added == 2)
    let second = try library.add([old, other])
    #expect(second.counts.added == 0)
    #expect(second.counts.unchanged == 2)
    #expect(try library.texts() == ["en=a|ar=ا", "en=b|ar=ب"])
    #expect(try library.library.faults() == [])
  }

  @Test(
    "units of one file that differ in their notes are all kept, and only once",
    arguments: StoreKind.allCases
  )
  func notesMakeADifference(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    var noted = old
    noted.annotations = "<note>n</note>"
    #expect(try library.add([old, noted, old, noted]).counts.added == 2)
    #expect(try library.add([old, noted]).counts.unchanged == 2)
    #expect(try library.library.faults() == [])
  }

  @Test(
    "what a file says twice, and what has no translation, is counted so",
    arguments: StoreKind.allCases
  )
  func countsEachUnitOnce(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    let blank = TestUnit(english: "c", arabic: " ")
    let first = try library.add([old, old, other, blank, blank]).counts
    #expect([first.added, first.duplicate, first.untranslated] == [2, 1, 2])
    #expect(first.untranslatedStored == 1 && first.unchanged == 0)
    let second = try library.add([old, old, blank]).counts
    #expect(
      [second.added, second.unchanged, second.duplicate, second.untranslated] == [0, 2, 0, 1]
    )
    #expect(second.untranslatedStored == 0)
    let recorded = try library.library.imports().map(\.counts)
    #expect(recorded.map(\.added).sorted() == [0, 3])
    #expect(recorded.map(\.unchanged).sorted() == [2, 3])
    #expect(try library.library.faults() == [])
  }

  @Test("a dry run counts and keeps nothing", arguments: StoreKind.allCases)
  func dryRunKeepsNothing(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    let result = try library.add([old], isDryRun: true)
    #expect(result.identifier == nil)
    #expect(result.counts.added == 1)
    #expect(try library.library.memories().isEmpty)
    #expect(try library.texts().isEmpty)
  }

  @Test("an error in the middle leaves the library as it was", arguments: StoreKind.allCases)
  func errorLeavesNothing(kind: StoreKind) throws {
    struct Interruption: Error {}
    let library = try TemporaryLibrary(kind)
    _ = try library.add([other])
    let request = ImportRequest(memory: "new", file: "f", date: "d", onConflict: .replace)
    #expect(throws: Interruption.self) {
      try library.library.importUnits(request) { sink in
        _ = try sink.store(batch([old, new]))
        throw Interruption()
      }
    }
    #expect(try library.texts() == ["en=b|ar=ب"])
    #expect(try library.library.memories().map(\.name) == ["m"])
    #expect(try library.library.imports().count == 1)
  }

  @Test(
    "a conflict is settled as the policy says, and undone",
    arguments: StoreKind.allCases,
    policyCases
  )
  func conflictIsSettled(kind: StoreKind, policyCase: PolicyCase) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add(policyCase.first)
    let before = try library.texts()
    let result = try library.add(policyCase.second, onConflict: policyCase.policy)
    #expect(try library.texts() == policyCase.texts)
    let counts = result.counts
    #expect([counts.added, counts.updated, counts.unchanged] == policyCase.counts)
    #expect(try library.library.faults() == [])
    _ = try library.library.undoImport(try #require(result.identifier))
    #expect(try library.texts() == before)
    #expect(try library.library.faults() == [])
  }

  @Test("imports are undone in any order", arguments: StoreKind.allCases)
  func undoneInAnyOrder(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    let first = try #require(try library.add([old]).identifier)
    let second = try #require(try library.add([new], onConflict: .replace).identifier)
    #expect(try library.library.undoImport(first) == (removed: 0, restored: 0))
    #expect(try library.library.undoImport(second) == (removed: 1, restored: 0))
    #expect(try library.library.memories().isEmpty)
    #expect(try library.library.faults() == [])
    #expect(throws: LibraryError(.noSuchImport(first))) { try library.library.undoImport(first) }
  }

  @Test("a unit is taken out of its own memory alone, and returns", arguments: StoreKind.allCases)
  func unitIsTakenOut(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([old, other], to: "x")
    _ = try library.add([new], to: "y")
    let before = try library.texts()
    var gone: [Bool] = []
    let result = try library.library.importUnits(
      ImportRequest(memory: "x", file: "", date: "2026-11-30T06:00:00Z")
    ) { sink in
      gone = try [1, 1, 3, 99].map { try sink.removeUnit($0) }
      return ImportOutcome(fileHash: "", byteCount: 0, readCount: 0)
    }
    #expect(gone == [true, false, false, false])
    #expect(try library.identifiers() == [2, 3])
    #expect(try library.library.memories().map(\.unitCount) == [1, 1])
    #expect(try library.library.faults() == [])
    let number = try #require(result.identifier)
    #expect(try library.library.undoImport(number) == (removed: 0, restored: 1))
    #expect(try library.texts() == before)
    #expect(try library.library.faults() == [])
  }

  @Test("units are read from an identifier on", arguments: StoreKind.allCases)
  func unitsAreReadFrom(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([old, other], to: "x")
    _ = try library.add([new], to: "y")
    _ = try library.add([new], to: "x")
    for (first, found) in [(0, [1, 2, 4]), (2, [2, 4]), (3, [4]), (5, [])] as [(Int64, [Int64])] {
      var selection = UnitSelection(memories: ["x"])
      selection.first = first
      #expect(try library.identifiers(selection) == found)
    }
  }

  @Test("identifiers are never given again", arguments: StoreKind.allCases)
  func identifiersAreUnique(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    let first = try #require(try library.add([old, other]).identifier)
    _ = try library.library.undoImport(first)
    _ = try library.add([old])
    var identifiers: [Int64] = []
    try library.library.forEachBatch(UnitSelection()) { identifiers += $1 }
    #expect(identifiers == [3])
  }

  @Test("a memory is removed with all it has, and no other", arguments: StoreKind.allCases)
  func memoryIsRemoved(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([old, other], to: "x")
    _ = try library.add([new], to: "x", onConflict: .replace)
    _ = try library.add([other], to: "y")
    #expect(try library.library.removeMemory("x") == 2)
    #expect(try library.texts() == ["en=b|ar=ب"])
    #expect(try library.library.memories().map(\.name) == ["y"])
    #expect(try library.library.faults() == [])
    #expect(throws: LibraryError(.noSuchMemory("x"))) { try library.library.removeMemory("x") }
  }

  @Test(
    "units are found by identifier, with the name of their memory",
    arguments: StoreKind.allCases
  )
  func unitsAreFound(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([old, other], to: "x")
    _ = try library.add([new], to: "y")
    let found = try library.library.units([3, 99, 2])
    #expect(found.identifiers == [2, 3])
    #expect(found.memories == ["x", "y"])
    #expect(found.batch.string(found.batch.variants[3].text) == "آ")
  }

  @Test("only units with both languages are read, in any region", arguments: StoreKind.allCases)
  func selectionByLanguage(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([old])
    let tags = ["ar-SA", "en-GB", "fr"].compactMap { LanguageTag($0) }
    var counts: [Int] = []
    for languages in [[tags[0], tags[1]], [tags[0], tags[2]], [tags[0]]] {
      var count = 0
      try library.library.forEachBatch(UnitSelection(languages: languages)) { batch, _ in
        count += batch.variants.count
      }
      counts.append(count)
    }
    #expect(counts == [2, 0, 1])
  }
}

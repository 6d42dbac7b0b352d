import LibraryAccess
import Model
import TestLibraries
import Testing

private let units = [
  TestUnit(english: "a", arabic: "ا"), TestUnit(english: "b", arabic: "ب"),
  TestUnit(english: "c", arabic: "ج"),
]

/// What a library promises of match indexes.
@Suite("Laws of match indexes")
struct MatchIndexContract {
  /// Stores a part, and says that the index is whole.
  private func index(_ library: TemporaryLibrary, _ memory: String = "m", count: Int = 3) throws {
    try library.library.replaceIndex(of: memory) { sink in
      for language in [LanguageTag.arabic, .english] {
        try sink.storeIndexPart(language, units: 1..<4, recordCount: count, chunks: [[1, 2], [3]])
      }
      try sink.finishIndex()
    }
  }

  private func chunk(_ number: Int, _ count: Int, _ index: any MatchIndexSnapshot) throws -> [UInt8]
  {
    let part = try #require(index.parts.first)
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBytes { place in
      var span = place.mutableBytes
      try index.readChunk(number, of: part.identifier, into: &span)
    }
    return bytes
  }

  @Test("parts come back as they were stored, by language", arguments: StoreKind.allCases)
  func parts(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add(units)
    try index(library)
    try library.reopen()
    let snapshot = try library.library.matchIndex(of: .arabic, memories: nil)
    let part = try #require(snapshot.parts.first)
    #expect(snapshot.parts.count == 1)
    #expect(part.memory == "m" && part.units == 1..<4)
    #expect(part.recordCount == 3 && part.byteCount == 3)
    #expect(try chunk(0, 2, snapshot) == [1, 2])
    #expect(try chunk(1, 1, snapshot) == [3])
    #expect(throws: LibraryError(.damagedIndex)) { try chunk(1, 2, snapshot) }
    #expect(throws: LibraryError(.damagedIndex)) { try chunk(2, 1, snapshot) }
    let french = try #require(LanguageTag("fr"))
    #expect(try library.library.matchIndex(of: french, memories: nil).parts.isEmpty)
    #expect(throws: LibraryError(.noSuchMemory("x"))) {
      try library.library.matchIndex(of: .arabic, memories: ["x"])
    }
  }

  @Test("a snapshot stays as it was when it was opened", arguments: StoreKind.allCases)
  func snapshot(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add(units)
    try index(library)
    let snapshot = try library.library.matchIndex(of: .arabic, memories: nil)
    _ = try library.library.removeMemory("m")
    #expect(snapshot.parts.count == 1)
    #expect(snapshot.removedUnits.isEmpty)
    #expect(try chunk(0, 2, snapshot) == [1, 2])
    #expect(try library.library.matchIndex(of: .arabic, memories: nil).parts.isEmpty)
  }

  @Test("the identifier of a part is never given again", arguments: StoreKind.allCases)
  func identifiers(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add(units)
    var seen: [Int64] = []
    for _ in 0..<3 {
      try index(library)
      seen += try library.library.matchIndex(of: .arabic, memories: nil).parts.map(\.identifier)
    }
    #expect(Set(seen).count == 3)
  }

  @Test("a memory is to be indexed until all of its units are", arguments: StoreKind.allCases)
  func toIndex(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add(units)
    #expect(try library.library.memoriesToIndex() == ["m"])
    try index(library, count: 2)
    #expect(try library.library.memoriesToIndex() == ["m"])
    try index(library)
    #expect(try library.library.memoriesToIndex() == [])
    _ = try library.add([TestUnit(english: "d", arabic: "د")], to: "n")
    #expect(try library.library.memoriesToIndex() == ["n"])
    _ = try library.add([TestUnit(english: "d", arabic: "د")])
    #expect(try library.library.memoriesToIndex() == ["m", "n"])
  }

  @Test("an index that cannot be made stays as it was", arguments: StoreKind.allCases)
  func failure(kind: StoreKind) throws {
    struct Refusal: Error {}
    let library = try TemporaryLibrary(kind)
    _ = try library.add(units)
    try index(library)
    #expect(throws: Refusal.self) {
      try library.library.replaceIndex(of: "m") { sink in
        #expect(try sink.indexParts(of: .arabic).isEmpty)
        throw Refusal()
      }
    }
    #expect(try library.library.matchIndex(of: .arabic, memories: nil).parts.count == 1)
    #expect(throws: LibraryError(.noSuchMemory("x"))) {
      try library.library.replaceIndex(of: "x") { _ in }
    }
  }

  @Test("units that parts still have are known to be gone", arguments: StoreKind.allCases)
  func removedUnits(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    let first = try library.add([units[0]])
    _ = try library.add([units[1]])
    try index(library, count: 2)
    _ = try library.library.undoImport(try #require(first.identifier))
    let snapshot = try library.library.matchIndex(of: .arabic, memories: nil)
    #expect(snapshot.removedUnits == [1])
    #expect(snapshot.parts.count == 1)
  }

  @Test("what returns when an import is undone is indexed again", arguments: StoreKind.allCases)
  func restored(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([units[0]])
    try index(library, count: 1)
    let second = try library.add(
      [TestUnit(english: "a", arabic: "آ")],
      onConflict: .replace
    )
    #expect(try library.library.matchIndex(of: .arabic, memories: nil).removedUnits == [1])
    _ = try library.library.undoImport(try #require(second.identifier))
    #expect(try library.library.memoriesToIndex() == ["m"])
    let snapshot = try library.library.matchIndex(of: .arabic, memories: nil)
    #expect(snapshot.parts.isEmpty)
    #expect(!snapshot.removedUnits.contains(1))
  }

  @Test("the units of an import under way can be read for its index", arguments: StoreKind.allCases)
  func unitsUnderWay(kind: StoreKind) throws {
    let library = try TemporaryLibrary(kind)
    _ = try library.add([units[0]])
    _ = try library.add([units[1]], to: "other")
    let request = ImportRequest(memory: "m", file: "f", date: "d")
    _ = try library.library.importUnits(request) { sink in
      #expect(try sink.store(batch([units[2]])) == [3])
      try sink.flush()
      var seen: [Int64] = []
      try sink.matchIndex.forEachBatch(of: 1..<100) { seen += $1 }
      #expect(seen == [1, 3])
      try sink.matchIndex.storeIndexPart(.arabic, units: 1..<4, recordCount: 2, chunks: [[7]])
      #expect(try sink.matchIndex.indexParts(of: .arabic).map(\.recordCount) == [2])
      return ImportOutcome(fileHash: "", byteCount: 0, readCount: 1)
    }
    #expect(try library.library.matchIndex(of: .arabic, memories: ["m"]).parts.count == 1)
    #expect(try library.library.matchIndex(of: .arabic, memories: ["other"]).parts.isEmpty)
  }
}

import LibraryAccess
import Model
import PostgresStore
import Synchronization
import TestLibraries
import Testing

private let war = TestUnit(english: "war", arabic: "حرب")
private let peace = TestUnit(english: "peace", arabic: "سلام")

struct AddressCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let uri: String
  let shown: String
}

private let addressCases = [
  AddressCase(
    testDescription: "a password",
    uri: "postgresql://desk:secret@db.example:5432/news",
    shown: "postgresql://desk@db.example:5432/news"
  ),
  AddressCase(
    testDescription: "a password with signs that should be escaped",
    uri: "postgres://desk:se/cr@et@db.example/news",
    shown: "postgres://desk@db.example/news"
  ),
  AddressCase(
    testDescription: "a password among the parameters",
    uri: "postgresql:///news?host=/tmp&password=secret",
    shown: "postgresql:///news"
  ),
  AddressCase(
    testDescription: "none",
    uri: "postgresql://db.example/news",
    shown: "postgresql://db.example/news"
  ),
]

@Suite("Libraries in PostgreSQL")
struct PostgresLibraryTests {
  private func run(_ sql: String, in library: TemporaryLibrary) throws {
    try PostgresServer.shared.get().run(sql: sql, in: library.database)
  }

  @Test("an address is shown without what is secret", arguments: addressCases)
  func addresses(addressCase: AddressCase) {
    #expect(PostgresLibrary.shownAddress(addressCase.uri) == addressCase.shown)
  }

  @Test("what is no address is refused, and not quoted")
  func unusable() {
    for uri in ["postgresql://desk:p%ZZsecret@host/db", "postgresql://host/db?secret=secret"] {
      let error = #expect(throws: LibraryError.self) { try PostgresLibrary(uri, access: .existing) }
      #expect(error == LibraryError(.unusableAddress))
    }
  }

  @Test("a database that is not there is said to be unreachable, without the password")
  func unreachable() throws {
    let uri = "postgresql://desk:secret@127.0.0.1:1/news"
    let error = #expect(throws: LibraryError.self) { try PostgresLibrary(uri, access: .existing) }
    guard case .unreachable(let words)? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!words.isEmpty && !words.contains("secret"))
  }

  @Test("a database without a library has none, and opening it makes none")
  func missing() throws {
    let server = try PostgresServer.shared.get()
    let name = "empty\(UInt64.random(in: 0...(.max)))"
    let uri = try server.makeDatabase(name)
    for access in [PostgresAccess.existing, .inspection, .existing] {
      #expect(throws: LibraryError(.missing)) { try PostgresLibrary(uri, access: access) }
    }
    try server.removeDatabase(name)
  }

  @Test("a library of a newer program is refused, or read alone where it may be")
  func newer() throws {
    let library = try TemporaryLibrary(.postgres)
    _ = try library.add([war])
    try run("UPDATE dragoman.library SET version = 999", in: library)
    #expect(throws: LibraryError(.newerVersion)) { try library.add([peace]) }
    try library.reopen()
    #expect(try library.texts() == ["en=war|ar=حرب"])
    #expect(throws: LibraryError(.newerVersion)) { try library.add([peace]) }
    try run("UPDATE dragoman.library SET readable_by = 999", in: library)
    #expect(throws: LibraryError(.newerVersion)) { try library.reopen() }
  }

  @Test("a connection that was lost while it was idle is replaced without a word")
  func reconnects() throws {
    let library = try TemporaryLibrary(.postgres)
    _ = try library.add([war])
    let end = """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """
    try run(end, in: library)
    #expect(try library.texts() == ["en=war|ar=حرب"])
    try run(end, in: library)
    _ = try library.add([peace])
    try run(end, in: library)
    #expect(try library.library.version().memories == 2)
  }

  @Test("what is lost in the middle of an import leaves nothing, and the next one goes on")
  func lostInTheMiddle() throws {
    let library = try TemporaryLibrary(.postgres)
    _ = try library.add([war])
    let request = ImportRequest(memory: "m", file: "f", date: "d")
    #expect(throws: LibraryError(.lost)) {
      try library.library.importUnits(request) { sink in
        _ = try sink.store(batch([peace]))
        try run(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """,
          in: library
        )
        _ = try sink.store(batch([TestUnit(english: "a", arabic: "ا")]))
        return ImportOutcome(fileHash: "", byteCount: 0, readCount: 2)
      }
    }
    #expect(try library.texts() == ["en=war|ar=حرب"])
    #expect(try library.add([peace]).counts.added == 1)
    #expect(try library.identifiers() == [1, 2])
    #expect(try library.library.faults() == [])
  }

  @Test("imports into different memories go on side by side, each with numbers without gaps")
  func sideBySide() throws {
    let library = try TemporaryLibrary(.postgres)
    let other = try PostgresLibrary(library.path, access: .existing)
    let inner = ImportRequest(memory: "inner", file: "f", date: "d")
    let outer = ImportRequest(memory: "outer", file: "f", date: "d")
    let outcome = ImportOutcome(fileHash: "", byteCount: 0, readCount: 2)
    _ = try library.library.importUnits(outer) { sink in
      let first = try sink.store(batch([war]))
      _ = try other.importUnits(inner) { sink in
        let numbers = try sink.store(batch([war, peace]))
        #expect(numbers[1] == numbers[0] + 1 && numbers[0] > 1_000)
        return outcome
      }
      #expect(try sink.store(batch([peace])) == [first[0] + 1])
      return outcome
    }
    #expect(try library.texts(UnitSelection(memories: ["outer"])).count == 2)
    #expect(try library.texts(UnitSelection(memories: ["inner"])).count == 2)
    #expect(
      try library.library.units(library.identifiers()).memories == [
        "outer", "outer", "inner", "inner",
      ]
    )
    #expect(try library.library.faults() == [])
    try other.close()
  }

  @Test("what was changed past the program is found")
  func damage() throws {
    let library = try TemporaryLibrary(.postgres)
    _ = try library.add([war, peace])
    #expect(try library.library.faults() == [])
    try run("UPDATE dragoman.unit SET texts[1] = 'wars' WHERE id = 1", in: library)
    try run("UPDATE dragoman.memory SET unit_count = 7", in: library)
    let codes = try library.library.faults().map(\.code)
    #expect(codes == ["fault.unitCounts", "fault.units"])
    try library.library.rebuildDerivedData()
    #expect(try library.library.faults().map(\.code) == ["fault.units"])
  }

  @Test("a library is copied by the database's own tools")
  func backup() throws {
    let library = try TemporaryLibrary(.postgres)
    #expect(throws: LibraryError(.databaseTools)) { try library.library.backUp(to: "/tmp/copy") }
  }

  @Test("many write to one glossary at once, and nothing is lost")
  func manyWriters() async throws {
    let library = try TemporaryLibrary(.postgres)
    let stores = try (0..<4).map { _ in try PostgresLibrary(library.path, access: .existing) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (writer, store) in stores.enumerated() {
        group.addTask {
          for number in 0..<10 {
            try store.updateGlossary("g", isDryRun: false) { glossary in
              let entry = ConceptEntry(
                identifier: "\(writer)-\(number)",
                languages: [LanguageSection(language: .english, terms: [Term(text: "war")])]
              )
              _ = try glossary.write(entry, keys: ["war"])
              try glossary.record(testChange(.concept))
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try library.library.concepts(withKeys: ["war"]).count == 40)
    var changes: [Int64] = []
    try library.library.forEachChange(ChangeSelection()) {
      changes.append($0.number)
      return true
    }
    #expect(changes == Array((1...40).reversed()))
    #expect(try library.library.version().glossaries == 40)
    for store in stores { try store.close() }
  }
}

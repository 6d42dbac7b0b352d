import GRDB
import LibraryAccess
import Model
import TestLibraries
import Testing

@testable import SQLiteStore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

private func temporaryPath() -> String {
  "/tmp/dragoman-test-\(getpid())-\(UInt64.random(in: 0...(.max))).sqlite"
}

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else { return }
  fputs(text, file)
  fclose(file)
}

struct LibraryFileTests {
  @Test("what is no library is refused")
  func othersAreRefused() throws {
    let path = temporaryPath()
    defer { unlink(path) }
    #expect(throws: LibraryError(.missing)) { try LibraryFile(path: path, access: .existing) }
    write(String(repeating: "no database ", count: 100), to: path)
    #expect(throws: LibraryError(.notALibrary)) { try LibraryFile(path: path, access: .existing) }
    #expect(throws: LibraryError(.notALibrary)) { try LibraryFile(path: path, access: .create) }
    unlink(path)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE other (x)") }
    try queue.close()
    #expect(throws: LibraryError(.notALibrary)) { try LibraryFile(path: path, access: .existing) }
  }

  @Test("a library of a newer version is refused")
  func newerVersionIsRefused() throws {
    let library = try TemporaryLibrary()
    try library.file.pool.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of the future')")
    }
    #expect(throws: LibraryError(.newerVersion)) {
      try LibraryFile(path: library.path, access: .existing)
    }
  }

  @Test("the version is that of the migration applied last")
  func version() throws {
    let library = try TemporaryLibrary()
    #expect(try library.library.contents().version == migrator.migrations.last)
  }

  @Test("damage to derived data is found and repaired")
  func damageIsRepaired() throws {
    let library = try TemporaryLibrary()
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    #expect(try library.library.faults() == [])
    try library.file.pool.write {
      try $0.execute(
        sql: """
          DELETE FROM unitKey;
          UPDATE memory SET unitCount = 7;
          UPDATE memoryLanguage SET variantCount = 9;
          """
      )
    }
    #expect(try library.library.faults().count == 3)
    try library.library.rebuildDerivedData()
    #expect(try library.library.faults() == [])
    #expect(try library.add([TestUnit(english: "a", arabic: "ا")]).counts.unchanged == 1)
  }

  @Test("a copy has what the library has")
  func copyIsWhole() throws {
    let library = try TemporaryLibrary()
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    let path = temporaryPath()
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    try library.library.backUp(to: path)
    let copy = try LibraryFile(path: path, access: .existing)
    #expect(try copy.memories() == library.library.memories())
    try copy.close()
  }

  @Test("a closed library is one file")
  func closedLibraryIsOneFile() throws {
    let library = try TemporaryLibrary()
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    try library.library.close()
    #expect(access(library.path, F_OK) == 0)
    #expect(access(library.path + "-wal", F_OK) != 0)
  }

  @Test("readers see the last commit while an import goes on, and other imports wait")
  func readersDoNotWait() throws {
    let library = try TemporaryLibrary()
    _ = try library.add([TestUnit(english: "a", arabic: "ا")])
    let reader = try LibraryFile(path: library.path, access: .existing)
    let request = ImportRequest(memory: "m", file: "f", date: "d")
    _ = try library.library.importUnits(request) { sink in
      _ = try sink.store(batch([TestUnit(english: "b", arabic: "ب")]))
      #expect(try reader.memories().map(\.unitCount) == [1])
      return ImportOutcome(fileHash: "", byteCount: 0, readCount: 1)
    }
    #expect(try reader.memories().map(\.unitCount) == [2])
    try reader.close()
  }
}

extension TemporaryLibrary {
  /// The library as what it is.
  fileprivate var file: LibraryFile {
    get throws { try #require(library as? LibraryFile) }
  }
}

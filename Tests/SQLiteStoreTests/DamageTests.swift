import Files
import Foundation
import GRDB
import LibraryAccess
import Model
import TestLibraries
import TestSupport
import Testing

@testable import SQLiteStore

/// A folder that goes away with the value.
private final class Scratch {
  let path = "/tmp/dragoman-damage-\(UInt64.random(in: 0...(.max)))"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a library with one unit, closes it, and returns its path.
  func library(_ name: String = "l.sqlite", _ units: [TestUnit] = [one]) throws -> String {
    let file = try LibraryFile(path: path + "/" + name, access: .create)
    let request = ImportRequest(memory: "m", file: "f", date: "d")
    _ = try file.importUnits(request) { sink in
      _ = try sink.store(batch(units))
      return ImportOutcome(fileHash: "", byteCount: 0, readCount: units.count)
    }
    try file.close()
    return path + "/" + name
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

private let one = TestUnit(english: "a", arabic: "ا")

@Suite("Damaged, missing and foreign files")
struct DamageTests {
  @Test("a page that cannot be read is an error, and not the end of what there is")
  func overflowPage() throws {
    let scratch = try Scratch()
    let long = TestUnit(english: String(repeating: "x", count: 100_000), arabic: "ب")
    let path = try scratch.library("l.sqlite", [long, one, one])
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let pageSize = 16_384
    let page = stride(from: 0, to: bytes.count, by: pageSize).first { start in
      bytes[start + 4..<start + pageSize].allSatisfy { $0 == UInt8(ascii: "x") }
    }
    let start = try #require(page)
    bytes.replaceSubrange(start..<start + 4, with: [0x7F, 0xFF, 0xFF, 0xFF])
    try Data(bytes).write(to: URL(filePath: path))
    let file = try LibraryFile(path: path, access: .existing)
    var seen = 0
    #expect(throws: LibraryError.self) {
      try file.forEachBatch(UnitSelection()) { batch, _ in seen += batch.units.count }
    }
    #expect(seen == 0)
    #expect(try !file.faults().isEmpty)
    try file.close()
  }

  @Test("what is no file that can be read is said, and nothing is made")
  func noFile() throws {
    let scratch = try Scratch()
    try Data().write(to: URL(filePath: scratch.path + "/empty"))
    for name in ["one", "two"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path + "/" + name,
        withDestinationPath: name == "one" ? "two" : "one"
      )
    }
    let before = try scratch.names
    func open(_ name: String) throws { _ = try LibraryFile(path: name, access: .existing) }
    #expect(throws: LibraryError(.missing)) { try open(scratch.path + "/none") }
    #expect(throws: LibraryError(.missing)) { try open("") }
    #expect(throws: LibraryError(.notALibrary)) { try open(scratch.path + "/empty") }
    #expect(throws: FileAccessError.self) { try open(scratch.path) }
    #expect(throws: FileAccessError.self) { try open(scratch.path + "/one") }
    #expect(try scratch.names == before)
  }

  @Test("a path is a path, also where SQLite would take it for something else")
  func pathIsPath() throws {
    for path in [":memory:", "file:x?mode=memory", "a b%41.sqlite"] {
      #expect(LibraryLocation(path: path).databasePath == "./" + path)
    }
    let location = LibraryLocation(path: "/tmp/a b%41?.sqlite")
    #expect(location.databasePath == "/tmp/a b%41?.sqlite")
    #expect(location.immutableName == "file:/tmp/a%20b%2541%3F.sqlite?immutable=1")
  }

  @Test("a library that may only be read is read, and leaves nothing beside it")
  func readOnly() throws {
    let scratch = try Scratch()
    let path = try scratch.library("a b%41.sqlite")
    let connection = try LibraryConnection(
      reading: LibraryLocation(path: path),
      refusal: LibraryError(.readOnly)
    )
    #expect(connection.refusal == LibraryError(.readOnly))
    let count = try connection.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM unit") }
    #expect(count == 1)
    _ = try connection.pool.makeSnapshot().read { try Int.fetchOne($0, sql: "SELECT 1") }
    try connection.pool.close()
    #expect(try scratch.names == ["a b%41.sqlite"])
  }

  @Test("a file that is removed or replaced while it is open is not written to, nor made again")
  func replaced() throws {
    let scratch = try Scratch()
    let path = try scratch.library()
    let file = try LibraryFile(path: path, access: .existing)
    _ = try file.version()
    for name in try scratch.names {
      try FileManager.default.removeItem(atPath: scratch.path + "/" + name)
    }
    #expect(throws: LibraryError(.replaced)) { try file.version() }
    #expect(throws: LibraryError(.replaced)) { try file.removeMemory("m") }
    _ = try scratch.library()
    #expect(throws: LibraryError(.replaced)) { try file.version() }
    #expect(throws: LibraryError(.replaced)) {
      try file.updateGlossary("g", isDryRun: false) { _ in }
    }
    for name in try scratch.names {
      try FileManager.default.removeItem(atPath: scratch.path + "/" + name)
    }
    try file.close()
    #expect(try scratch.names == [])
  }

  @Test("a copy that fails leaves nothing")
  func failedCopy() throws {
    let scratch = try Scratch()
    let file = try LibraryFile(path: try scratch.library(), access: .existing)
    #expect(throws: LibraryError.self) { try file.backUp(to: scratch.path + "/none/copy") }
    try Data("there".utf8).write(to: URL(filePath: scratch.path + "/there"))
    #expect(throws: LibraryError(.isThere)) { try file.backUp(to: scratch.path + "/there") }
    #expect(throws: LibraryError(.isThere)) { try file.backUp(to: "") }
    try file.backUp(to: scratch.path + "/copy")
    try file.close()
    #expect(try scratch.names == ["copy", "l.sqlite", "there"])
  }

  @Test(
    "content that was changed in the file is found",
    arguments: [
      "UPDATE variant SET text = 'z' WHERE id = 1024",
      "UPDATE variant SET text = 'z' WHERE id = 1025", "DELETE FROM variant WHERE id = 1025",
      "UPDATE unit SET sourceHash = 1", "INSERT INTO removedUnit VALUES (1)",
    ]
  )
  func changedContent(sql: String) throws {
    let scratch = try Scratch()
    let path = try scratch.library()
    try damage(path, sql)
    let file = try LibraryFile(path: path, access: .existing)
    #expect(try !file.faults().isEmpty)
    try file.close()
  }

  @Test(
    "a concept that was changed in the file is found, and so is a count",
    arguments: [
      "UPDATE term SET text = 'z' WHERE text = 'a'", "UPDATE concept SET note = 'z'",
      "DELETE FROM term WHERE text = 'a'", "UPDATE term SET status = 'forbidden'",
      "UPDATE import SET unitCount = 7",
    ]
  )
  func changedConcept(sql: String) throws {
    let scratch = try Scratch()
    let path = try scratch.library()
    let made = try LibraryFile(path: path, access: .existing)
    var concept = ConceptEntry(
      identifier: "c",
      languages: [
        LanguageSection(language: .english, terms: [Term(text: "a"), Term(text: "b")]),
        LanguageSection(language: .arabic, terms: []),
      ]
    )
    concept.otherData = ["<a>\n\n<b/></a>"]
    try made.updateGlossary("g", isDryRun: false) { _ = try $0.write(concept, keys: []) }
    #expect(try made.faults() == [])
    try made.close()
    try damage(path, sql)
    let file = try LibraryFile(path: path, access: .inspection)
    let faults = try file.faults()
    #expect(faults.count == 1, "\(faults)")
    try file.close()
  }

  @Test(
    "of a damaged page the rest is read, what is lost has a name, and the file is not written to"
  )
  func salvage() throws {
    let scratch = try Scratch()
    let units = (0..<2_000).map { number in
      TestUnit(
        english: "unit-\(number)-" + String(repeating: "x", count: 200),
        arabic: "ب \(number)"
      )
    }
    let path = try scratch.library("l.sqlite", units)
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let marker = Array("unit-1000-xxx".utf8)
    let place = (0..<bytes.count - marker.count).first { start in
      bytes[start] == marker[0] && bytes[start..<start + marker.count].elementsEqual(marker)
    }
    let page = try #require(place) / 16_384 * 16_384
    bytes.replaceSubrange(page..<page + 16_384, with: repeatElement(0xFF, count: 16_384))
    try Data(bytes).write(to: URL(filePath: path))
    let file = try LibraryFile(path: path, access: .inspection)
    #expect(try !file.faults().isEmpty)
    let salvage = try file.salvage()
    #expect(
      salvage.losses.contains { $0.english.contains("unit 1001 ") },
      "\(salvage.losses.prefix(5))"
    )
    #expect(try salvage.library.faults() == [])
    let count = try salvage.library.memories().reduce(0) { $0 + $1.unitCount }
    #expect((1_900..<2_000).contains(count))
    var identifiers: [Int64] = []
    try salvage.library.forEachBatch(UnitSelection()) { identifiers += $1 }
    #expect(identifiers.contains(1) && identifiers.contains(2_000))
    try salvage.discard()
    try file.close()
    #expect(try scratch.names == ["l.sqlite"])
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test("a file whose list of tables is damaged is said to be beyond repair, and stays as it is")
  func beyondRepair() throws {
    let scratch = try Scratch()
    let path = try scratch.library()
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    bytes.replaceSubrange(100..<108, with: repeatElement(0xFF, count: 8))
    try Data(bytes).write(to: URL(filePath: path))
    #expect(throws: LibraryError(.beyondRepair)) {
      _ = try LibraryFile(path: path, access: .inspection)
    }
    #expect(try scratch.names == ["l.sqlite"])
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test("what a salvage puts in place has all that the damaged library had, and that is kept")
  func putInPlace() throws {
    let scratch = try Scratch()
    let path = try scratch.library()
    try damage(path, "DROP TABLE conceptWord; DELETE FROM unitKey; UPDATE memory SET unitCount = 9")
    let damaged = try Data(contentsOf: URL(filePath: path))
    let file = try LibraryFile(path: path, access: .inspection)
    let version = try file.version()
    let salvage = try file.salvage()
    #expect(salvage.losses == [])
    #expect(try salvage.putInPlace() == path + ".damaged-1")
    try file.close()
    let repaired = try LibraryFile(path: path, access: .existing)
    #expect(try repaired.faults() == [])
    #expect(try repaired.memories().map(\.unitCount) == [1])
    #expect(try repaired.version().memories > version.memories)
    try repaired.close()
    #expect(try scratch.names == ["l.sqlite", "l.sqlite.damaged-1"])
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged-1")) == damaged)
  }

  @Test("a library of an earlier version is brought up to this one, with what it knows")
  func migration() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/old.sqlite"
    let queue = try DatabaseQueue(path: path)
    try migrator.migrate(queue, upTo: "concept words")
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO memory (id, name, unitCount) VALUES (1, 'm', 4);
          INSERT INTO import (memory, file, importedAt, onConflict, firstUnit, endUnit)
            VALUES (1, 'f', 'd', 'both', 1, 5);
          INSERT INTO unit VALUES (1, 1, 0, 0, 0, ' creationid="MT!"', NULL),
            (2, 1, 0, 0, 0, ' tuid="MT"', NULL),
            (3, 1, 0, 0, 0, NULL, '<prop type="x-origin">mt</prop>'), (4, 1, 0, 0, 0, NULL, NULL);
          """
      )
    }
    try queue.close()
    let file = try LibraryFile(path: path, access: .existing)
    var bits: [Bool] = []
    try file.forEachBatch(UnitSelection()) { batch, _ in
      bits += batch.units.map(\.isMachineTranslated)
    }
    #expect(bits == [true, false, true, false])
    #expect(try file.version() == LibraryVersion())
    try file.close()
  }
}

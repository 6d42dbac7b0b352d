package import LibraryAccess
package import Model
import PostgresStore
import SQLiteStore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The kinds of libraries there are.
package enum StoreKind: String, CaseIterable, Sendable, CustomStringConvertible {
  case sqlite = "SQLite"
  case memory = "in memory"
  case postgres = "PostgreSQL"

  package var description: String { rawValue }
}

/// An empty library that goes away with the value.
package final class TemporaryLibrary {
  /// The library, open.
  package private(set) var library: any Library
  /// Where the library's file or database is, if it has one.
  package let path: String
  /// The name of the library's database, if it has one.
  package let database: String
  private let kind: StoreKind

  /// Makes a library.
  package init(_ kind: StoreKind = .sqlite) throws {
    self.kind = kind
    let number = UInt64.random(in: 0...(.max))
    database = "test\(number)"
    switch kind {
    case .postgres: path = try PostgresServer.shared.get().makeDatabase(database)
    case .sqlite, .memory: path = "/tmp/dragoman-test-\(getpid())-\(number).sqlite"
    }
    switch kind {
    case .sqlite: library = try LibraryFile(path: path, access: .create)
    case .memory: library = InMemoryLibrary()
    case .postgres: library = try PostgresLibrary(path, access: .create)
    }
  }

  deinit {
    try? library.close()
    if kind == .postgres { try? PostgresServer.shared.get().removeDatabase(database) }
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Closes the library and opens it again, where that can be done.
  package func reopen() throws {
    guard kind != .memory else { return }
    try library.close()
    library =
      kind == .sqlite
      ? try LibraryFile(path: path, access: .existing)
      : try PostgresLibrary(path, access: .existing)
  }

  /// Imports units.
  package func add(
    _ units: [TestUnit],
    to memory: String = "m",
    onConflict: ConflictPolicy = .both,
    isDryRun: Bool = false
  ) throws -> (identifier: Int64?, counts: ImportCounts) {
    var request = ImportRequest(memory: memory, file: "f.tmx", date: "2026-11-23T00:00:00Z")
    request.onConflict = onConflict
    request.isDryRun = isDryRun
    return try library.importUnits(request) { sink in
      _ = try sink.store(batch(units))
      return ImportOutcome(fileHash: "0", byteCount: 0, readCount: units.count)
    }
  }

  /// The texts of all units, each as `en=a|ar=b`.
  package func texts(_ selection: UnitSelection = UnitSelection()) throws -> [String] {
    var texts: [String] = []
    try library.forEachBatch(selection) { batch, _ in
      texts += batch.units.map { unit in
        batch.variants[unit.variants]
          .map { "\(batch.languages[$0.language])=\(batch.string($0.text))" }
          .joined(separator: "|")
      }
    }
    return texts
  }

  /// The identifiers of all units.
  package func identifiers(_ selection: UnitSelection = UnitSelection()) throws -> [Int64] {
    var identifiers: [Int64] = []
    try library.forEachBatch(selection) { identifiers += $1 }
    return identifiers
  }
}

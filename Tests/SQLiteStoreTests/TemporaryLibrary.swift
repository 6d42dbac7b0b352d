import Model
import Testing

@testable import SQLiteStore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A library in a file of its own that goes away with the value.
final class TemporaryLibrary {
  let path: String
  let file: LibraryFile

  init() throws {
    path = "/tmp/dragoman-test-\(getpid())-\(UInt64.random(in: 0...(.max))).sqlite"
    file = try LibraryFile(path: path, access: .create)
  }

  deinit {
    try? file.close()
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Imports units, each a list of language and text and a date.
  func add(
    _ units: [TestUnit],
    to memory: String = "m",
    onConflict: ConflictPolicy = .both,
    isDryRun: Bool = false
  ) throws -> (identifier: Int64?, counts: ImportCounts) {
    var request = ImportRequest(memory: memory, file: "f.tmx", date: "2026-11-23T00:00:00Z")
    request.onConflict = onConflict
    request.isDryRun = isDryRun
    return try file.importUnits(request) { sink in
      _ = try sink.store(batch(units))
      return ImportOutcome(fileHash: "0", byteCount: 0, readCount: units.count)
    }
  }

  /// The texts of all units, each as `en=a|ar=b`.
  func texts() throws -> [String] {
    var texts: [String] = []
    try file.forEachBatch(UnitSelection()) { batch, _ in
      texts += batch.units.map { unit in
        batch.variants[unit.variants]
          .map { "\(batch.languages[$0.language])=\(batch.string($0.text))" }
          .joined(separator: "|")
      }
    }
    return texts
  }
}

/// A unit with an English and an Arabic variant.
struct TestUnit {
  var english: String
  var arabic: String
  var date: Int64 = 0
  var annotations = ""
}

/// Returns a batch with these units.
func batch(_ units: [TestUnit]) -> UnitBatch {
  var batch = UnitBatch()
  batch.languages = [.english, .arabic]
  func append(_ text: String) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: text.utf8)
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }
  func hash(_ text: String) -> UInt64 { Array(text.utf8).withUnsafeBytes { XXHash64.hash($0) } }
  for unit in units {
    let first = batch.variants.count
    for (language, text) in [unit.english, unit.arabic].enumerated() {
      batch.variants.append(
        UnitBatch.Variant(
          language: language,
          text: append(text),
          content: append(""),
          attributes: append(""),
          annotations: append("")
        )
      )
    }
    batch.units.append(
      UnitBatch.Unit(
        attributes: append(""),
        annotations: append(unit.annotations),
        variants: first..<first + 2,
        contentHash: hash(unit.english + "\n" + unit.arabic),
        sourceHash: hash(unit.english),
        date: unit.date
      )
    )
  }
  return batch
}

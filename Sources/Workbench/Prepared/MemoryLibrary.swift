package import Model
import SQLiteStore

/// A library as far as memories go: what the use cases here need of whatever keeps the units.
package protocol MemoryLibrary: Sendable {
  /// Runs one import: all of it is kept, or nothing.
  func importUnits(
    _ request: ImportRequest,
    body: (any UnitSink) throws -> ImportOutcome
  ) throws -> (identifier: Int64?, counts: ImportCounts)
  /// Returns the imports, the latest first.
  func imports() throws -> [ImportRecord]
  /// Takes an import back.
  func undoImport(_ identifier: Int64) throws -> (removed: Int, restored: Int)
  /// Returns the memories, by name.
  func memories() throws -> [MemoryRecord]
  /// Removes a memory; returns how many units it had.
  func removeMemory(_ name: String) throws -> Int
  /// Returns where the units of memories came from.
  func origins(memories: [String]?) throws -> [UnitOrigin]
  /// Returns units by their identifiers; those that are no longer there are left out.
  func units(_ identifiers: [Int64]) throws -> StoredUnits
  /// Reads units in order, a batch at a time.
  func forEachBatch(_ selection: UnitSelection, body: (UnitBatch, [Int64]) throws -> Void) throws
}

extension LibraryFile: MemoryLibrary {}

package import Model

/// The part of a library that keeps memories.
package protocol MemoryLibrary: Sendable {
  /// Runs one import in one transaction: all of it is kept, or nothing.
  ///
  /// - Parameters:
  ///   - request: What is imported and how.
  ///   - body: Stores the units with the sink, and returns what is known when the file was read; it
  ///     must not write to the library itself.
  /// - Returns: The import's number, or `nil` for a dry run, and what it changed.
  /// - Throws: `LibraryError`, or what `body` throws; then the library is as it was.
  func importUnits(
    _ request: ImportRequest,
    body: (any UnitSink) throws -> ImportOutcome
  ) throws -> (identifier: Int64?, counts: ImportCounts)
  /// Returns the imports, the latest first.
  ///
  /// - Throws: `LibraryError`.
  /// - Complexity: O(number of imports)
  func imports() throws -> [ImportRecord]
  /// Takes an import back: what it added goes, what it replaced returns.
  ///
  /// - Parameters:
  ///   - identifier: The import's number.
  ///   - record: Returns what is recorded of it, for the counts that are returned.
  /// - Returns: How many units were taken out and how many returned.
  /// - Throws: `LibraryError`, when there is no such import.
  func undoImport(
    _ identifier: Int64,
    record: (_ removed: Int, _ restored: Int) -> Change
  ) throws -> (removed: Int, restored: Int)
  /// Returns the memories, by name.
  ///
  /// - Throws: `LibraryError`.
  func memories() throws -> [MemoryRecord]
  /// Removes a memory with all its units and imports.
  ///
  /// - Parameters:
  ///   - name: The memory's name.
  ///   - record: Returns what is recorded of it, for the number of units.
  /// - Returns: How many units it had.
  /// - Throws: `LibraryError`, when there is no such memory.
  func removeMemory(_ name: String, record: (_ count: Int) -> Change) throws -> Int
  /// Returns where the units of memories came from, in the order of their identifiers.
  ///
  /// - Parameter memories: The names of the memories; `nil` for all.
  /// - Returns: An origin for each import that stored units.
  /// - Throws: `LibraryError`, when there is no such memory.
  func origins(memories: [String]?) throws -> [UnitOrigin]
  /// Returns units by their identifiers; those that are no longer there are left out.
  ///
  /// - Parameter identifiers: The identifiers, in any order.
  /// - Returns: The units, in ascending order of their identifiers.
  /// - Throws: `LibraryError`.
  /// - Complexity: O(*n* log *m*) for *n* identifiers among *m* units.
  func units(_ identifiers: [Int64]) throws -> StoredUnits
  /// Reads units in the order of their identifiers, a batch at a time.
  ///
  /// All batches show the library as it was when the first was read.
  ///
  /// - Parameters:
  ///   - selection: Which units.
  ///   - body: Takes a batch and the identifier of each of its units.
  /// - Throws: `LibraryError`, when there is no such memory; what `body` throws.
  func forEachBatch(_ selection: UnitSelection, body: (UnitBatch, [Int64]) throws -> Void) throws
}

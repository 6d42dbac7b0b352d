package import Model

/// Where the units of one import are stored.
package protocol UnitSink: AnyObject, ProposalWriter {
  /// The import's number; that of a dry run is given again.
  var importIdentifier: Int64 { get }
  /// What has changed so far.
  var counts: ImportCounts { get }
  /// Stores the units of a batch that are new.
  ///
  /// The batches of one import have the languages of the first, maybe with more after them.
  ///
  /// - Returns: For each unit of the batch its identifier, or 0 if it was not stored.
  /// - Throws: `LibraryError`.
  func store(_ batch: UnitBatch) throws -> [Int64]
  /// Takes a unit out of the memory, as one that is replaced: it returns when the import is taken back.
  ///
  /// - Returns: Whether the memory had a unit of the identifier from an earlier import.
  /// - Throws: `LibraryError`.
  @discardableResult
  func removeUnit(_ unit: Int64) throws -> Bool
  /// Writes what is still in memory, when a good moment for it has come; units may follow.
  ///
  /// - Throws: `LibraryError`.
  func flush() throws
  /// Where the parts of the memory's match index go.
  var matchIndex: any MatchIndexSink { get }
}

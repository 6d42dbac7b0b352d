package import Model

/// Stores the parts of one memory's match index, in one transaction.
package protocol MatchIndexSink: AnyObject {
  /// Returns the parts of a language, in the order of their units.
  ///
  /// - Throws: `LibraryError`.
  func indexParts(of language: LanguageTag) throws -> [StoredIndexPart]
  /// Takes a part out.
  ///
  /// - Throws: `LibraryError`.
  func removeIndexPart(_ identifier: Int64) throws
  /// Stores a part, as chunks of equal size but for the last.
  ///
  /// - Parameters:
  ///   - language: The language of the part's segments.
  ///   - units: The first unit of the part and the one after the last.
  ///   - recordCount: The number of segments.
  ///   - chunks: The bytes, 65,536 chunks at most.
  /// - Throws: `LibraryError`.
  func storeIndexPart(
    _ language: LanguageTag,
    units: Range<Int64>,
    recordCount: Int,
    chunks: [ArraySlice<UInt8>]
  ) throws
  /// Calls a closure with the memory's units of a range, in order, a batch at a time.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  func forEachBatch(
    of units: Range<Int64>,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws
  /// Notes that all units of the memory so far are in its index.
  ///
  /// - Throws: `LibraryError`.
  func finishIndex() throws
}

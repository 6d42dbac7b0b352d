package import Model

/// The part of a library that keeps what was changed, by whom, and how it was before.
///
/// A change is recorded in the transaction that makes it, by the functions that make it.
package protocol HistoryLibrary: Sendable {
  /// Calls `body` with changes, one after the other, until it returns `false`.
  ///
  /// - Throws: `LibraryError`; what `body` throws.
  /// - Complexity: O(number of changes passed over and read)
  func forEachChange(
    _ selection: ChangeSelection,
    _ body: (RecordedChange) throws -> Bool
  ) throws
  /// Returns a change by its number.
  ///
  /// - Throws: `LibraryError`.
  func change(_ number: Int64) throws -> RecordedChange?
  /// Takes changes out of the history, with what was kept to take them back, and proposals: those of the
  /// memory, or those that were decided before the date.
  ///
  /// Records of purges stay.
  ///
  /// - Parameters:
  ///   - range: Which changes.
  ///   - record: Returns what is recorded of the purge itself, for the number of changes that went.
  /// - Returns: How many changes went.
  /// - Throws: `LibraryError`.
  func purgeHistory(_ range: HistoryPurge, record: (_ count: Int) -> Change) throws -> Int
}

/// Where a change is recorded that a transaction makes.
package protocol ChangeRecorder {
  /// Records a change.
  ///
  /// - Returns: The change's number.
  /// - Throws: `LibraryError`.
  @discardableResult
  func record(_ change: Change) throws -> Int64
}

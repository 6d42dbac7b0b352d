package import Model

/// Takes the units that an import stores, as they are stored.
///
/// An index of the memory is such a consumer. It is called on a thread of its own, one batch at a
/// time, in the order of unit identifiers. Units that are taken out of a memory later are simply not
/// found any more by their identifiers, which are never given again.
package protocol StoredUnitConsumer: AnyObject, Sendable {
  /// Takes the units of a batch.
  ///
  /// - Parameters:
  ///   - batch: The units as they were read.
  ///   - identifiers: For each unit of the batch its identifier in the library, or 0 where the unit
  ///     was not stored.
  /// - Throws: What ends the import.
  func consume(_ batch: UnitBatch, identifiers: [Int64]) throws

  /// Stores what is finished so far; called on the thread of the import, between batches.
  ///
  /// - Parameter sink: Where the units go.
  /// - Throws: What ends the import.
  func storeFinished(_ sink: any UnitSink) throws

  /// Stores what was made of the units, in the transaction of the import, when all were taken.
  ///
  /// - Parameter sink: Where the units went.
  /// - Throws: What ends the import.
  func finish(_ sink: any UnitSink) throws
}

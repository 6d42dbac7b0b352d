/// Some units of a library, with where they belong.
public struct StoredUnits: Sendable {
  /// The units.
  public var batch = UnitBatch()
  /// For each unit of the batch its identifier.
  public var identifiers: [Int64] = []
  /// For each unit of the batch the name of its memory.
  public var memories: [String] = []

  /// Creates an empty set.
  public init() {}

  /// Adds units with the same languages.
  public mutating func append(_ other: UnitBatch, identifiers: [Int64]) {
    self.identifiers += identifiers
    if batch.units.isEmpty { batch = other } else { batch.append(other) }
  }
}

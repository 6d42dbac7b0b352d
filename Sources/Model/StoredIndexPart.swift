/// A part of a match index as a library keeps it.
public struct StoredIndexPart: Hashable, Sendable {
  /// The part's number.
  public var identifier: Int64
  /// The name of the memory whose segments the part has.
  public var memory: String
  /// The first unit of the part and the one after the last.
  public var units: Range<Int64>
  /// The number of segments.
  public var recordCount: Int
  /// The size of the part.
  public var byteCount: Int

  /// Creates a part.
  public init(
    identifier: Int64,
    memory: String,
    units: Range<Int64>,
    recordCount: Int,
    byteCount: Int
  ) {
    self.identifier = identifier
    self.memory = memory
    self.units = units
    self.recordCount = recordCount
    self.byteCount = byteCount
  }
}

/// One part of a match index, ready to be stored.
public struct IndexPart: Sendable {
  /// The first unit and the one after the last.
  public let units: Range<Int64>
  /// The number of segments.
  public let recordCount: Int
  /// The part.
  public let bytes: [UInt8]

  /// The part in chunks, as they are stored.
  public var chunks: some Sequence<ArraySlice<UInt8>> {
    (0..<IndexFormat.chunkCount(byteCount: bytes.count)).lazy.map { [bytes] number in
      bytes[IndexFormat.chunkRange(number, byteCount: bytes.count)]
    }
  }
}

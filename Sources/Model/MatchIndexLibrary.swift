/// A part of a match index as a library keeps it.
public struct StoredIndexPart: Hashable, Sendable {
  /// The part's number.
  public var identifier: Int64
  /// The name of the memory whose segments the part has.
  public var memory: String
  /// The first unit of the part and the one behind the last.
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

/// Stores the parts of one memory's match index, in one transaction.
public protocol MatchIndexSink: AnyObject {
  /// Returns the parts of a language, in the order of their units.
  func indexParts(of language: LanguageTag) throws -> [StoredIndexPart]
  /// Takes a part out.
  func removeIndexPart(_ identifier: Int64) throws
  /// Stores a part, as chunks of equal size but for the last.
  func storeIndexPart(
    _ language: LanguageTag,
    units: Range<Int64>,
    recordCount: Int,
    chunks: [ArraySlice<UInt8>]
  ) throws
  /// Calls a closure with the memory's units of a range, in order, a batch at a time.
  func forEachBatch(
    of units: Range<Int64>,
    body: (UnitBatch, [Int64]) throws -> Void
  ) throws
  /// Notes that all units of the memory so far are in its index.
  func finishIndex() throws
}

/// A library as far as match indexes go.
public protocol MatchIndexLibrary: Sendable {
  /// Returns the memories of which some units are not in the index.
  func memoriesToIndex() throws -> [String]
  /// Takes the whole index of a memory out and makes it anew, in one transaction.
  func replaceIndex(of memory: String, body: (any MatchIndexSink) throws -> Void) throws
  /// Returns the index of a language as it is now; it stays so until it is released.
  func matchIndex(
    of language: LanguageTag,
    memories: [String]?
  ) throws -> any MatchIndexSnapshot
}

/// A match index at one moment, whatever is written meanwhile.
public protocol MatchIndexSnapshot: Sendable {
  /// The parts, in the order of their units.
  var parts: [StoredIndexPart] { get }
  /// The units of parts that are no longer in the library.
  var removedUnits: Set<Int64> { get }
  /// Reads a chunk of a part into its place.
  func readChunk(_ number: Int, of part: Int64, into place: UnsafeMutableRawBufferPointer) throws
}

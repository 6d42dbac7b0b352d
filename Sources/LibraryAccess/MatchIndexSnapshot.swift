package import Model

/// A match index at one moment, whatever is written meanwhile.
package protocol MatchIndexSnapshot: Sendable {
  /// The parts, in the order of their units.
  var parts: [StoredIndexPart] { get }
  /// The units of parts that are no longer in the library.
  var removedUnits: Set<Int64> { get }
  /// Reads a chunk of a part into its place.
  ///
  /// - Parameters:
  ///   - number: The chunk's number, counted from 0.
  ///   - part: The part's identifier.
  ///   - place: As many bytes as the chunk has.
  /// - Throws: `LibraryError`, `.damagedIndex` where there is no such chunk of this size.
  func readChunk(_ number: Int, of part: Int64, into place: inout MutableRawSpan) throws
}

import Files
import Model
import Synchronization

/// The parts of match indexes that were read from the database, on this machine's disk.
///
/// A part never changes, so that a file of it is right for ever, and what several processes write into it
/// at once is the same. It has the chunks in their places, each found by a hash in a table after the last
/// one: a chunk that was not written, or not wholly, does not have its hash, and is read again.
final class PartCache: Sendable {
  private let folder: CacheFolder?
  private let library: String
  private let files = Mutex<[Int64: CacheFile]>([:])

  /// The most bytes on the disk: what a hundred million segments take.
  private static let capacity = 16 << 30
  /// The most files that are open at once.
  private static let openCount = 256

  /// Opens the cache of a library.
  init(library: String) {
    self.library = library
    folder = CacheFolder("parts", capacity: Self.capacity)
  }

  /// Reads a chunk into its place; from the database where it is not on the disk.
  ///
  /// - Parameters:
  ///   - number: The chunk's number.
  ///   - part: The part's identifier and size.
  ///   - place: Where it goes.
  ///   - load: Reads it from the database.
  /// - Throws: What `load` throws.
  func read(
    _ number: Int,
    of part: (identifier: Int64, byteCount: Int),
    into place: UnsafeMutableRawBufferPointer,
    load: (UnsafeMutableRawBufferPointer) throws -> Void
  ) throws {
    guard let file = file(of: part) else { return try load(place) }
    let offset = number * Self.chunkSize
    let hashOffset = part.byteCount + number * MemoryLayout<UInt64>.size
    var stored: UInt64 = 0
    let isThere =
      withUnsafeMutableBytes(of: &stored) { file.read(into: $0, at: hashOffset) }
      && file.read(into: place, at: offset)
    if isThere, stored == Self.hash(place) { return }
    try load(place)
    file.write(UnsafeRawBufferPointer(place), at: offset)
    withUnsafeBytes(of: Self.hash(place)) { file.write($0, at: hashOffset) }
  }

  private func file(of part: (identifier: Int64, byteCount: Int)) -> CacheFile? {
    files.withLock { files in
      if let open = files[part.identifier] { return open }
      let size = part.byteCount + (part.byteCount / Self.chunkSize + 1) * MemoryLayout<UInt64>.size
      guard let file = folder?.file("\(library)-\(part.identifier)", byteCount: size) else {
        return nil
      }
      if files.count >= Self.openCount { files = [:] }
      files[part.identifier] = file
      return file
    }
  }

  // As the parts are stored: all chunks but the last are of this size.
  private static let chunkSize = 1 << 16

  // What was never written reads as zeros, and must not have the hash zero.
  private static func hash(_ bytes: UnsafeMutableRawBufferPointer) -> UInt64 {
    XXHash64.hash(UnsafeRawBufferPointer(bytes), seed: 0x7061_7274) | 1
  }
}

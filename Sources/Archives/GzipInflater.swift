import CZlib

/// Unpacks gzip piece by piece, in bounded memory.
///
/// This is zlib, not libarchive, which does not check the sum at the end of a gzip file (3.6 and
/// 3.7): a damaged memory would be taken for a good one.
///
/// Reference: RFC 1951 (deflate), RFC 1952 (gzip).
package final class GzipInflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
  private var packedCount = 0
  private var unpackedCount = 0
  /// Whether the data have come to their end.
  package private(set) var isAtEnd = false

  /// Creates an inflater for one file, which may have several members.
  package init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more mean gzip.
    _ = dragomanInflateInit(stream, 15 + 16)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Unpacks the next piece, and passes on what comes out, valid during the call only.
  ///
  /// - Throws: `ArchiveError`, or what `body` throws.
  package func inflate(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    packedCount += bytes.count
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0 {
      if isAtEnd { guard try beginNextMember() else { return } }
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      let count = output.count - Int(stream.pointee.avail_out)
      unpackedCount += count
      try ArchiveLimits.check(unpacked: unpackedCount, packed: packedCount)
      if count > 0 { try body(UnsafeBufferPointer(rebasing: output[..<count])) }
      switch status {
      case Z_STREAM_END: isAtEnd = true
      case Z_OK: break
      case Z_BUF_ERROR where stream.pointee.avail_in == 0: return
      default: throw ArchiveError(.damaged(nil))
      }
    }
  }

  /// Ends the file.
  ///
  /// - Throws: `ArchiveError`, when the data are not complete.
  package func finish() throws {
    guard isAtEnd else { throw ArchiveError(.damaged(nil)) }
  }

  /// Goes on to the next member of a gzip file; what follows the last one is left.
  private func beginNextMember() throws -> Bool {
    guard stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F
    else { return false }
    guard inflateReset(stream) == Z_OK else { throw ArchiveError(.damaged(nil)) }
    isAtEnd = false
    return true
  }
}

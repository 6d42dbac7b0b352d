import CZlib

/// An error found while unpacking an archive.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The packed data are damaged, or end early.
    case damaged
    /// The file unpacks to more than a file of its size may.
    case tooLarge
    /// The archive holds no file with the extension that is wanted.
    case noSuchFile(String)
    /// The archive holds more than one file with the extension that is wanted.
    case severalFiles([String])
    /// The file in the archive is encrypted, or packed in a way that is not known here.
    case unknownMethod(Int)
  }

  /// What is wrong.
  public let reason: Reason

  /// Creates an error.
  public init(_ reason: Reason) { self.reason = reason }

  public var description: String {
    switch reason {
    case .damaged: "the archive is damaged or ends early"
    case .tooLarge:
      "the archive unpacks to more than \(maximumRatio) times its size, which no real file does"
    case .noSuchFile(let suffix): "there is no \(suffix) file in the archive"
    case .severalFiles(let names):
      "there are several files in the archive (\(names.prefix(5).joined(separator: ", "))); "
        + "unpack it and name the one to read"
    case .unknownMethod(let method):
      "the file in the archive is encrypted or packed in an unknown way (method \(method))"
    }
  }
}

/// By how much data may grow when they are unpacked, once they are past `freeByteCount`.
public let maximumRatio = 250
/// How many unpacked bytes are allowed whatever the ratio.
private let freeByteCount = 64 << 20

/// Unpacks deflated data piece by piece, in bounded memory.
///
/// Reference: RFC 1951 (deflate), RFC 1952 (gzip).
public final class Inflater {
  /// How the data are wrapped.
  public enum Format: Sendable {
    /// One or several members of gzip, one after the other.
    case gzip
    /// Deflate without anything around it, as in a ZIP archive.
    case raw
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let format: Format
  private let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
  private var packedCount = 0
  private var unpackedCount = 0
  /// Whether the data have come to their end.
  public private(set) var isAtEnd = false

  /// Creates an inflater for one file.
  public init(_ format: Format) {
    self.format = format
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more mean gzip, a minus means raw.
    _ = dragomanInflateInit(stream, format == .gzip ? 15 + 16 : -15)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Unpacks the next piece, and passes on what comes out, valid during the call only.
  ///
  /// - Throws: `ArchiveError`, or what `body` throws.
  public func inflate(
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
      if unpackedCount > freeByteCount, unpackedCount / maximumRatio > packedCount {
        throw ArchiveError(.tooLarge)
      }
      if count > 0 { try body(UnsafeBufferPointer(rebasing: output[..<count])) }
      switch status {
      case Z_STREAM_END: isAtEnd = true
      case Z_OK: break
      case Z_BUF_ERROR where stream.pointee.avail_in == 0: return
      default: throw ArchiveError(.damaged)
      }
    }
  }

  /// Ends the file.
  ///
  /// - Throws: `ArchiveError`, when the data are not complete.
  public func finish() throws {
    guard isAtEnd else { throw ArchiveError(.damaged) }
  }

  /// Goes on to the next member of a gzip file; what follows the last one is left.
  private func beginNextMember() throws -> Bool {
    guard format == .gzip, stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F
    else { return false }
    guard inflateReset(stream) == Z_OK else { throw ArchiveError(.damaged) }
    isAtEnd = false
    return true
  }
}

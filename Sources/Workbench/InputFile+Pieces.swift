import Archives

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension InputFile {
  /// The file's length in bytes, or `nil` if it is not known before it is read.
  public var byteCount: Int? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Reads a file that may be packed: gzip, or the one file in a ZIP archive that has a suffix.
  ///
  /// What the file is says its first bytes, not its name.
  ///
  /// - Parameters:
  ///   - suffix: The suffix, in lower case, of the file that is wanted in an archive.
  ///   - onPacked: Takes each piece as it stands in the file.
  ///   - body: Takes each piece of the unpacked file. Pieces are valid during the call only.
  /// - Throws: `FileError`, or what `onUnpacked` throws.
  func forEachUnpackedPiece(
    suffix: String,
    onPacked: (UnsafeBufferPointer<UInt8>) -> Void,
    onUnpacked body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    do {
      try withDescriptor { descriptor in
        var kind: Packing?
        let inflater = Inflater(.gzip)
        try forEachPiece(of: descriptor) { piece in
          onPacked(piece)
          let known = kind ?? Packing(piece)
          kind = known
          switch known {
          case .plain: try body(piece)
          case .gzip: try inflater.inflate(piece, to: body)
          case .zip:
            guard path != "-" else {
              throw FileError(path: name, reason: "a ZIP archive must be a file with a name")
            }
          }
        }
        if kind == .gzip { try inflater.finish() }
        if kind == .zip { try unzip(FileBytes(descriptor: descriptor), suffix: suffix, body) }
      }
    } catch let error as ArchiveError {
      throw FileError(path: name, reason: error.description)
    }
  }

  private func unzip(
    _ file: FileBytes,
    suffix: String,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    let directory = try ZipDirectory(file)
    let wanted = directory.entries.filter { $0.name.lowercased().hasSuffix(suffix) }
    guard let entry = wanted.first else { throw ArchiveError(.noSuchFile(suffix)) }
    guard wanted.count == 1 else { throw ArchiveError(.severalFiles(wanted.map(\.name))) }
    guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else {
      throw ArchiveError(.unknownMethod(entry.method))
    }
    let range = try directory.range(of: entry, in: file)
    let inflater = Inflater(.raw)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = min(range.upperBound, offset + pieceByteCount)
      try file.read(offset..<end).withUnsafeBufferPointer { piece in
        if entry.method == 0 { try body(piece) } else { try inflater.inflate(piece, to: body) }
      }
      offset = end
    }
    if entry.method == 8 { try inflater.finish() }
  }

  private func withDescriptor(_ body: (Int32) throws -> Void) throws {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw currentSystemError() }
    defer { if path != "-" { _ = close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: name, reason: "this is a directory, not a file")
    }
    try body(descriptor)
  }

  private func forEachPiece(
    of descriptor: Int32,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pieceByteCount)
    defer { piece.deallocate() }
    while true {
      let count = read(descriptor, piece.baseAddress, piece.count)
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw currentSystemError()
      }
      try body(UnsafeBufferPointer(rebasing: piece[..<count]))
    }
  }

  private func currentSystemError() -> FileError {
    let words = String(cString: strerror(errno))
    return FileError(path: name, reason: words.prefix(1).lowercased() + words.dropFirst())
  }
}

private let pieceByteCount = 1 << 18

/// How a file is packed, as its first bytes show.
private enum Packing {
  case plain
  case gzip
  case zip

  init(_ start: UnsafeBufferPointer<UInt8>) {
    if start.count >= 2, start[0] == 0x1F, start[1] == 0x8B {
      self = .gzip
    } else if start.count >= 4, start[0] == 0x50, start[1] == 0x4B, start[2] == 3 || start[2] == 5 {
      self = .zip
    } else {
      self = .plain
    }
  }
}

/// The bytes of an open file, read at any place.
private struct FileBytes: RandomAccessBytes {
  let descriptor: Int32

  var count: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < range.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(
          descriptor,
          $0.baseAddress?.advanced(by: filled),
          range.count - filled,
          off_t(range.lowerBound + filled)
        )
      }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }
}

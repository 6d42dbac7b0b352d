import Archives

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension InputFile {
  /// The file's length in bytes, or `nil` if it is not known before it is read.
  package var byteCount: Int? {
    if let content { return content.count }
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
      let inflater = GzipInflater()
      var kind: Packing?
      func take(_ piece: UnsafeBufferPointer<UInt8>) throws {
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
      if let content {
        try content.withUnsafeBufferPointer(take)
        if kind == .zip { try unzip(ZipReader(content), suffix: suffix, body) }
      } else {
        try withDescriptor { descriptor in
          try forEachPiece(of: descriptor, take)
          if kind == .zip { try unzip(ZipReader(descriptor: descriptor), suffix: suffix, body) }
        }
      }
      if kind == .gzip { try inflater.finish() }
    } catch let error as ArchiveError {
      throw FileError(path: name, reason: error.description)
    }
  }

  private func unzip(
    _ archive: ZipReader,
    suffix: String,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var wanted: [String] = []
    try archive.forEachFile { file in
      if file.name.lowercased().hasSuffix(suffix) { wanted.append(file.name) }
    }
    guard let name = wanted.first else { throw ArchiveError(.noSuchFile(suffix)) }
    guard wanted.count == 1 else { throw ArchiveError(.severalFiles(wanted)) }
    try archive.forEachFile { file in
      if file.name == name { try file.forEachPiece(body) }
    }
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

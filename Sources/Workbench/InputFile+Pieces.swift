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

  /// Reads the file piece by piece.
  ///
  /// - Parameter body: Takes a piece, valid during the call only.
  /// - Throws: `FileError`, or what `body` throws.
  func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw currentSystemError() }
    defer { if path != "-" { _ = close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: name, reason: "this is a directory, not a file")
    }
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
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

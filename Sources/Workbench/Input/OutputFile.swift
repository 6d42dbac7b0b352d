#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A buffered output: standard output, or a file that appears only when it is complete.
///
/// A file is written beside its destination under a temporary name and renamed by `finish()`; when
/// the output is dropped before, the temporary file goes away and the destination is as it was.
package final class OutputFile {
  /// Thrown when whoever reads standard output has stopped reading, which is no error.
  package struct ReaderIsGone: Error {}

  private let path: String?
  private let temporaryPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private let capacity = 1 << 16

  /// Opens an output.
  ///
  /// - Parameter path: The file's path; `nil` or `-` is standard output.
  /// - Throws: `FileError`, when the file cannot be made.
  package init(path: String?) throws {
    self.path = path == "-" ? nil : path
    guard let path = self.path else {
      temporaryPath = ""
      descriptor = STDOUT_FILENO
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: path, reason: "this is a directory, not a file")
    }
    temporaryPath = "\(path).\(getpid()).part"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.systemError(path) }
  }

  deinit {
    guard path != nil, descriptor >= 0 else { return }
    _ = close(descriptor)
    _ = unlink(temporaryPath)
  }

  /// Writes text.
  ///
  /// - Throws: `FileError`, when the disk is full and the like; `ReaderIsGone`.
  package func write(_ text: String) throws { try write(text.utf8) }

  /// Writes bytes.
  package func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes what is buffered.
  package func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        #else
        Darwin.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE, path == nil { throw ReaderIsGone() }
        throw Self.systemError(path ?? "standard output")
      }
      start += count
    }
  }

  /// Writes what is buffered, and puts a file in its place.
  package func finish() throws {
    try flush()
    guard let path else { return }
    let isWritten = fsync(descriptor) == 0 || errno == EINVAL
    guard isWritten, close(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw Self.systemError(path)
    }
    descriptor = -1
  }

  private static func systemError(_ path: String) -> FileError {
    FileError(path: path, reason: "cannot write: \(String(cString: strerror(errno)))")
  }
}

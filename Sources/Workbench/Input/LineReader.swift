import Documents

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads the lines of a text file one after the other, so that the file may be of any length.
///
/// Lines end with a line feed, a carriage return, or both. UTF-8 is read piece by piece; UTF-16, which
/// a byte order mark tells, is read whole.
package final class LineReader {
  /// How many bytes of the file were read so far.
  package private(set) var byteCount = 0

  private let file: InputFile
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var line = 0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Throws: `FileError`, when it cannot be read.
  package init(_ file: InputFile) throws(FileError) {
    self.file = file
    descriptor = file.path == "-" ? STDIN_FILENO : open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.systemError(file) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: file.name, reason: "this is a directory, not a file")
    }
    while buffer.count < 3, !isAtEnd { try readPiece() }
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      while !isAtEnd { try readPiece() }
      buffer = Array(try decode(buffer[...]).utf8)
    } else if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
    }
  }

  deinit { if descriptor > STDIN_FILENO { _ = close(descriptor) } }

  /// Returns the next line without its end, or `nil` behind the last.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no text, with the line of the fault.
  package func next() throws(FileError) -> String? {
    var end = start
    while true {
      while end < buffer.count, buffer[end] != 0x0A, buffer[end] != 0x0D { end += 1 }
      // A carriage return at the end of what was read may have its line feed in the next piece.
      if end + 1 < buffer.count || isAtEnd { break }
      let length = end - start
      buffer.removeFirst(start)
      start = 0
      end = length
      try readPiece()
    }
    guard start < buffer.count else { return nil }
    line += 1
    let text = try decode(buffer[start..<end])
    start = min(buffer.count, end + 1)
    if end + 1 < buffer.count, buffer[end] == 0x0D, buffer[end + 1] == 0x0A { start += 1 }
    return text
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(FileError) -> String {
    do {
      return try decodeText(Array(bytes))
    } catch {
      throw FileError(path: file.name, line: max(1, line), reason: error.description)
    }
  }

  private func readPiece() throws(FileError) {
    let size = 1 << 17
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var count = -1
    repeat {
      count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: old), size)
      }
    } while count < 0 && errno == EINTR
    buffer.removeLast(size - max(0, count))
    guard count >= 0 else { throw Self.systemError(file) }
    byteCount += count
    isAtEnd = count == 0
  }

  private static func systemError(_ file: InputFile) -> FileError {
    let words = String(cString: strerror(errno))
    return FileError(path: file.name, reason: words.prefix(1).lowercased() + words.dropFirst())
  }
}

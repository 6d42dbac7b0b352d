import Hummingbird

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file on the disk without a name, for what a client sends or is sent; it goes away with the value,
/// and with the process, however that ends.
final class TemporaryFile: Sendable {
  private let descriptor: Int32
  #if !canImport(Glibc)
  private let name: String
  #endif

  /// Makes a file that only this process can read.
  ///
  /// - Throws: `Problem`, when there is no room for one.
  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    #if canImport(Glibc)
    let nameless = open(folder, namelessFlags | O_RDWR | O_CLOEXEC, 0o600)
    if nameless >= 0 {
      descriptor = nameless
      return
    }
    #endif
    // Not every file system has files without a name; there it loses it at once.
    var template = Array("\(folder)/dragoman-upload-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Problem(.insufficientStorage, "no room for the file") }
    #if canImport(Glibc)
    unlink(template)
    #else
    // Here a file can be opened again under its name only.
    name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
  }

  /// Has a file written under a name, which it loses then.
  ///
  /// - Parameter body: Makes the file at the path that it is given.
  /// - Throws: What `body` throws; `Problem`, when the file cannot be opened.
  init(_ body: (String) throws -> Void) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/dragoman-export-\(UInt64.random(in: 0...UInt64.max))"
    try body(path)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable }
    #if canImport(Glibc)
    unlink(path)
    #else
    name = path
    #endif
  }

  deinit {
    close(descriptor)
    #if !canImport(Glibc)
    unlink(name)
    #endif
  }

  /// Where the file can be opened as long as the value is there.
  var path: String {
    #if canImport(Glibc)
    "/proc/self/fd/\(descriptor)"
    #else
    name
    #endif
  }

  /// Appends bytes.
  ///
  /// - Throws: `Problem`, when the disk is full.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var start = 0
    while start < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Problem(.insufficientStorage, "the disk is full") }
      start += count
    }
  }

  /// How many bytes the file has.
  ///
  /// - Throws: `Problem`, when the system does not say.
  func byteCount() throws -> Int {
    let count = lseek(descriptor, 0, SEEK_END)
    guard count >= 0 else { throw Self.unreadable }
    return Int(count)
  }

  /// Reads bytes at an offset; none at the end.
  ///
  /// - Throws: `Problem`, when they cannot be read.
  func read(from offset: Int, count: Int) throws -> [UInt8] {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var result = pread(descriptor, buffer.baseAddress, count, off_t(offset))
      while result < 0, errno == EINTR {
        result = pread(descriptor, buffer.baseAddress, count, off_t(offset))
      }
      isRead = result >= 0
      filled = max(0, result)
    }
    guard isRead else { throw Self.unreadable }
    return bytes
  }

  private static let unreadable = Problem(
    .internalServerError,
    "something went wrong in the server; its log says what"
  )
}

#if canImport(Glibc)
/// `O_TMPFILE`, which the headers of C have as a macro that Swift does not see.
private let namelessFlags: Int32 = 0o20000000 | O_DIRECTORY
#endif

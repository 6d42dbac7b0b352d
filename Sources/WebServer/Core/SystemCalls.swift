import Hummingbird

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Returns the resident memory of this process in bytes, or `nil` where the system does not say.
func residentByteCount() -> Int? {
  guard let file = fopen("/proc/self/statm", "r") else { return nil }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 128)
  guard fgets(&line, Int32(line.count), file) != nil else { return nil }
  let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  let fields = text.split(separator: " ")
  guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
  return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// The number of processors that the server may use.
func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// A new file for what a client sends; it goes away with the value.
final class TemporaryFile: Sendable {
  /// Where the file is.
  let path: String
  private let descriptor: Int32

  /// Makes a file that only this user can read.
  ///
  /// - Throws: `Problem`, when there is no room for one.
  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/dragoman-upload-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Problem(.insufficientStorage, "no room for the file") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    close(descriptor)
    unlink(path)
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
  var byteCount: Int {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    return max(0, Int(lseek(file, 0, SEEK_END)))
  }

  /// Reads bytes at an offset; none at the end.
  func read(from offset: Int, count: Int) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
    }
  }
}

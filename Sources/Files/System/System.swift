#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The calls of the operating system that files need, each once.
///
/// Nothing else in the program names them, so that what differs between systems stands here. Calls
/// that a signal interrupts are made again; a failure is thrown as the number that the call left.
enum System {
  static let standardInput = STDIN_FILENO
  static let standardOutput = STDOUT_FILENO
  static let standardError = STDERR_FILENO

  /// How a file is opened.
  enum Access {
    case read
    /// Writing into what is there, from its beginning.
    case write
    /// Writing a file that must not be there, not even as a link.
    case create
  }

  static func open(_ path: String, _ access: Access) throws(SystemError) -> Int32 {
    let flags: Int32 =
      switch access {
      case .read: O_RDONLY
      case .write: O_WRONLY
      case .create: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
      }
    return try withSystemPath(path) { path throws(SystemError) in
      try repeating { openFile(path, flags | O_CLOEXEC | O_NOCTTY, 0o666) }
    }
  }

  /// A second descriptor of what is open already.
  static func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
    try repeating { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) }
  }

  /// Opens a file for reading once more, from its beginning; it may have no name any longer.
  static func reopen(_ descriptor: Int32) throws(SystemError) -> Int32 {
    if let other = try? open("/proc/self/fd/\(descriptor)", .read) { return other }
    let other = try duplicate(descriptor)
    try rewind(other)
    return other
  }

  static func rewind(_ descriptor: Int32) throws(SystemError) {
    _ = try repeating { lseek(descriptor, 0, SEEK_SET) }
  }

  static func close(_ descriptor: Int32) throws(SystemError) {
    // Where a signal interrupts it, the descriptor is closed all the same.
    guard closeFile(descriptor) == 0 || errno == EINTR else { throw SystemError(code: errno) }
  }

  /// Reads the next bytes; none at the end.
  static func read(
    _ descriptor: Int32,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try repeating { readFile(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Reads bytes at an offset, wherever others read; none at the end.
  static func read(
    _ descriptor: Int32,
    into buffer: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(SystemError) -> Int {
    try repeating { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  /// Writes all bytes at an offset.
  static func write(
    _ descriptor: Int32,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      start += try repeating {
        pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + start))
      }
    }
  }

  /// Opens a file for reading and writing that this user alone may read; it is made if it is missing.
  static func openPrivate(_ path: String) throws(SystemError) -> Int32 {
    try withSystemPath(path) { path throws(SystemError) in
      try repeating { openFile(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    }
  }

  /// Says that a file was used now.
  static func touch(_ descriptor: Int32) { _ = futimens(descriptor, nil) }

  /// Writes all bytes.
  static func write(
    _ descriptor: Int32,
    _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      start += try repeating { writeFile(descriptor, rest.baseAddress, rest.count) }
    }
  }

  static func status(of path: String, followsLink: Bool = true) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try withSystemPath(path) { path throws(SystemError) in
      try repeating { followsLink ? stat(path, &status) : lstat(path, &status) }
    }
    return FileStatus(status)
  }

  static func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try repeating { fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Has the file's bytes brought to the disk, where the file system knows such a thing.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    do throws(SystemError) {
      _ = try repeating { fsync(descriptor) }
    } catch  where error.code != EINVAL && error.code != ENOTSUP {
      throw error
    } catch {
      return
    }
  }

  /// Gives a new file the mode and the owner of another; returns whether it has them then.
  static func copyOwner(of status: FileStatus, to descriptor: Int32) -> Bool {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return false }
    if own.st_uid != status.owner || own.st_gid != status.group {
      guard fchown(descriptor, status.owner, status.group) == 0 else { return false }
    }
    return fchmod(descriptor, mode_t(status.permissions)) == 0
  }

  /// Reserves room for a file's bytes, so that a full disk is known before one is overwritten.
  static func reserve(_ descriptor: Int32, byteCount: Int) throws(SystemError) {
    #if canImport(Glibc)
    let code = byteCount > 0 ? posix_fallocate(descriptor, 0, off_t(byteCount)) : 0
    if code == ENOSPC || code == EDQUOT || code == EFBIG { throw SystemError(code: code) }
    #endif
  }

  static func truncate(_ descriptor: Int32, to byteCount: Int) throws(SystemError) {
    _ = try repeating { ftruncate(descriptor, off_t(byteCount)) }
  }

  static func rename(_ path: String, to destination: String) throws(SystemError) {
    try withSystemPath(path) { from throws(SystemError) in
      try withSystemPath(destination) { to throws(SystemError) in
        guard renameEntry(from, to) == 0 else { throw SystemError(code: errno) }
      }
    }
  }

  static func unlink(_ path: String) throws(SystemError) {
    try withSystemPath(path) { path throws(SystemError) in
      guard unlinkFile(path) == 0 else { throw SystemError(code: errno) }
    }
  }

  /// Takes away a file or an empty folder; one that was not made yet, or is gone already, needs nothing.
  static func remove(_ path: String) {
    guard (try? unlink(path)) == nil else { return }
    _ = try? withSystemPath(path) { path throws(SystemError) in rmdir(path) }
  }

  static func makeFolder(_ path: String) throws(SystemError) {
    try withSystemPath(path) { path throws(SystemError) in
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
    }
  }

  static func mayWrite(_ path: String) -> Bool {
    (try? withSystemPath(path) { path throws(SystemError) in access(path, W_OK) == 0 }) ?? false
  }

  /// Where a link points, as it says it.
  static func destination(ofLink path: String) throws(SystemError) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = try withSystemPath(path) { path throws(SystemError) in
      try repeating {
        buffer.withUnsafeMutableBytes {
          guard let start = $0.baseAddress else { return -1 }
          return readlink(path, start.assumingMemoryBound(to: CChar.self), $0.count)
        }
      }
    }
    return String(pathBytes: buffer[..<count])
  }

  /// The absolute path of what is there, without links in it.
  static func realPath(_ path: String) throws(SystemError) -> String {
    try withSystemPath(path) { path throws(SystemError) in
      guard let resolved = realpath(path, nil) else { throw SystemError(code: errno) }
      defer { free(resolved) }
      return String(systemPath: resolved)
    }
  }

  /// The names in a folder, in no order, without `.` and `..`.
  static func names(in folder: String) throws(SystemError) -> [String] {
    try withSystemPath(folder) { folder throws(SystemError) in
      guard let directory = opendir(folder) else { throw SystemError(code: errno) }
      defer { closedir(directory) }
      var names: [String] = []
      while true {
        errno = 0
        guard let entry = readdir(directory) else { break }
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(systemPath: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      guard errno == 0 else { throw SystemError(code: errno) }
      return names
    }
  }

  /// The paths that fit a pattern as a shell has it, in the order of their bytes.
  static func paths(matching pattern: String) throws(SystemError) -> [String] {
    try withSystemPath(pattern) { pattern throws(SystemError) in
      var found = glob_t()
      defer { globfree(&found) }
      guard glob(pattern, 0, nil, &found) == 0 else { return [] }
      return (0..<Int(found.gl_pathc)).compactMap { index in
        found.gl_pathv[index].map { String(systemPath: $0) }
      }
    }
  }

  /// Makes a file that only this user may read, under a name that ends in six letters of the
  /// system's choice.
  static func makeTemporaryFile(prefix: String) throws(SystemError) -> (Int32, path: String) {
    var template = [UInt8](pathBytes: prefix + "XXXXXX").map { CChar(bitPattern: $0) } + [0]
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let path = template.dropLast().map { UInt8(bitPattern: $0) }
    return (descriptor, String(pathBytes: path))
  }

  /// Connects to the socket at a path.
  static func connect(_ path: String) throws(SystemError) -> Int32 {
    #if canImport(Glibc)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | 0o2000000, 0)
    #else
    let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = [UInt8](pathBytes: path)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard bytes.count < room.count else { return false }
      room.copyBytes(from: bytes)
      return true
    }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        fits ? connectSocket(descriptor, $0, length) : -1
      }
    }
    guard code == 0 else {
      let error = SystemError(code: fits ? errno : ENAMETOOLONG)
      _ = closeFile(descriptor)
      throw error
    }
    return descriptor
  }

  /// Waits until no other process holds the lock of a file or folder that is open.
  static func lock(_ descriptor: Int32) throws(SystemError) {
    _ = try repeating { flock(descriptor, LOCK_EX) }
  }

  /// The names of what the file system keeps beside a file's content: access lists, a user's tags.
  ///
  /// The labels of security modules are left out, for a new file gets its own.
  static func attributeNames(of path: String) -> [String] {
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    let count =
      (try? withSystemPath(path) { path throws(SystemError) in
        listAttributes(path, &buffer, buffer.count)
      }) ?? 0
    return buffer.prefix(max(0, count)).split(separator: 0)
      .map { String(decoding: $0.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
      .filter { !$0.hasPrefix("security.") }
  }

  /// Makes a call again while signals interrupt it; a negative answer is a failure.
  private static func repeating<Count: FixedWidthInteger>(
    _ call: () -> Count
  ) throws(SystemError) -> Count {
    while true {
      let count = call()
      if count >= 0 { return count }
      guard errno == EINTR else { throw SystemError(code: errno) }
    }
  }
}

/// Passes a path on as the system takes it.
func withSystemPath<Result>(
  _ path: String,
  _ body: (UnsafePointer<CChar>) throws(SystemError) -> Result
) throws(SystemError) -> Result {
  let bytes = [UInt8](pathBytes: path)
  // A path ends at its first NUL; what stands after it would be another file than was named.
  guard !bytes.contains(0) else { throw SystemError(code: EINVAL) }
  let characters = bytes.map { CChar(bitPattern: $0) } + [0]
  var result: Swift.Result<Result, SystemError> = .failure(SystemError(code: EINVAL))
  characters.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return }
    result = Swift.Result { () throws(SystemError) in try body(start) }
  }
  return try result.get()
}

extension String {
  /// Takes the name of a file from the system.
  init(systemPath: UnsafePointer<CChar>) {
    let count = strlen(systemPath)
    self.init(pathBytes: UnsafeRawBufferPointer(start: systemPath, count: count))
  }
}

// The system's calls under names that the wrappers above do not hide.
#if canImport(Glibc)
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  Glibc.open(path, flags, mode)
}
private let closeFile = Glibc.close
private let readFile = Glibc.read
private let writeFile = Glibc.write
private let renameEntry = Glibc.rename
private let unlinkFile = Glibc.unlink
private let connectSocket = Glibc.connect

private typealias ListAttributes =
  @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<CChar>?, Int) -> Int

/// `listxattr`, which the module of glibc leaves out.
private func listAttributes(
  _ path: UnsafePointer<CChar>,
  _ names: UnsafeMutablePointer<CChar>?,
  _ size: Int
) -> Int {
  guard let symbol = dlsym(nil, "listxattr") else { return 0 }
  return unsafeBitCast(symbol, to: ListAttributes.self)(path, names, size)
}
#else
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  Darwin.open(path, flags, mode)
}
private let closeFile = Darwin.close
private let readFile = Darwin.read
private let writeFile = Darwin.write
private let renameEntry = Darwin.rename
private let unlinkFile = Darwin.unlink
private let connectSocket = Darwin.connect
private func listAttributes(
  _ path: UnsafePointer<CChar>,
  _ names: UnsafeMutablePointer<CChar>?,
  _ size: Int
) -> Int {
  listxattr(path, names, size, 0)
}
#endif

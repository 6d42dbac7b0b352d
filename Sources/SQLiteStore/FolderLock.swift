#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Keeps other processes out while a library is made or brought up to date.
///
/// The lock is on the folder, since closing a second descriptor of the file itself would release the
/// locks that SQLite holds on it. It is advisory, and goes with the process that holds it. Where a
/// file system knows no such locks, processes are on their own.
struct FolderLock {
  private let descriptor: Int32

  /// Waits until no other process holds the lock of the folder in which a file stands.
  init(ofFile path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Lets the next process in.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}

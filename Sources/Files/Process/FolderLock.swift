/// Keeps other processes out while something in a folder is made or brought up to date.
///
/// The lock is on the folder, since closing a second descriptor of a file itself would release the
/// locks that SQLite holds on it. It is advisory, and goes with the process that holds it. Where a
/// file system knows no such locks, processes are on their own.
package struct FolderLock: Sendable {
  private let descriptor: Int32?

  /// Waits until no other process holds the lock of the folder in which a file stands.
  package init(ofFile path: String) {
    descriptor = try? System.open(splitPath(path).folder, .read)
    // A folder that cannot be locked is one whose file cannot be opened, or which has no locks.
    if let descriptor { try? System.lock(descriptor) }
  }

  /// Lets the next process in.
  package func release() {
    if let descriptor { try? System.close(descriptor) }
  }
}

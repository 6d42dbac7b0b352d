import Synchronization

/// The files and folders that this process has begun and that are worth nothing unless it finishes them.
///
/// They are a fact about the process, so there is one list of them: a signal that ends it comes from
/// outside every job.
package enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Adds a file, before it is made.
  package static func add(_ path: String) {
    paths.withLock { _ = $0.insert(path) }
  }

  /// Leaves a file where it is: it is complete, or it is gone.
  package static func remove(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }

  /// Takes one away, if it was made.
  package static func takeAway(_ path: String) {
    System.remove(path)
    remove(path)
  }

  /// Takes all of them away, and then ends the process; nobody adds another meanwhile.
  static func takeAway(then end: () -> Never) -> Never {
    paths.withLock { paths in
      // What is in a folder has the longer path, and goes first.
      for path in paths.sorted(by: { $0.utf8.count > $1.utf8.count }) { System.remove(path) }
      end()
    }
  }
}

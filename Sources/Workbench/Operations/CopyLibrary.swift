package import LibraryAccess
import Model

/// Copies a whole library into an empty one of any kind, so that both answer alike.
package enum CopyLibrary: Operation {
  /// Where the copy goes.
  package struct Request: Sendable {
    /// The library that is filled; the caller opens and closes it.
    package var target: any Library
    /// What people call it.
    package var name: String

    /// Creates a request.
    package init(target: any Library, name: String) {
      self.target = target
      self.name = name
    }
  }

  package static let name = OperationName.libraryCopy

  /// Copies everything, makes the match indexes again, and reads the copy back to compare it.
  ///
  /// - Returns: What is in the copy.
  /// - Throws: `Failure`, when something is in the target; `LibraryError`, `.inconsistent` when the copy is
  ///   not the same; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> LibraryCopy {
    let source = context.library
    let target = request.target
    do {
      var digest = LibraryDigest()
      try target.fill { take in
        try source.forEachItem { item in
          try context.check()
          digest.add(item)
          try take(item)
        }
      }
      try rebuildIndexes(target)
      var copied = LibraryDigest()
      try target.forEachItem { item in
        try context.check()
        copied.add(item)
      }
      guard copied.checksum == digest.checksum else { throw LibraryError(.inconsistent) }
      return LibraryCopy(name: request.name, digest: copied)
    } catch let error as LibraryError {
      throw Failure(error, file: request.name)
    }
  }
}

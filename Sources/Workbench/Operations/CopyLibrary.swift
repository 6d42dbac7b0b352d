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
    /// The last change that the target has, which is then an earlier copy, and is brought up to date; `nil` where it
    /// is empty.
    package var since: Int64?

    /// Creates a request.
    package init(target: any Library, name: String) {
      self.target = target
      self.name = name
    }
  }

  package static let name = OperationName.libraryCopy

  /// Copies everything, makes the match indexes again, and reads the copy back to compare it.
  ///
  /// An earlier copy is the old one or the new one, never between.
  ///
  /// - Returns: What is in the copy.
  /// - Throws: `Failure`, when something is in the target, or it is no copy of the library as it was at the
  ///   change; `LibraryError`, `.inconsistent` when the copy is
  ///   not the same; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> LibraryCopy {
    let source = context.library
    let target = request.target
    do {
      var digest = LibraryDigest()
      let items = { (take: (LibraryItem) throws -> Void) in
        try source.forEachItem { item in
          try context.check()
          digest.add(item)
          try take(item)
        }
      }
      if let since = request.since {
        try check(target, isCopyOf: source, at: since, name: request.name)
        try target.refill(items)
      } else {
        try target.fill(items)
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

  /// Fails unless a library is a copy of another as it was after a change, and has had no change of its own.
  private static func check(
    _ target: any Library,
    isCopyOf source: any Library,
    at change: Int64,
    name: String
  ) throws {
    var last: RecordedChange?
    try target.forEachChange(ChangeSelection()) { change in
      last = change
      return false
    }
    guard (last?.number ?? 0) == change else {
      throw Failure(
        Message("copy.otherChange", ["number": .text("\(last?.number ?? 0)")]),
        file: name,
        kind: .conflict
      )
    }
    guard try last == source.change(change) else {
      throw Failure(Message("copy.noCopy"), file: name, kind: .conflict)
    }
  }
}

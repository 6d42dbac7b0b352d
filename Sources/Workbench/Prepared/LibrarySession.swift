import Files
package import Model
import SQLiteStore

/// Whatever keeps glossaries, memories and their match indexes.
package typealias Library = GlossaryLibrary & MemoryLibrary & MatchIndexLibrary

/// A library that is open for the time of one command.
package final class LibrarySession: Sendable {
  /// What a command does with the library.
  package enum Access: Sendable {
    /// It writes; the library is made if there is none.
    case create
    /// It reads, or changes what is there; where there is no library, it works on an empty one.
    case existing
  }

  let file: LibraryFile
  private let temporaryPath: String?
  /// What the user should know about the library, if anything.
  package let notice: String?

  /// Opens the library at a path.
  ///
  /// - Throws: `FileError`, when the file is damaged, no library, or of a newer version.
  package init(path: String, access: Access) throws {
    let isThere = fileExists(path)
    do {
      switch access {
      case .create:
        try Folder.makeParents(of: path)
        temporaryPath = nil
        notice = nil
        file = try LibraryFile(path: path, access: .create)
      case .existing where isThere:
        temporaryPath = nil
        notice = nil
        file = try LibraryFile(path: path, access: .existing)
      case .existing:
        let temporary =
          "\(Environment.temporaryFolder)/dragoman-\(UInt64.random(in: 0...(.max))).sqlite"
        temporaryPath = temporary
        for suffix in librarySuffixes { UnfinishedFiles.add(temporary + suffix) }
        notice = "there is no library at \(path) yet; it counts as empty"
        file = try LibraryFile(path: temporary, access: .create)
      }
    } catch let error as FileAccessError {
      throw FileError(error)
    } catch let error as LibraryError {
      throw FileError(path: path, reason: error.description)
    }
  }

  /// What the library holds: glossaries, memories and their match indexes.
  package var library: any Library { file }

  /// Closes the library.
  package func close() {
    // The last commit is safe whether or not closing succeeds.
    try? file.close()
    if let temporaryPath {
      for suffix in librarySuffixes { UnfinishedFiles.takeAway(temporaryPath + suffix) }
    }
  }
}

/// How the names of the files end that make up a library.
private let librarySuffixes = ["", "-wal", "-shm"]

import Files
import LibraryAccess
import Model
import SQLiteStore
import Workbench

/// Opens the library that the user names: the one place that knows which kinds there are.
enum LibraryOpener {
  /// What a command does with the library.
  enum Access {
    /// It writes; the library is made if there is none.
    case create
    /// It looks things up, or changes what is there; where there is no library, one that is empty
    /// takes its place.
    case existing
    /// It is about the library itself, or takes something out of it; there must be one.
    case required
    /// It looks for damage; there must be one, and nothing is written to it.
    case inspection
  }

  /// Opens a library.
  ///
  /// - Parameters:
  ///   - location: The path of a file, as the user gave it.
  ///   - access: What the command does.
  /// - Returns: The open library, which the caller closes, and what the user should know of it.
  /// - Throws: `Failure`, when there is none where there must be one, or when it is damaged, no
  ///   library, of a newer version, or cannot be read.
  static func open(
    _ location: String,
    _ access: Access
  ) throws -> (library: any Library, notice: Message?) {
    if location.hasPrefix("postgres://") || location.hasPrefix("postgresql://") {
      throw Failure(Message("library.noPostgreSQL"), file: location)
    }
    do {
      let access: LibraryFileAccess =
        switch access {
        case .create: .create
        case .existing, .required: .existing
        case .inspection: .inspection
        }
      return (try LibraryFile(path: location, access: access), nil)
    } catch let error as LibraryError where error.reason == .missing && !location.isEmpty {
      guard access == .existing else {
        throw Failure(Message("library.notHere"), file: location, kind: .missing)
      }
      let notice = Message("library.countsAsEmpty", ["path": .text(location)])
      return (InMemoryLibrary(), notice)
    } catch let error as LibraryError {
      throw Failure(error, file: location)
    } catch let error as FileAccessError {
      throw Failure(error)
    }
  }
}

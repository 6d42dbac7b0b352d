import Files
import LibraryAccess
import Model
import PostgresStore
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
  ///   - location: The path of a file, or the address of a database, as the user gave it.
  ///   - access: What the command does.
  /// - Returns: The open library, which the caller closes, and what the user should know of it.
  /// - Throws: `Failure`, when there is none where there must be one, or when it is damaged, no
  ///   library, of a newer version, or cannot be read.
  static func open(
    _ location: String,
    _ access: Access
  ) throws -> (library: any Library, notice: Message?) {
    let shown = shownName(location)
    do {
      return (try store(location, access), nil)
    } catch let error as LibraryError where error.reason == .missing && !location.isEmpty {
      guard access == .existing else {
        throw Failure(Message("library.notHere"), file: shown, kind: .missing)
      }
      let notice = Message("library.countsAsEmpty", ["path": .text(shown)])
      return (InMemoryLibrary(), notice)
    } catch let error as LibraryError {
      throw Failure(error, file: shown)
    } catch let error as FileAccessError {
      throw Failure(error)
    }
  }

  /// Whether a library is one that people share: a database.
  static func isShared(_ location: String) -> Bool {
    location.hasPrefix("postgres://") || location.hasPrefix("postgresql://")
  }

  /// What a person may see of where a library is: no password.
  static func shownName(_ location: String) -> String {
    isShared(location) ? PostgresLibrary.shownAddress(location) : location
  }

  private static func store(_ location: String, _ access: Access) throws -> any Library {
    guard !isShared(location) else {
      Environment.rewriteArguments { shownName(argument: $0) }
      let access: PostgresAccess =
        switch access {
        case .create: .create
        case .existing, .required: .existing
        case .inspection: .inspection
        }
      return try PostgresLibrary(location, access: access)
    }
    let access: LibraryFileAccess =
      switch access {
      case .create: .create
      case .existing, .required: .existing
      case .inspection: .inspection
      }
    return try LibraryFile(path: location, access: access)
  }

  /// An argument as others may see it in a list of processes: `--library=` may stand before an address.
  private static func shownName(argument: String) -> String {
    guard let start = argument.firstRange(of: "postgres")?.lowerBound else { return argument }
    return argument[..<start] + shownName(String(argument[start...]))
  }
}

import Files
import LibraryAccess

/// Where a library's file is, in the forms in which SQLite takes it.
///
/// SQLite takes some names for something else than the name of a file: `:memory:`, `file:…`, nothing.
/// Here a path is a path.
struct LibraryLocation {
  /// The path as the user gave it.
  let path: String

  /// The path, beginning so that SQLite takes it for nothing else.
  var databasePath: String { path.hasPrefix("/") ? path : "./" + path }

  /// The name under which SQLite opens a file that nobody writes, without making files beside it.
  var immutableName: String {
    var name = "file:"
    for byte in databasePath.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "/._-~".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      name += isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }
    return name + "?immutable=1"
  }

  /// Whether SQLite has a log of the file that is not empty: what it says stands there alone.
  var hasLog: Bool { (InputFile(databasePath + "-wal").byteCount ?? 0) > 0 }

  /// Whether this user may write the file and what stands beside it.
  var isWritable: Bool {
    let folder = databasePath.lastIndex(of: "/").map { databasePath[...$0] } ?? "./"
    return mayWrite(databasePath) && mayWrite(String(folder))
  }

  /// Which file it is now; `nil` where there is none.
  var identity: FileIdentity? { InputFile(databasePath).status?.identity }

  /// Refuses what is no file that can be read.
  ///
  /// - Throws: `LibraryError`, `.missing` where nothing is there and `.notALibrary` where the file is
  ///   empty; `FileAccessError`, when it is a folder or cannot be read.
  func requireFile() throws {
    guard !path.isEmpty else { throw LibraryError(.missing) }
    do throws(FileAccessError) {
      _ = try InputFile(databasePath, name: path.shownPath).open()
    } catch {
      throw error.isMissing ? LibraryError(.missing) : error
    }
    if InputFile(databasePath).byteCount == 0 { throw LibraryError(.notALibrary) }
  }
}

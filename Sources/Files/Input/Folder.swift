/// Folders, and what is in them.
package enum Folder {
  /// Whether there is a folder at a path.
  package static func isThere(_ path: String) -> Bool {
    (try? System.status(of: path))?.kind == .folder
  }

  /// The names of the files in a folder, in order; hidden ones are left out, and folders, unless
  /// they are wanted.
  ///
  /// - Throws: `FileAccessError`, when the folder cannot be read.
  package static func names(
    in folder: String,
    withFolders: Bool = false
  ) throws(FileAccessError) -> [String] {
    do throws(SystemError) {
      return try System.names(in: folder)
        .filter { !$0.hasPrefix(".") && (withFolders || !isThere("\(folder)/\($0)")) }
        .sorted()
    } catch {
      throw FileAccessError(path: folder.shownPath, .reading, .system(error))
    }
  }

  /// The paths that fit a pattern with `*`, `?` or `[`, as a shell has it.
  ///
  /// - Throws: `FileAccessError`, when none does.
  package static func paths(matching pattern: String) throws(FileAccessError) -> [String] {
    do throws(SystemError) {
      let paths = try System.paths(matching: pattern)
      if !paths.isEmpty { return paths }
    } catch {
      throw FileAccessError(path: pattern.shownPath, .reading, .system(error))
    }
    throw FileAccessError(path: pattern.shownPath, .reading, .noMatch)
  }

  /// Makes a folder to write into, with those above it that are missing.
  ///
  /// - Throws: `FileAccessError`, when it cannot be made, a file is there, or it may not be written.
  package static func make(_ path: String) throws(FileAccessError) {
    try makeParents(of: path + "/")
    guard isThere(path) else {
      throw FileAccessError(path: path.shownPath, .writing, .isNoFolder)
    }
    guard System.mayWrite(path) else {
      throw FileAccessError(path: path.shownPath, .writing, .system(.denied))
    }
  }

  /// Makes the folders in which a file is to be that are missing.
  ///
  /// - Throws: `FileAccessError`, when one cannot be made.
  package static func makeParents(of path: String) throws(FileAccessError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard folder != "/", !isThere(folder) else { continue }
      do throws(SystemError) { try System.makeFolder(folder) } catch {
        throw FileAccessError(path: path.shownPath, .writing, .system(error))
      }
    }
  }
}

/// Whether this user may write what is at a path.
package func mayWrite(_ path: String) -> Bool { System.mayWrite(path) }

/// Gives a file another name, in whose place nothing is left of what was there.
///
/// - Throws: `FileAccessError`, when that cannot be done.
package func renameFile(_ path: String, to destination: String) throws(FileAccessError) {
  do throws(SystemError) { try System.rename(path, to: destination) } catch {
    throw FileAccessError(path: destination.shownPath, .writing, .system(error))
  }
}

/// Whether there is anything at a path.
package func fileExists(_ path: String) -> Bool {
  (try? System.status(of: path, followsLink: false)) != nil
}

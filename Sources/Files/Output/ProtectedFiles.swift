/// The files that a command must not write: the library, what belongs to it, and the inputs.
///
/// A file is known by its device and number, so through every name and link; one that is not there
/// yet, by its folder and its name in it.
package struct ProtectedFiles: Sendable {
  private enum Key: Hashable {
    case file(FileIdentity)
    case name(String, in: FileIdentity)
  }

  private var reasons: [Key: FileAccessError.Reason] = [:]

  /// Creates a set.
  ///
  /// - Parameters:
  ///   - library: The path of the library, if it is a file.
  ///   - inputs: What is read.
  package init(library: String? = nil, inputs: [InputFile] = []) {
    for input in inputs {
      // A terminal or a pipe can be read and written at once.
      guard let status = input.status, status.kind == .regular else { continue }
      reasons[.file(status.identity)] = .isInput
    }
    guard let library else { return }
    for suffix in ["", "-wal", "-shm", "-journal"] {
      for key in Self.keys(of: library + suffix) { reasons[key] = .isLibrary }
    }
  }

  /// Refuses an output that is one of the files, or another output; else adds it.
  ///
  /// - Parameter path: The output's path; `nil` and `-` are standard output.
  /// - Throws: `FileAccessError`.
  package mutating func claim(output path: String?) throws(FileAccessError) {
    let keys = Self.keys(of: path)
    if let reason = keys.lazy.compactMap({ [reasons] in reasons[$0] }).first {
      throw FileAccessError(path: path.map(\.shownPath) ?? "standard output", .writing, reason)
    }
    for key in keys { reasons[key] = .isOtherOutput }
  }

  /// Whether a path is one of the files, or of the outputs.
  package func contains(_ path: String) -> Bool {
    Self.keys(of: path).contains { reasons[$0] != nil }
  }

  private static func keys(of path: String?) -> [Key] {
    // What cannot be looked at cannot be written either; opening it says why.
    guard let place = try? OutputPath(path) else { return [] }
    switch place {
    case .descriptor(let descriptor):
      guard let status = try? System.status(of: descriptor), status.kind == .regular else {
        return []
      }
      return [.file(status.identity)]
    case .file(let path, let status):
      return [.file(status.identity)] + name(of: path)
    case .newFile(let path): return name(of: path)
    case .stream, .folder: return []
    }
  }

  private static func name(of path: String) -> [Key] {
    let (folder, name) = splitPath(path)
    guard let status = try? System.status(of: folder) else { return [] }
    return [.name(name, in: status.identity)]
  }
}

/// Returns the folder in which a file is, and its name there.
func splitPath(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  let folder = slash == path.startIndex ? "/" : String(path[..<slash])
  return (folder, String(path[path.index(after: slash)...]))
}

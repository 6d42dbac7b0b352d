package import Files

extension InputFile {
  /// Returns the memories that a path stands for.
  ///
  /// For a folder these are the files in it whose names end as those of memories do, in order; a
  /// folder without one stands for itself, and cannot be read. Any other path is one file.
  package static func memories(at path: String) -> [InputFile] {
    // A folder that cannot be read stands for itself; reading it says why.
    guard path != "-", Folder.isThere(path), let all = try? Folder.names(in: path) else {
      return [InputFile(path)]
    }
    let names = all.filter { name in memorySuffixes.contains { name.lowercased().hasSuffix($0) } }
    guard !names.isEmpty else { return [InputFile(path)] }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return names.map { InputFile(prefix + $0) }
  }
}

/// How the names of files end that may be memories.
private let memorySuffixes = [".tmx", ".tmx.gz", ".zip", ".xlf", ".xliff"]

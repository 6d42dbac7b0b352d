import Documents

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension InputFile {
  /// Returns the files that paths, folders and patterns name.
  ///
  /// A folder stands for the articles in it and in its folders, by name; a path with `*`, `?` or
  /// `[` that names no file is a pattern, as a shell has it.
  ///
  /// - Returns: The files in the order of the paths, and how many files of folders were passed over
  ///   because their names are no article's.
  /// - Throws: `FileError`, when a folder cannot be read or has no article, or when nothing fits a
  ///   pattern.
  package static func files(named paths: [String]) throws -> (files: [InputFile], others: Int) {
    var files: [InputFile] = []
    var others = 0
    for path in paths {
      for path in try isPattern(path) ? matches(of: path) : [path] {
        guard path != "-", ArticlePair.isFolder(path) else {
          files.append(InputFile(path))
          continue
        }
        let count = files.count
        try addArticles(in: path, to: &files, &others)
        if files.count == count {
          throw FileError(path: path, reason: "there is no article in this folder")
        }
      }
    }
    return (files, others)
  }

  private static func addArticles(
    in folder: String,
    to files: inout [InputFile],
    _ others: inout Int
  ) throws {
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    for name in try ArticlePair.names(in: folder, withFolders: true) {
      let path = "\(base)/\(name)"
      if ArticlePair.isFolder(path) {
        try addArticles(in: path, to: &files, &others)
      } else if ArticleFormat.named(name) != nil {
        files.append(InputFile(path))
      } else {
        others += 1
      }
    }
  }

  private static func isPattern(_ path: String) -> Bool {
    path.contains { "*?[".contains($0) } && !fileExists(path)
  }

  private static func matches(of pattern: String) throws -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else {
      throw FileError(path: pattern, reason: "no file has a name like this")
    }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }
}

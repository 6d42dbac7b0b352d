import Documents
package import Files
import Model

extension InputFile {
  /// Returns the files that paths, folders and patterns name.
  ///
  /// A folder stands for the articles in it and in its folders, by name; a path with `*`, `?` or
  /// `[` that names no file is a pattern, as a shell has it.
  ///
  /// - Returns: The files in the order of the paths, and how many files of folders were passed over
  ///   because their names are no article's.
  /// - Throws: `Failure`, when a folder cannot be read or has no article, or when nothing fits a
  ///   pattern.
  package static func files(named paths: [String]) throws -> (files: [InputFile], others: Int) {
    var files: [InputFile] = []
    var others = 0
    for path in paths {
      for path in try isPattern(path) ? matches(of: path) : [path] {
        guard path != "-", Folder.isThere(path) else {
          files.append(InputFile(path))
          continue
        }
        let count = files.count
        try addArticles(in: path, to: &files, &others)
        if files.count == count {
          throw Failure(Message("file.noArticleInFolder"), file: path)
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
    for name in try names(in: folder) {
      let path = "\(base)/\(name)"
      if Folder.isThere(path) {
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

  private static func names(in folder: String) throws(Failure) -> [String] {
    do { return try Folder.names(in: folder, withFolders: true) } catch { throw Failure(error) }
  }

  private static func matches(of pattern: String) throws(Failure) -> [String] {
    do { return try Folder.paths(matching: pattern) } catch { throw Failure(error) }
  }
}

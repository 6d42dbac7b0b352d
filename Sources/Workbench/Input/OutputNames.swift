#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Names for the results of many files in one folder.
package enum OutputNames {
  /// Returns a path for each input: the folder, the input's name, and another extension.
  ///
  /// Where two inputs, or letter case aside two names, would have one path, the later ones get a
  /// number: `news.html`, `news-2.html`. No path is one of an input.
  ///
  /// - Parameters:
  ///   - files: The inputs.
  ///   - folder: The folder.
  ///   - fileExtension: The extension, without its stop.
  /// - Returns: The paths, in the order of the inputs.
  package static func paths(
    for files: [InputFile],
    in folder: String,
    extension fileExtension: String
  ) -> [String] {
    let base = folder == "/" ? "" : folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let inputs = Set(files.compactMap { realPath($0.path) })
    let home = realPath(folder) ?? base
    var taken: Set<String> = []
    return files.map { file in
      let name = file.path == "-" ? "standard-input" : file.baseName
      var candidate = name
      var number = 1
      while !taken.insert("\(candidate).\(fileExtension)".lowercased()).inserted
        || inputs.contains("\(home)/\(candidate).\(fileExtension)")
      {
        number += 1
        candidate = "\(name)-\(number)"
      }
      return "\(base)/\(candidate).\(fileExtension)"
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Makes a folder, and those above it, as far as they are missing.
///
/// - Throws: `FileError`, when it cannot be made, or a file is there.
package func makeOutputFolder(_ path: String) throws {
  makeFolders(of: path + "/")
  guard ArticlePair.isFolder(path), access(path, W_OK) == 0 else {
    throw FileError(path: path, reason: "cannot write into this folder")
  }
}

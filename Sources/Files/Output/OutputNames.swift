/// Names for the results of many files in one folder.
package enum OutputNames {
  /// Returns a path for each input: the folder, the input's name, and another extension.
  ///
  /// Where two inputs, or letter case aside two names, would have one path, the later ones get a
  /// number: `news.html`, `news-2.html`. No path is one of an input, or another file that must stay.
  ///
  /// - Parameters:
  ///   - files: The inputs.
  ///   - folder: The folder.
  ///   - fileExtension: The extension, without its stop.
  ///   - kept: Further files that no path may be.
  /// - Returns: The paths, in the order of the inputs.
  package static func paths(
    for files: [InputFile],
    in folder: String,
    extension fileExtension: String,
    keeping kept: ProtectedFiles = ProtectedFiles()
  ) -> [String] {
    let base = folder == "/" ? "" : folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let inputs = ProtectedFiles(inputs: files)
    var taken: Set<String> = []
    return files.map { file in
      let name = file.isStandardInput ? "standard-input" : file.baseName
      var candidate = name
      var number = 1
      while true {
        let path = "\(base)/\(candidate).\(fileExtension)"
        if taken.insert("\(candidate).\(fileExtension)".lowercased()).inserted,
          !inputs.contains(path), !kept.contains(path)
        {
          return path
        }
        number += 1
        candidate = "\(name)-\(number)"
      }
    }
  }
}

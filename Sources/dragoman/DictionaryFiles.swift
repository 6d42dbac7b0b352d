import Files
import Workbench

/// Writes the files of a dictionary beside each other, all of them or none.
struct DictionaryFiles {
  /// Where the files go.
  let paths: [String]

  /// Whether an output stands for several files: a folder, or a path without the extension of an archive.
  static func areWanted(at output: String?) -> Bool {
    guard let output, output != "-" else { return false }
    return !output.lowercased().hasSuffix(".zip") && !output.hasPrefix("/dev/")
  }

  /// Names the files for an output.
  ///
  /// In a folder they have the dictionary's name; otherwise the output's, whose `.ifo` does not count.
  init(_ names: [String], at output: String) {
    let isFolder = output.hasSuffix("/") || Folder.isThere(output)
    var base = output
    if base.hasSuffix(".ifo") { base = String(base.dropLast(4)) }
    while base.count > 1, base.hasSuffix("/") { base = String(base.dropLast()) }
    paths = names.map { name in
      let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
      return isFolder ? "\(base)/\(name)" : base + ending
    }
  }

  /// Writes the files; each gets its name when all are whole.
  ///
  /// - Throws: `FileAccessError`.
  func write(_ contents: [[UInt8]]) throws {
    let outputs = try zip(paths, contents).map { path, content in
      let output = try OutputFile(path: path)
      try output.write(content)
      return output
    }
    for output in outputs { try output.finish() }
  }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension InputFile {
  /// Returns the memories that a path stands for.
  ///
  /// For a folder these are the files in it whose names end as those of memories do, in order; a
  /// folder without one stands for itself, and cannot be read. Any other path is one file.
  package static func memories(at path: String) -> [InputFile] {
    guard path != "-", let folder = opendir(path) else { return [InputFile(path)] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if memorySuffixes.contains(where: { name.lowercased().hasSuffix($0) }) { names.append(name) }
    }
    guard !names.isEmpty else { return [InputFile(path)] }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    return names.sorted().map { InputFile(prefix + $0) }
  }
}

/// How the names of files end that may be memories.
private let memorySuffixes = [".tmx", ".tmx.gz", ".zip", ".xlf", ".xliff"]

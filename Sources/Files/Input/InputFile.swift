/// A file that a user names, standard input, or bytes that came another way.
package struct InputFile: Hashable, Sendable {
  /// Where the bytes are.
  private enum Source: Hashable, Sendable {
    case path
    case bytes([UInt8])
    case temporary(TemporaryFile)
  }

  /// The path as the user gave it; `-` is standard input.
  package let path: String
  /// The name for messages and reports.
  package let name: String
  private let source: Source

  /// Creates an input.
  package init(_ path: String) {
    self.init(path, name: path == "-" ? "standard input" : path.shownPath)
  }

  /// Creates an input that its user knows under another name.
  package init(_ path: String, name: String) {
    self.path = path
    self.name = name
    source = .path
  }

  /// Creates an input from bytes.
  ///
  /// - Parameters:
  ///   - name: The name for messages and reports; its extension is a hint at the format.
  ///   - content: The bytes.
  package init(name: String, content: [UInt8]) {
    path = name
    self.name = name
    source = .bytes(content)
  }

  /// Creates an input from a file without a name, which stays as long as the input does.
  package init(name: String, temporary file: TemporaryFile) {
    path = name
    self.name = name
    source = .temporary(file)
  }

  /// The last part of the name without its extension, as a name for what the file holds.
  package var baseName: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard path != "-" else { return "standard input" }
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }

  /// Whether the bytes come from standard input, and can be read once only.
  package var isStandardInput: Bool { source == .path && path == "-" }

  /// The bytes, where they are in memory already.
  package var content: [UInt8]? {
    if case .bytes(let bytes) = source { bytes } else { nil }
  }

  /// What the file system knows of the file; `nil` where it has none, or nothing is there.
  package var status: FileStatus? {
    guard source == .path else { return nil }
    return path == "-"
      ? try? System.status(of: System.standardInput) : try? System.status(of: path)
  }

  /// The file's length in bytes, or `nil` if it is not known before it is read.
  package var byteCount: Int? {
    switch source {
    case .bytes(let bytes): bytes.count
    case .temporary(let file): file.byteCount
    case .path:
      isStandardInput ? nil : status.flatMap { $0.kind == .regular ? $0.byteCount : nil }
    }
  }

  /// Returns the whole file.
  ///
  /// - Throws: `FileAccessError`, when there is no such file, when it is a folder, or when it cannot
  ///   be read.
  package func contents() throws(FileAccessError) -> [UInt8] {
    if case .bytes(let bytes) = source { return bytes }
    return try open().readAll()
  }

  /// Opens the file to be read piece by piece.
  ///
  /// - Throws: `FileAccessError`, as `contents()`.
  package func open() throws(FileAccessError) -> OpenFile {
    switch source {
    case .path: return try OpenFile(path, name: name)
    case .temporary(let file): return try OpenFile(file, name: name)
    case .bytes(let bytes):
      let file = try TemporaryFile()
      try file.append(bytes)
      return try OpenFile(file, name: name)
    }
  }
}

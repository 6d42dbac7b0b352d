#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file that a user names, standard input, or bytes that came another way.
package struct InputFile: Hashable, Sendable {
  /// The path as the user gave it; `-` is standard input.
  package let path: String
  /// The name for messages and reports.
  package let name: String
  /// What the file holds, where it is not to be read from the path.
  let content: [UInt8]?

  /// Creates an input.
  package init(_ path: String) {
    self.init(path, name: path == "-" ? "standard input" : path)
  }

  /// Creates an input that its user knows under another name.
  package init(_ path: String, name: String) {
    self.path = path
    self.name = name
    content = nil
  }

  /// Creates an input from bytes.
  ///
  /// - Parameters:
  ///   - name: The name for messages and reports; its extension is a hint at the format.
  ///   - content: The bytes.
  package init(name: String, content: [UInt8]) {
    path = name
    self.name = name
    self.content = content
  }

  /// The last part of the name without its extension, as a name for what the file holds.
  package var baseName: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard path != "-" else { return "standard input" }
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }

  /// Returns the whole file.
  ///
  /// - Throws: `FileError`, when there is no such file, when it is a directory, or when it cannot
  ///   be read.
  package func readBytes() throws(FileError) -> [UInt8] {
    if let content { return content }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError() }
    defer { if path != "-" { _ = close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: name, reason: "this is a directory, not a file")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count = read(descriptor, chunk.baseAddress, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw systemError()
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private func systemError() -> FileError {
    FileError(path: name, reason: String(cString: strerror(errno)).lowercasedFirst)
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

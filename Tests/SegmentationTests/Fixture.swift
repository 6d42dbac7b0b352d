#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files beside the tests.
enum Fixture {
  /// The fixtures' folder, beside this file.
  static let folder = String(#filePath.dropLast("Fixture.swift".count)) + "Fixtures/"

  /// A file that cannot be read.
  struct Unreadable: Error {
    let path: String
  }

  /// Returns the lines of a fixture, without comments and blank lines.
  static func lines(_ name: String) throws -> [String] {
    try text(folder + name).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// Returns a file as text.
  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Returns the bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}

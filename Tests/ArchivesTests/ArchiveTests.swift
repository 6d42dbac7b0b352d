import Testing

@testable import Archives

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `hello` in gzip, made by gzip 1.12.
private let hello: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07,
  0x00, 0x86, 0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
]

/// The sum of a file, as ZIP has it.
private func checksum(_ bytes: [UInt8]) -> Int {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return Int(~sum)
}

/// Returns a ZIP archive with stored files.
private func zip(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
  func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (name, content) in files {
    let offset = archive.count
    let sizes =
      number(checksum(content), 4) + number(content.count, 4) + number(content.count, 4)
      + number(name.utf8.count, 2)
    archive += number(0x0403_4B50, 4) + number(20, 2) + number(0, 8) + sizes + number(0, 2)
    archive += Array(name.utf8) + content
    directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 8) + sizes
    directory += number(0, 12) + number(offset, 4) + Array(name.utf8)
  }
  let start = archive.count
  return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2)
    + number(files.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

private func inflate(_ bytes: [UInt8], pieceSize: Int = .max) throws -> [UInt8] {
  let inflater = GzipInflater()
  var output: [UInt8] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let piece = Array(rest.prefix(pieceSize))
    rest = rest.dropFirst(piece.count)
    try piece.withUnsafeBufferPointer { piece in
      try inflater.inflate(piece) { output.append(contentsOf: $0) }
    }
  }
  try inflater.finish()
  return output
}

struct ArchiveTests {
  @Test("gzip is unpacked, in pieces of any size, one member or two")
  func gzipIsUnpacked() throws {
    for pieceSize in [1, 3, Int.max] {
      #expect(try inflate(hello, pieceSize: pieceSize) == Array("hello".utf8))
      #expect(try inflate(hello + hello, pieceSize: pieceSize) == Array("hellohello".utf8))
    }
    #expect(try inflate(hello + [0, 0, 0]) == Array("hello".utf8))
  }

  @Test("damaged and cut gzip is refused")
  func damagedGzipIsRefused() {
    for end in 0..<hello.count {
      #expect(throws: ArchiveError(.damaged(nil))) { try inflate(Array(hello[..<end])) }
    }
    var changed = hello
    changed[12] ^= 0xFF
    #expect(throws: ArchiveError(.damaged(nil))) { try inflate(changed) }
  }

  @Test("files come out of a ZIP archive as they went in")
  func zipIsRead() throws {
    let files = [
      ("a/", [UInt8]()), ("a/x.txt", [1, 2]), ("ذاكرة.TMX", [3, 4, 5]), ("empty", []),
    ]
    #expect(
      try ZipReader(zip(files)).contents { _ in true }
        == ["a/x.txt": [1, 2], "ذاكرة.TMX": [3, 4, 5], "empty": []]
    )
    let long = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let written = try ZipWriter.archive([
      ("[Content_Types].xml", long), ("b/ج.xml", []), ("c", [7]),
    ])
    var names: [String] = []
    try ZipReader(written).forEachFile { names.append($0.name) }
    #expect(names == ["[Content_Types].xml", "b/ج.xml", "c"])
    #expect(try ZipReader(written).contents { $0 != "c" }["[Content_Types].xml"] == long)
    #expect(written.count < long.count)
  }

  @Test("writing the same files gives the same bytes, in any time zone")
  func zipIsStable() throws {
    let files = [("a", Array("text".utf8)), ("b", [])]
    let first = try ZipWriter.archive(files)
    setenv("TZ", "Asia/Riyadh", 1)
    tzset()
    defer {
      unsetenv("TZ")
      tzset()
    }
    #expect(try ZipWriter.archive(files) == first)
  }

  @Test("no cut or changed byte of a ZIP archive does harm, and none changes a file unnoticed")
  func damagedZipIsSurvived() throws {
    let content = Array("content of a file".utf8)
    for bytes in [zip([("x.tmx", content)]), try ZipWriter.archive([("x.tmx", content)])] {
      for index in bytes.indices {
        for value in [UInt8(0), 0x7F, 0xFF] {
          var changed = bytes
          changed[index] = value
          let found = try? ZipReader(changed).contents { $0 == "x.tmx" }
          if let found, let file = found["x.tmx"] { #expect(file == content) }
        }
        #expect(throws: ArchiveError.self) {
          try ZipReader(Array(bytes[..<index])).contents { _ in true }
        }
      }
    }
  }

  @Test("what unpacks to a multiple that no file reaches is refused, in either format")
  func bombIsRefused() throws {
    let zeros = [UInt8](repeating: 0, count: 80 << 20)
    let bomb = try ZipWriter.archive([("a", zeros)])
    #expect(bomb.count < 1 << 20)
    #expect(throws: ArchiveError(.tooLarge)) { try ZipReader(bomb).contents { _ in true } }
  }

  @Test("an encrypted file is refused as such")
  func encryptedIsRefused() throws {
    var bytes = zip([("x", [1])])
    // The flag stands in the file's header and in the directory.
    bytes[6] = 1
    bytes[30 + 1 + 1 + 8] = 1
    #expect(throws: ArchiveError(.encrypted)) { try ZipReader(bytes).contents { _ in true } }
  }
}

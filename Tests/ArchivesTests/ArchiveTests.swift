import Testing

@testable import Archives

private struct Bytes: RandomAccessBytes {
  let bytes: [UInt8]
  var count: Int { bytes.count }
  func read(_ range: Range<Int>) -> [UInt8] { Array(bytes[range.clamped(to: 0..<bytes.count)]) }
}

/// `hello` in gzip, made by gzip 1.12.
private let hello: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07,
  0x00, 0x86, 0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
]

/// Returns a ZIP archive with stored files.
private func zip(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
  func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (name, content) in files {
    let offset = archive.count
    let sizes = number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2)
    archive += number(0x0403_4B50, 4) + number(20, 2) + number(0, 12) + sizes + number(0, 2)
    archive += Array(name.utf8) + content
    directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 12) + sizes
    directory += number(0, 12) + number(offset, 4) + Array(name.utf8)
  }
  let start = archive.count
  return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2)
    + number(files.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

private func inflate(_ bytes: [UInt8], pieceSize: Int = .max) throws -> [UInt8] {
  let inflater = Inflater(.gzip)
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
      #expect(throws: ArchiveError(.damaged)) { try inflate(Array(hello[..<end])) }
    }
    var changed = hello
    changed[12] ^= 0xFF
    #expect(throws: ArchiveError(.damaged)) { try inflate(changed) }
  }

  @Test("the files of a ZIP archive are found")
  func zipIsRead() throws {
    let file = Bytes(bytes: zip([("a/", []), ("a/x.txt", [1, 2]), ("b.TMX", [3, 4, 5])]))
    let directory = try ZipDirectory(file)
    #expect(directory.entries.map(\.name) == ["a/x.txt", "b.TMX"])
    #expect(file.read(try directory.range(of: directory.entries[1], in: file)) == [3, 4, 5])
  }

  @Test("no cut or changed byte of a ZIP archive makes it read outside")
  func damagedZipIsSurvived() {
    let bytes = zip([("x.tmx", Array("content".utf8))])
    for index in bytes.indices {
      for value in [UInt8(0), 0x7F, 0xFF] {
        var changed = bytes
        changed[index] = value
        let file = Bytes(bytes: changed)
        guard let directory = try? ZipDirectory(file) else { continue }
        for entry in directory.entries { _ = try? directory.range(of: entry, in: file) }
      }
      #expect(throws: ArchiveError.self) { try ZipDirectory(Bytes(bytes: Array(bytes[..<index]))) }
    }
  }
}

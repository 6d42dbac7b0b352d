import Testing

@testable import XMLStreams

private let text = "<?xml version=\"1.0\"?><a>Aé ب 😀</a>"

private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
    bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}

private func decode(_ bytes: [UInt8], pieceSize: Int) throws -> [UInt8] {
  var decoder = XMLDecoder()
  var output: [UInt8] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let piece = Array(rest.prefix(pieceSize))
    rest = rest.dropFirst(piece.count)
    try piece.withUnsafeBufferPointer { try decoder.decode($0) { output.append(contentsOf: $0) } }
  }
  try decoder.finish { output.append(contentsOf: $0) }
  return output
}

struct EncodingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  var decoded = text
}

private let encodingCases = [
  EncodingCase(testDescription: "UTF-8", bytes: Array(text.utf8)),
  EncodingCase(testDescription: "UTF-8 with mark", bytes: [0xEF, 0xBB, 0xBF] + text.utf8),
  EncodingCase(
    testDescription: "UTF-16LE, mark",
    bytes: utf16(text, bigEndian: false, mark: true)
  ),
  EncodingCase(testDescription: "UTF-16BE, mark", bytes: utf16(text, bigEndian: true, mark: true)),
  EncodingCase(
    testDescription: "UTF-16LE, bare",
    bytes: utf16(text, bigEndian: false, mark: false)
  ),
  EncodingCase(testDescription: "UTF-16BE, bare", bytes: utf16(text, bigEndian: true, mark: false)),
  EncodingCase(
    testDescription: "UTF-32LE, mark",
    bytes: ([0xFEFF] + text.unicodeScalars.map(\.value)).flatMap { scalar in
      (0..<4).map { UInt8(truncatingIfNeeded: scalar >> (8 * $0)) }
    }
  ),
  EncodingCase(
    testDescription: "windows-1256, declared",
    bytes: Array("<?xml version='1.0' encoding='windows-1256'?><a>".utf8) + [0xC8]
      + Array("</a>".utf8),
    decoded: "<?xml version='1.0' encoding='windows-1256'?><a>ب</a>"
  ),
  EncodingCase(
    testDescription: "UTF-16 declared, UTF-8 given",
    bytes: Array("<?xml version='1.0' encoding='UTF-16'?><a>ب</a>".utf8),
    decoded: "<?xml version='1.0' encoding='UTF-16'?><a>ب</a>"
  ),
  EncodingCase(testDescription: "short", bytes: Array("<a/>".utf8), decoded: "<a/>"),
  EncodingCase(testDescription: "a single byte", bytes: [0x41], decoded: "A"),
  EncodingCase(testDescription: "empty", bytes: [], decoded: ""),
]

struct XMLDecoderTests {
  @Test("gives UTF-8, in pieces of any size", arguments: encodingCases)
  func givesUTF8(encodingCase: EncodingCase) throws {
    for pieceSize in [1, 3, 5, Int.max] {
      #expect(
        try decode(encodingCase.bytes, pieceSize: pieceSize) == Array(encodingCase.decoded.utf8)
      )
    }
  }

  @Test("an unknown encoding is named")
  func unknownEncodingIsNamed() {
    let bytes = Array("<?xml version='1.0' encoding='klingon'?><a/>".utf8)
    #expect(throws: XMLDecoder.UnknownEncoding(name: "klingon")) {
      try decode(bytes, pieceSize: .max)
    }
  }

  @Test("bytes without meaning stay where they were, as a byte that is not UTF-8")
  func meaninglessBytesStay() throws {
    let start = Array("<?xml version='1.0' encoding='windows-1253'?>".utf8)
    #expect(try decode(start + [0x41, 0xFF, 0x42], pieceSize: 1).suffix(3) == [0x41, 0xFF, 0x42])
  }

  @Test("half a surrogate pair is three bytes that are not UTF-8")
  func halfASurrogatePair() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x00, 0xD8, 0x41, 0]
    #expect(try decode(bytes, pieceSize: 3) == [0x3C, 0xED, 0xA0, 0x80, 0x41])
  }
}

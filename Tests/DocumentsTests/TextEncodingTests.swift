import Documents
import Testing

@Suite("Text encodings")
struct TextEncodingTests {
  @Test(
    "byte order marks choose the encoding and are left out",
    arguments: [
      [0xD8, 0xA3, 0x62], [0xEF, 0xBB, 0xBF, 0xD8, 0xA3, 0x62],
      [0xFF, 0xFE, 0x23, 0x06, 0x62, 0x00], [0xFE, 0xFF, 0x06, 0x23, 0x00, 0x62],
    ] as [[UInt8]]
  )
  func decodes(bytes: [UInt8]) throws {
    #expect(try decodeText(bytes) == "أb")
  }

  @Test(
    "what is no text is refused with its place",
    arguments: [
      ([0x61, 0x0A, 0xD8], .invalidUTF8(byteOffset: 2, line: 2, isArabic: false)),
      ([0xC7, 0xE1], .invalidUTF8(byteOffset: 0, line: 1, isArabic: false)),
      ([0x61, 0x00], .binary(byteOffset: 1, line: 1)),
      ([0xFF, 0xFE, 0x00, 0xD8], .invalidUTF16(byteOffset: 2)),
      ([0xFF, 0xFE, 0x00], .invalidUTF16(byteOffset: 2)),
    ] as [([UInt8], TextEncodingError)]
  )
  func refuses(bytes: [UInt8], expected: TextEncodingError) {
    #expect(throws: expected) { try decodeText(bytes) }
  }

  @Test("an empty file is an empty text")
  func decodesNothing() throws {
    #expect(try decodeText([]).isEmpty)
  }
}

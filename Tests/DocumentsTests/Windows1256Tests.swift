import Documents
import Testing

@Suite("windows-1256")
struct Windows1256Tests {
  @Test("Arabic text is told by its letters")
  func decodesArabic() {
    // بيان، صحفي
    let bytes: [UInt8] = [0xC8, 0xED, 0xC7, 0xE4, 0xA1, 0x20, 0xD5, 0xCD, 0xDD, 0xED, 0x0A]
    #expect(Windows1256.decodeArabic(bytes) == "بيان، صحفي\n")
  }

  @Test(
    "other text is not",
    arguments: [
      // café; ISO 8859-6 for قال وزير; NUL; nothing above ASCII
      [0x63, 0x61, 0x66, 0xE9], [0xE2, 0xC7, 0xE4, 0x20, 0xE8, 0xD2, 0xEA, 0xD1], [0xC7, 0x00],
      [0x61],
    ] as [[UInt8]]
  )
  func refusesOthers(bytes: [UInt8]) { #expect(Windows1256.decodeArabic(bytes) == nil) }
}

import Testing

@testable import Files

@Suite("Names of files are bytes")
struct PathBytesTests {
  @Test(
    "every name has one string, which leads back to its bytes",
    arguments: [
      [UInt8]("article.txt".utf8), Array("مقال.txt".utf8), [0xE9], [0x61, 0xE9, 0x2E, 0x74],
      [0xC3], [0xC3, 0xA9, 0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF],
      Array("\u{10FFE9}".utf8), Array("a\u{10FF80}é".utf8), Array("\u{10FF7F}".utf8), [],
    ] as [[UInt8]]
  )
  func leadsBack(bytes: [UInt8]) {
    let path = String(pathBytes: bytes)
    #expect([UInt8](pathBytes: path) == bytes)
    #expect(String(validating: Array(path.utf8), as: UTF8.self) == path)
  }

  @Test("names that differ in bytes differ as strings")
  func keepsApart() {
    let latin = String(pathBytes: [0xE9])
    #expect(latin != String(pathBytes: Array("\u{10FFE9}".utf8)))
    #expect(latin.shownPath == "\\xE9")
    #expect(latin.textPath == "\u{FFFD}")
    #expect("é".textPath == "é")
    #expect(!latin.isTextPath)
    #expect("é".isTextPath)
    #expect("é".shownPath == "é")
  }
}

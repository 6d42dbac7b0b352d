import Testing

@testable import Linguistics

@Suite("English stems")
struct EnglishStemTests {
  private func key(_ word: String) -> [UInt16] {
    Array(word.utf16).withUnsafeBufferPointer { EnglishStem.key(of: $0) }
  }

  @Test(
    "a word and its plural have one stem",
    arguments: [
      ("hero", "heroes"), ("veto", "vetoes"), ("pass", "passes"), ("clash", "clashes"),
      ("march", "marches"), ("tax", "taxes"), ("army", "armies"), ("attack", "attacks"),
    ]
  )
  func plural(word: String, plural: String) {
    #expect(key(word) == key(plural))
  }

  @Test(
    "words that only look like a form and its word have two",
    arguments: [("cross", "cros"), ("bus", "bu"), ("crisis", "crisi")]
  )
  func other(word: String, fragment: String) {
    #expect(key(word) != key(fragment))
  }
}

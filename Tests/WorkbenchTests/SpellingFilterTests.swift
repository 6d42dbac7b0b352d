import TestSupport
import Testing

@testable import Workbench

@Suite("Filter of near spellings")
struct SpellingFilterTests {
  private let letters = Array("ابتثجحخدذرزسشصضطظعغفقكلمنهويabcdé")

  private func letter(_ generator: inout SeededGenerator) -> Character {
    letters[Int.random(in: letters.indices, using: &generator)]
  }

  @Test("a word within the limit is never refused, with or without the article")
  func refusesNothingNear() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5_000 {
      let length = Int.random(in: 3...9, using: &generator)
      let word = (0..<length).map { _ in letter(&generator) }
      let limit = Int.random(in: 1...2, using: &generator)
      var other = word
      for _ in 0..<Int.random(in: 0...limit, using: &generator) {
        let index = Int.random(in: other.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: other.insert(letter(&generator), at: index)
        case 1 where other.count > 1: other.remove(at: index)
        case 2 where index + 1 < other.count: other.swapAt(index, index + 1)
        default: other[index] = letter(&generator)
        }
      }
      let filter = SpellingFilter(Array(String(word).utf16)[...], limit: limit)
      for article in other.count > 2 ? ["", "ال"] : [""] {
        var text = article + String(other)
        // An article of the word itself would be taken off.
        if article.isEmpty, text.hasPrefix("ال") { continue }
        let isNear = filter.mayBeNear(text.withUTF8 { SpellingSketch($0) })
        #expect(isNear, "\(String(word)) \(text) \(limit)")
      }
    }
  }

  @Test("words with other letters are refused")
  func refusesOthers() {
    let filter = SpellingFilter(Array("بلينكن".utf16)[...], limit: 2)
    for word in ["أردوغان", "وزير", "blinken", ""] {
      var word = word
      let mayBeNear = filter.mayBeNear(word.withUTF8 { SpellingSketch($0) })
      #expect(!mayBeNear)
    }
  }
}

import Model
import Segmentation
import Testing

/// Long texts that make a careless segmenter look at the same characters again and again.
@Suite("Hostile texts take linear time")
struct HostileTextTests {
  private static let segmenter = NewsSegmenter(language: .arabic)

  @Test(
    "of awkward pieces, 100 KB long",
    .timeLimit(.minutes(20)),
    arguments: [
      ".", ". ", "a. ", "د. ", "؟", "!\"", "«؟", "؟»",
      "(a! ", "b!) c ", "a.\u{200F}", "\u{202B}", "• ", "\n",
      "a\n", "a.\n \n", "1. ", "a.b", "\"؟\" قال ", "\"؟\" من ",
      ".)", "…» ", " ", "a", "ق.م. ", "[1]", ".[1]",
    ]
  )
  func awkward(piece: String) {
    let text = "س" + String(repeating: piece, count: 100_000 / piece.utf8.count) + "?»\" ع"
    let ranges = Self.segmenter.segmentRanges(in: text)
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == text.utf8.count)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  @Test(
    "in one line of a megabyte",
    .timeLimit(.minutes(20)),
    arguments: ["a", " ", ".", "كلمة ", "a. B "]
  )
  func longLine(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let ranges = Self.segmenter.segmentRanges(in: text)
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == text.utf8.count)
  }
}

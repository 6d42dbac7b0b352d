import Model
import Segmentation
import TestSupport
import Testing

@Suite("Ranges are lossless")
struct LosslessTests {
  private static let segmenters = [LanguageTag.arabic, .english].map { NewsSegmenter(language: $0) }
  private static let pieces = [
    ".", ".", "!", "?", "؟", "…", "۔", "..", "...", " ", " ", " ", "\n", "\n\n", "\r\n", "\u{A0}",
    "\u{200F}", "\u{202B}", "\u{202C}", "\u{2029}", "\u{85}", "\"", "'", "«", "»", "“", "”", "(",
    ")",
    "[3]", "•", "-", "،", ":", "د", "أ", "ق.م", "هـ", "قال", "وقال", "إن", "دبليو", "المدينة", "3",
    "12", "٣٫٥", "U.S", "Mr", "No", "a.m", "iPhone", "The", "he", "John", "http://a.b/c?d=e.f",
    "@x",
    "\u{FEFF}", "\u{0301}", "ً", "ـ", "𝕏", "😀", "\0", "\t", "!", "。", "？",
  ]

  @Test("for seeded texts of awkward pieces", arguments: 0..<200 as Range<UInt64>)
  func awkwardPieces(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 0...120, using: &generator) {
      text += Self.pieces.randomElement(using: &generator) ?? ""
    }
    expectLossless(text)
  }

  @Test("for seeded texts of any scalars", arguments: 0..<50 as Range<UInt64>)
  func anyScalars(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...400, using: &generator) {
      let limit: UInt32 = [0x80, 0x700, 0x3100, 0x10_FFFF].randomElement(using: &generator) ?? 0
      scalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) ?? ".")
    }
    expectLossless(String(scalars))
  }

  private func expectLossless(_ text: String) {
    for segmenter in Self.segmenters {
      let ranges = segmenter.segmentRanges(in: text)
      var end = 0
      for range in ranges {
        #expect(range.lowerBound == end && !range.isEmpty)
        end = range.upperBound
      }
      #expect(end == text.utf8.count)
      #expect(ranges.map { slice(text, $0) }.joined() == text)
      let breaks = segmenter.decisions(in: text).filter(\.isBreak).map(\.position)
      #expect(breaks == ranges.dropFirst().map(\.lowerBound))
    }
  }
}

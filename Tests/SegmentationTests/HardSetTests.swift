import Model
import Segmentation
import TestSupport
import Testing

/// The hard sets: real kinds of lines on which segmenters fail, with `‖` at each expected break.
@Suite("Hard sets")
struct HardSetTests {
  @Test(
    "every line is broken at its marks",
    arguments: [("hard.ar.txt", LanguageTag.arabic, 175), ("hard.en.txt", .english, 90)]
  )
  func everyLine(name: String, language: LanguageTag, least: Int) throws {
    let lines = try Fixture.lines(name)
    #expect(lines.count >= least)
    let segmenter = NewsSegmenter(language: language)
    for line in lines {
      let expected = MarkedSegments(line)
      let ranges = segmenter.segmentRanges(in: expected.text)
      #expect(ranges.map { slice(expected.text, $0) } == expected.segments)
    }
  }

  @Test("segments are the same in a longer text, a paragraph a line")
  func joined() throws {
    for (name, language) in [("hard.ar.txt", LanguageTag.arabic), ("hard.en.txt", .english)] {
      let marked = try Fixture.lines(name).map(MarkedSegments.init)
      let text = marked.map(\.text).joined(separator: "\n\n")
      let ranges = NewsSegmenter(language: language).segmentRanges(in: text)
      #expect(ranges.map { trimmed(slice(text, $0)) } == marked.flatMap(\.segments).map(trimmed))
    }
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

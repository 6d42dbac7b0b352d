import Foundation
import Model
import Segmentation
import TMXFormat
import Terminology
import TranslationMemory

/// Segments an article, finds a glossary's terms in it, and the closest translation of each segment.
@main
struct Example {
  static let article = "وصل الوزير إلى القاهرة. وسيبحث مع نظيره المصري وقف إطلاق النار."
  static let glossary = [("وزير", "minister"), ("وقف إطلاق النار", "ceasefire")]

  static func main() throws {
    let memory = try TMXDocument(reading: [UInt8](Data(contentsOf: memoryFile)))
    let recognizer = TermRecognizer(
      glossary.map { RecognizableTerm(text: $0.0, language: .arabic) }
    )
    var scanner = recognizer.makeScanner()
    let segmenter = NewsSegmenter(language: .arabic)
    let units = memory.units.compactMap { unit -> (segment: PreparedSegment, target: String)? in
      guard let source = unit.variants.first(where: { $0.language.language == .arabic }),
        let target = unit.variants.first(where: { $0.language.language == .english })
      else { return nil }
      return (PreparedSegment(source.plainText), target.plainText)
    }

    for range in segmenter.segmentRanges(in: article) {
      // All ranges are UTF-8 offsets.
      let segment = String(decoding: Array(article.utf8)[range], as: UTF8.self)
      print(segment.trimmingCharacters(in: .whitespaces))
      for occurrence in scanner.occurrences(in: segment) {
        let form = String(decoding: Array(segment.utf8)[occurrence.range], as: UTF8.self)
        print("  \(form): \(glossary[occurrence.term].1) (\(occurrence.form.kind))")
      }
      if let match = bestMatch(of: segment.trimmingCharacters(in: .whitespaces), in: units) {
        print("  \(match.percent) %: \(match.target)")
      }
    }
  }

  static var memoryFile: URL {
    URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "memory.tmx")
  }

  static func bestMatch(
    of segment: String,
    in units: [(segment: PreparedSegment, target: String)]
  ) -> (percent: Int, target: String)? {
    var scorer = SegmentScorer()
    let query = PreparedSegment(segment)
    return units.compactMap { unit -> (percent: Int, target: String)? in
      scorer.score(query, unit.segment, threshold: MatchScore(percent: 70))
        .map { ($0.score.percent, unit.target) }
    }.max { $0.percent < $1.percent }
  }
}

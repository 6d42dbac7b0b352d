import Model
import TestSupport
import Testing

@testable import TranslationMemory

/// Segments that are no sentences: whole texts without a stop, or one word again and again.
@Suite("Long segments")
struct LongSegmentTests {
  private static func part(of texts: [String]) throws -> IndexPartReader {
    var builder = IndexPartBuilder()
    for (unit, text) in texts.enumerated() {
      var text = text
      _ = text.withUTF8 {
        builder.append(IndexedSegment(unit: Int64(unit + 1)), text: $0, languages: "ar en")
      }
    }
    return try IndexPartReader(try #require(builder.takeContents()?.part()))
  }

  private static func varied(_ count: Int, changing changed: Set<Int> = []) -> String {
    (0..<count).map { changed.contains($0) ? "other" : "word\($0 % 5_000)x\($0 / 5_000)" }
      .joined(separator: " ")
  }

  @Test("a word that is repeated costs linear time at import", .timeLimit(.minutes(20)))
  func repeatedWordAtImport() throws {
    try expectLinear {
      _ = try Self.part(of: [String(repeating: "hello ", count: 2_000)])
    } large: {
      _ = try Self.part(of: [String(repeating: "hello ", count: 8_000)])
    }
  }

  @Test(
    "more equal words than two bytes count are found, and cost linear time",
    .timeLimit(.minutes(20))
  )
  func repeatedWordAtMatch() throws {
    let text = String(repeating: "hello ", count: 70_000)
    var matcher = try IndexMatcher(parts: [Self.part(of: [text, "hello"])], target: .english)
    let found = try matcher.candidates(
      for: PreparedSegment(text + "there"),
      options: MatchOptions()
    )
    #expect(found.map(\.unit) == [1])
    #expect(found.first?.score.percent == 99)
  }

  @Test(
    "a long text and one that differs in little are compared in linear time",
    .timeLimit(.minutes(20))
  )
  func slightlyChanged() throws {
    func match(_ count: Int) throws {
      let part = try Self.part(of: [Self.varied(count)])
      var matcher = try IndexMatcher(parts: [part], target: .english)
      let query = PreparedSegment(Self.varied(count, changing: [1, count / 2, count - 2]))
      let found = try matcher.candidates(for: query, options: MatchOptions())
      #expect(found.count == 1)
    }
    try expectLinear {
      try match(1_000)
    } large: {
      try match(4_000)
    }
  }

  @Test(
    "the differences of long texts are told, or are one difference where the table would be too large"
  )
  func differences() {
    var scorer = SegmentScorer()
    let query = PreparedSegment(Self.varied(5_000, changing: [1, 4_998]))
    let found = scorer.differences(query, PreparedSegment(Self.varied(5_000)))
    #expect(found.count == 1 && found[0].kind == .word)
    let near = PreparedSegment(Self.varied(5_000, changing: [4_000, 4_002]))
    let source = Self.varied(5_000)
    let told = scorer.differences(near, PreparedSegment(source))
    // A word such as word4000x0 is four tokens, and `other` is one: each token of the longer one is told.
    #expect(PreparedSegment("word4000x0").tokens.count == 4)
    #expect(told.count == 8)
    #expect(Self.runs(told.map(\.sourceRange), of: source) == ["word4000x0", "word4002x0"])
  }

  /// The texts of ranges, those that touch as one.
  private static func runs(_ ranges: [Range<Int>], of text: String) -> [String] {
    var runs: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = runs.last, last.upperBound == range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    let bytes = Array(text.utf8)
    return runs.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(
    "the index and a comparison with every unit agree on long segments too",
    arguments: [50, 70, 95]
  )
  func agree(threshold: Int) throws {
    var generator = SeededGenerator(seed: 5)
    let texts = (0..<12).map { number in
      Self.varied(
        600,
        changing: Set((0..<number * 40).map { _ in Int.random(in: 0..<600, using: &generator) })
      )
    }
    let options = MatchOptions(threshold: MatchScore(percent: threshold), limit: 20)
    let query = PreparedSegment(Self.varied(600))
    var matcher = try IndexMatcher(parts: [Self.part(of: texts)], target: .english)
    var exhaustive = ExhaustiveMatcher(queries: [query], options: options)
    for (unit, text) in texts.enumerated() {
      exhaustive.compare(text, IndexedSegment(unit: Int64(unit + 1)))
    }
    let found = try matcher.candidates(for: query, options: options)
    #expect(found == exhaustive.candidates[0])
  }

  @Test("a comparison ends when it is told to, also within one record")
  func interruption() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    var matcher = try IndexMatcher(parts: [Self.part(of: [Self.varied(3_000)])], target: .english)
    #expect(throws: InterruptionError.cancelled) {
      try matcher.candidates(
        for: PreparedSegment(Self.varied(3_000, changing: [1])),
        options: MatchOptions(),
        interruption: Interruption(cancellation: cancellation)
      )
    }
  }
}

import Model
import TestSupport
import Testing

@testable import TranslationMemory

@Suite("Match index")
struct IndexMatcherTests {
  @Test(
    "finds what a comparison with every unit finds, in the same order",
    arguments: 0..<24 as Range<UInt64>,
    [50, 60, 70, 90, 100]
  )
  func equalsExhaustive(seed: UInt64, threshold: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let memory = (0..<400).map { _ in randomSegment(using: &generator, words: 0...6) }
    let options = MatchOptions(threshold: MatchScore(percent: threshold), limit: Int(seed % 7) + 1)
    let queries =
      (0..<30).map { _ in randomSegment(using: &generator, words: 0...6) } + memory[..<20]
    try expectEqualAnswers(memory, queries, options, partSize: seed % 3 == 0 ? 90 : 1000)
  }

  @Test("long segments with many equal words are found", arguments: [50, 75, 99])
  func longSegments(threshold: Int) throws {
    let memory = [1, 2, 60, 129, 300].flatMap { count in
      (0..<40).map { String(repeating: "كلمة ", count: count) + "رقم \($0) " + "word \($0 % 3)" }
    }
    let options = MatchOptions(threshold: MatchScore(percent: threshold), limit: 10)
    try expectEqualAnswers(
      memory,
      [memory[7], memory[90], memory[199] + "."],
      options,
      partSize: 500
    )
  }

  @Test("units without the target language, and removed ones, are not found")
  func leavesOut() throws {
    var builder = IndexPartBuilder()
    for unit in 1...4 {
      append(
        "وصل الوزير",
        IndexedSegment(unit: Int64(unit)),
        unit == 2 ? "ar fr" : "ar en",
        &builder
      )
    }
    let finished = builder.finish()
    let part = try IndexPartReader(try #require(finished))
    var matcher = try IndexMatcher(parts: [part], target: .english, removedUnits: [3])
    let found = try matcher.candidates(for: PreparedSegment("وصل الوزير"), options: MatchOptions())
    #expect(found.map(\.unit) == [1, 4])
  }

  @Test("the newest of equal matches comes first, then the smaller identifier; penalties count")
  func order() throws {
    var builder = IndexPartBuilder()
    let segments = [
      IndexedSegment(unit: 1, date: 2020_01_01_000000), IndexedSegment(unit: 2, date: 0),
      IndexedSegment(unit: 3, date: 2021_01_01_000000),
      IndexedSegment(unit: 4, date: 2020_01_01_000000),
      IndexedSegment(unit: 5, date: 2022_01_01_000000, hasInlineCodes: true),
      IndexedSegment(unit: 6, date: 2022_01_01_000000, isMachineTranslated: true),
    ]
    for segment in segments { append("وصل الوزير", segment, "ar en", &builder) }
    let finished = builder.finish()
    let part = try IndexPartReader(try #require(finished))
    var matcher = try IndexMatcher(parts: [part], target: .english)
    let options = MatchOptions(limit: 6)
    let found = try matcher.candidates(for: PreparedSegment("وصل الوزير"), options: options)
    #expect(found.map(\.unit) == [3, 1, 4, 2, 5, 6])
    #expect(found.map(\.score.percent) == [100, 100, 100, 100, 98, 85])
    #expect(found.last?.penalties == [.machineTranslated])
  }

  @Test(
    "a part that is cut off or changed is an error, not a crash",
    arguments: 0..<200 as Range<UInt64>
  )
  func damagedParts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let memory = (0..<60).map { _ in randomSegment(using: &generator) }
    var part = try #require(parts(of: memory, partSize: 100).first)
    var bytes = part.bytes
    if seed % 2 == 0 {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
    } else {
      bytes[Int.random(in: 0..<8, using: &generator)] ^= 0xFF
    }
    part = IndexPart(units: part.units, recordCount: part.recordCount, bytes: bytes)
    #expect(throws: IndexPartReader.Fault.self) { try IndexPartReader(part) }
  }

  @Test("a changed byte is an error of the look-up that reads it, or changes no answer")
  func changedBytes() throws {
    var generator = SeededGenerator(seed: 7)
    let memory = (0..<4_000).map { _ in randomSegment(using: &generator, words: 4...12) }
    let part = try #require(parts(of: memory, partSize: 4_000).first)
    try #require(part.bytes.count > 3 * IndexFormat.chunkSize)
    let queries = memory[..<10].map { PreparedSegment($0) }
    let options = MatchOptions(threshold: MatchScore(percent: 50))
    func answers(_ part: IndexPart) throws -> [[MatchCandidate]] {
      var matcher = try IndexMatcher(parts: [IndexPartReader(part)], target: .english)
      return try queries.map { try matcher.candidates(for: $0, options: options) }
    }
    let expected = try answers(part)
    var foundCount = 0
    for _ in 0..<60 {
      var bytes = part.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 0x10
      let changed = IndexPart(units: part.units, recordCount: part.recordCount, bytes: bytes)
      do {
        #expect(try answers(changed) == expected)
      } catch is IndexPartReader.Fault {
        foundCount += 1
      }
    }
    #expect(foundCount > 30)
  }

  @Test("any changed byte is found when a part is verified", arguments: 0..<100 as Range<UInt64>)
  func verifiedParts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let memory = (0..<40).map { _ in randomSegment(using: &generator) }
    let part = try #require(parts(of: memory, partSize: 100).first)
    try IndexPartReader(part).verify()
    var bytes = part.bytes
    bytes[Int.random(in: 256..<bytes.count, using: &generator)] ^= 1 << UInt8(seed % 8)
    let changed = IndexPart(units: part.units, recordCount: part.recordCount, bytes: bytes)
    #expect(throws: IndexPartReader.Fault.damaged) { try IndexPartReader(changed).verify() }
  }

  @Test(
    "a signature never says less than the number of shared words",
    arguments: 0..<40 as Range<UInt64>
  )
  func signatures(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = PreparedSegment(randomSegment(using: &generator, words: 0...30))
    let right = PreparedSegment(randomSegment(using: &generator, words: 0...30))
    var record = RecordSignature()
    var counts: [UInt64: Int] = [:]
    for token in left.tokens where token.isWord {
      record.insert(token.stemKey)
      counts[token.stemKey, default: 0] += 1
    }
    var query = QuerySignature()
    var shared = 0
    for token in right.tokens where token.isWord {
      query.insert(token.stemKey)
      guard let count = counts[token.stemKey], count > 0 else { continue }
      counts[token.stemKey] = count - 1
      shared += 1
    }
    #expect(query.sharedWordBound(record) >= shared)
    #expect(record.wordCount == left.wordCount)
  }

  private func expectEqualAnswers(
    _ memory: [String],
    _ queries: [String],
    _ options: MatchOptions,
    partSize: Int
  ) throws {
    let readers = try parts(of: memory, partSize: partSize).map { try IndexPartReader($0) }
    var matcher = try IndexMatcher(parts: readers, target: .english)
    var exhaustive = ExhaustiveMatcher(
      queries: queries.map { PreparedSegment($0) },
      options: options
    )
    for (number, text) in memory.enumerated() { exhaustive.compare(text, segment(number)) }
    for (query, expected) in zip(queries, exhaustive.candidates) {
      let found = try matcher.candidates(for: PreparedSegment(query), options: options)
      #expect(found == expected, "\(query)")
    }
  }

  private func parts(of memory: [String], partSize: Int) -> [IndexPart] {
    var parts: [IndexPart] = []
    var builder = IndexPartBuilder()
    for (number, text) in memory.enumerated() {
      if builder.count == partSize, let part = builder.finish() { parts.append(part) }
      append(text, segment(number), "ar en", &builder)
    }
    if let part = builder.finish() { parts.append(part) }
    return parts
  }

  private func segment(_ number: Int) -> IndexedSegment {
    IndexedSegment(
      unit: Int64(number + 1),
      date: [0, 2020_03_01_120000, 2024_12_31_235959][number % 3],
      hasInlineCodes: number % 11 == 0,
      isMachineTranslated: number % 17 == 0
    )
  }

  private func append(
    _ text: String,
    _ segment: IndexedSegment,
    _ languages: String,
    _ builder: inout IndexPartBuilder
  ) {
    var text = text
    let isAdded = text.withUTF8 { builder.append(segment, text: $0, languages: languages) }
    #expect(isAdded)
  }
}

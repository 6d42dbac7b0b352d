public import Model

/// Looks segments up in an index: exactly what a comparison with every unit finds, in the same order.
///
/// A matcher keeps its buffers between look-ups. Use one for each thread; the parts may be shared.
public struct IndexMatcher: Sendable {
  /// A part and which of its units count.
  private struct Part {
    let reader: IndexPartReader
    /// For each set of languages whether it has the wanted one.
    let isEligible: [Bool]
  }

  private let parts: [Part]
  private let removedUnits: Set<Int64>
  private var filter = CandidateFilter()
  private var verifier = RecordVerifier()

  /// Creates a matcher.
  ///
  /// - Parameters:
  ///   - parts: The parts of the index of the language that is looked up.
  ///   - target: The language into which units must be translated.
  ///   - removedUnits: Units that are in the parts but no longer in the memory.
  /// - Throws: What the loader of chunks throws.
  public init(
    parts: [IndexPartReader],
    target: LanguageTag,
    removedUnits: Set<Int64> = []
  ) throws {
    let language = target.language.description
    self.parts = try parts.map { part in
      Part(reader: part, isEligible: try part.languageSets().map { $0.contains { $0 == language } })
    }
    self.removedUnits = removedUnits
  }

  /// Returns the best candidates, and all that score 100.
  ///
  /// - Parameters:
  ///   - query: The segment that is looked up.
  ///   - options: Which matches are wanted.
  ///   - interruption: Asked while records are compared, also within one comparison.
  /// - Returns: At most `limit` candidates, or as many as score 100 if those are more; the best
  ///   first.
  /// - Precondition: The threshold is at least 50 percent; the index is exact from there on.
  /// - Throws: `InterruptionError`; what the loader of chunks throws, and `IndexPartReader.Fault`.
  public mutating func candidates(
    for query: PreparedSegment,
    options: MatchOptions,
    interruption: Interruption = .never
  ) throws -> [MatchCandidate] {
    precondition(
      options.threshold.percent >= 50,
      "the index is exact from 50 percent on (was \(options.threshold.percent))"
    )
    var top = TopMatches(options)
    guard query.weight > 0 else { return [] }
    var text = query.text
    let textHash = text.withUTF8 { IndexFormat.textHash($0) }
    var words = PartQuery(query)
    var pace = interruption.pace(every: 1 << 15)
    for part in parts {
      try interruption.check()
      try look(up: query, &words, textHash, in: part, &top, &pace)
    }
    return top.candidates
  }

  private mutating func look(
    up segment: PreparedSegment,
    _ query: inout PartQuery,
    _ textHash: UInt32,
    in part: Part,
    _ top: inout TopMatches,
    _ pace: inout Interruption.Pace
  ) throws {
    let reader = part.reader
    try query.open(reader)
    try filter.find(&query, wordCount: segment.wordCount, threshold: top.threshold, in: reader)
    var isPrepared = false
    for index in filter.records.indices {
      guard filter.mayReach(top.threshold, count: filter.counts[index]) else { return }
      let record = Int(filter.records[index])
      let unit = reader.firstUnit + Int64(try reader.number(.units, record, as: UInt32.self))
      let date = try reader.number(.dates, record, as: UInt32.self)
      let threshold = top.threshold(unit: unit, date: date)
      guard
        try filter.mayReach(threshold, record, count: filter.counts[index], query, in: reader)
      else { continue }
      if !isPrepared {
        try query.findForms(reader)
        try verifier.begin(query, reader)
        isPrepared = true
      }
      let found = try verifier.distance(
        record,
        segment,
        query,
        threshold: threshold,
        in: reader,
        &pace
      )
      guard let found else { continue }
      let flags = RecordFlags(rawValue: try reader.number(.flags, record, as: UInt16.self))
      guard part.isEligible[flags.languageSet], !removedUnits.contains(unit) else { continue }
      var percent = ScoringCosts.percent(distance: found.distance, weight: found.weight)
      var isFolded = false
      if found.distance == 0, try reader.number(.textHashes, record, as: UInt32.self) != textHash {
        percent = 100 - Penalty.spelling.points
        isFolded = true
      }
      top.add(percent: percent, isFolded: isFolded, record: (unit, flags, date))
    }
  }
}

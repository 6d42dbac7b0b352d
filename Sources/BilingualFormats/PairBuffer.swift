import Model

/// Holds the pairs of a file back until its languages are known, and counts what the file has.
///
/// A file that does not state its languages shows them by its letters; some hundreds of pairs are
/// enough to tell, so that a long file is not kept.
struct PairBuffer {
  /// A pair whose languages are not known yet.
  struct Entry {
    var source: String
    var target: String
    var line: Int
    /// Sets what else is known of the pair.
    var finish: (inout SegmentPair) -> Void = { _ in }
  }

  private let reading: PairReading
  private var languages: PairLanguages?
  private var waiting: [Entry] = []
  private var counts = (source: LetterCount(), target: LetterCount())
  /// What the file says of its languages.
  var stated: (source: LanguageTag?, target: LanguageTag?) = (nil, nil)
  private var summary = PairSummary()

  init(_ reading: PairReading) { self.reading = reading }

  mutating func add(_ entry: Entry) throws {
    try reading.interruption.check()
    summary.pairCount += 1
    if let languages { return try pass(entry, languages) }
    waiting.append(entry)
    counts.source.add(entry.source)
    counts.target.add(entry.target)
    if waiting.count >= enoughPairs { try decide() }
  }

  /// Counts what could not be taken, and passes it on.
  mutating func reject(_ rejection: PairRejection) throws {
    summary.rejectedCount += 1
    try reading.onRejection(rejection)
  }

  /// Passes on what still waits.
  ///
  /// - Parameter isError: Whether a file with nothing is an error; one of messages may have none with
  ///   a translation.
  /// - Returns: What the file had.
  /// - Throws: `BilingualError`, when there was nothing, good or bad.
  mutating func finish(orThrowIfEmpty isError: Bool = true) throws -> PairSummary {
    if languages == nil, !waiting.isEmpty { try decide() }
    if isError, summary.pairCount + summary.rejectedCount == 0 { throw BilingualError(.empty) }
    return summary
  }

  private mutating func decide() throws {
    let counts = counts
    let languages = try PairLanguages(reading, stated: stated) {
      (counts.source.language, counts.target.language)
    }
    self.languages = languages
    for entry in waiting { try pass(entry, languages) }
    waiting = []
  }

  private func pass(_ entry: Entry, _ languages: PairLanguages) throws {
    var pair = SegmentPair(
      source: CodedText(text: entry.source),
      target: CodedText(text: entry.target),
      from: languages.source,
      to: languages.target,
      line: entry.line
    )
    entry.finish(&pair)
    try reading.onPair(pair)
  }
}

/// How many pairs are enough to tell the languages.
private let enoughPairs = 500

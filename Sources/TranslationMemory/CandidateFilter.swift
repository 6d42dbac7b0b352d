/// Finds the records of a part that may reach a threshold, by the words or pairs that they share.
///
/// Two segments that score at least the threshold share at least s of the query's n words, by stem,
/// and at least s′ of its pairs of neighbouring words (`ScoringCosts`). So of any n − s + 1 lists of
/// the query at least one has the record; the shortest lists are read, and with k more lists a record
/// must stand in k + 1. Pairs are rarer than words, but fewer of them must be shared; whichever makes
/// less to read is used. References: C. Xiao et al., "Efficient similarity joins for near-duplicate
/// detection", doi:10.1145/1367497.1367516 (prefix filtering); C. Li, J. Lu, Y. Lu, "Efficient
/// merging and filtering algorithms for approximate string searches",
/// doi:10.1109/ICDE.2008.4497434 (counting).
struct CandidateFilter {
  /// The records that were found, those in most lists first.
  private(set) var records: [UInt32] = []
  /// For each record of `records`, in how many of the lists that were read it stands.
  private(set) var counts: [UInt16] = []

  private var plan = Plan()
  private var wordCount = 0
  private var tallies: [UInt16] = []
  private var touched: [UInt32] = []
  private var buckets: [Int] = []
  /// The records that stand in any list read, with their counts in the upper half.
  private var found: [UInt64] = []

  /// Which lists are read.
  private struct Plan {
    var lists: [PostingList] = []
    /// How many lists, of all, a record must be in.
    var shared = 1
    /// How many lists must be read, so that a record is in one of them at least.
    var needed = 0
    /// How many are read.
    var readCount = 0
    var usesPairs = false

    var unreadCount: Int { lists.count - readCount }
    var cost: Int { lists[..<needed].reduce(0) { $0 + $1.count } }

    init() {}

    init(_ lists: [PostingList], shared: Int, usesPairs: Bool) {
      self.lists = lists
      self.shared = shared
      self.usesPairs = usesPairs
      needed = max(0, lists.count - shared + 1)
      readCount = needed
    }
  }

  /// Finds the records that may score at least a threshold.
  ///
  /// - Complexity: O(postings read)
  mutating func find(
    _ query: PartQuery,
    wordCount: Int,
    threshold: Int,
    in part: IndexPartReader
  ) throws {
    records.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    self.wordCount = wordCount
    lastThreshold = -1
    let lengths = ScoringCosts.wordCounts(threshold: threshold, wordCount: wordCount)
    let range = try part.records(withWordCounts: lengths)
    guard !range.isEmpty else { return }
    plan = Plan(query.lists, shared: shared(threshold, usesPairs: false), usesPairs: false)
    guard plan.needed > 0 else { return }
    let sharedPairs = shared(threshold, usesPairs: true)
    if sharedPairs > 0 {
      let pairs = Plan(query.pairLists, shared: sharedPairs, usesPairs: true)
      guard pairs.needed > 0 else { return }
      if pairs.cost < plan.cost { plan = pairs }
    }
    readMoreLists()
    try tally(in: range, ends: try listEnds(range, threshold, part), part)
    collect(minimumCount: plan.readCount - plan.needed + 1, maximumCount: plan.readCount)
  }

  /// Whether a record in so many of the lists read may reach a threshold that has risen since.
  mutating func mayReach(_ threshold: Int, count: UInt16) -> Bool {
    if threshold != lastThreshold { setThreshold(threshold) }
    return Int(count) + plan.unreadCount >= lastShared
  }

  /// Whether a record may reach a threshold as far as its signature tells.
  ///
  /// - Precondition: `mayReach(_:count:)` was called with this threshold.
  @inline(__always)
  func mayReach(
    _ threshold: Int,
    _ record: Int,
    _ query: PartQuery,
    in part: IndexPartReader
  ) throws -> Bool {
    guard wordCount > 0 else { return true }
    let signature = RecordSignature(
      low: try part.number(.signatures, 2 * record, as: UInt64.self),
      high: try part.number(.signatures, 2 * record + 1, as: UInt64.self)
    )
    // Longer records need no less, so one with more words than its signature tells is not lost.
    let longer = max(0, signature.wordCount - wordCount)
    let shared = sharedByLength[min(longer, sharedByLength.count - 1)]
    return query.signature.sharedWordBound(signature) >= shared
  }

  private var lastThreshold = -1
  private var lastShared = 0
  /// How many words a record must share that is as long as the query, one word longer, and so on.
  private var sharedByLength: [Int] = []

  private mutating func setThreshold(_ threshold: Int) {
    lastThreshold = threshold
    lastShared = shared(threshold, usesPairs: plan.usesPairs)
    let words = max(1, wordCount)
    let most = ScoringCosts.wordCounts(threshold: threshold, wordCount: words).upperBound
    sharedByLength = (words...max(words, most)).map {
      ScoringCosts.sharedWordCount(threshold: threshold, wordCount: $0)
    }
  }

  private func shared(_ threshold: Int, usesPairs: Bool) -> Int {
    let words = max(1, wordCount)
    guard usesPairs else {
      return ScoringCosts.sharedWordCount(threshold: threshold, wordCount: words)
    }
    guard wordCount >= 2 else { return 0 }
    let lengths = ScoringCosts.wordCounts(threshold: threshold, wordCount: words)
    return ScoringCosts.sharedPairCount(
      threshold: threshold,
      wordCount: words,
      mostWords: lengths.upperBound
    )
  }

  /// Adds lists that are short beside what they save.
  ///
  /// Each list more lets only records pass that stand in one list more, and a record costs about as
  /// much to compare as a hundred postings to read.
  private mutating func readMoreLists() {
    var total = plan.cost
    while plan.readCount < plan.lists.count {
      let count = plan.lists[plan.readCount].count
      guard count <= max(total / 2, 250) else { return }
      total += count
      plan.readCount += 1
    }
  }

  /// Returns for each list the record up to which it is read.
  ///
  /// Records that are longer than the query must share more words with it, so that one of fewer lists
  /// has them, and the longest lists need not be read that far.
  private func listEnds(
    _ range: Range<Int>,
    _ threshold: Int,
    _ part: IndexPartReader
  ) throws -> [Int] {
    var ends = [Int](repeating: range.upperBound, count: plan.readCount)
    let most = ScoringCosts.wordCounts(threshold: threshold, wordCount: wordCount).upperBound
    guard !plan.usesPairs, wordCount > 0, wordCount < most else { return ends }
    for words in wordCount + 1...most {
      let shared = ScoringCosts.sharedWordCount(threshold: threshold, wordCount: words)
      let readCount = max(0, plan.lists.count - shared + 1) + plan.readCount - plan.needed
      guard readCount < plan.readCount else { continue }
      let first = try part.records(withWordCounts: words...words).lowerBound
      for list in readCount..<plan.readCount { ends[list] = min(ends[list], first) }
    }
    return ends
  }

  private mutating func tally(
    in range: Range<Int>,
    ends: [Int],
    _ part: IndexPartReader
  ) throws {
    if tallies.count < part.recordCount {
      tallies = [UInt16](repeating: 0, count: part.recordCount)
      // One place more, so that a record that is there already can be written and left.
      touched = [UInt32](repeating: 0, count: part.recordCount + 1)
    }
    let lists = plan.lists[..<plan.readCount]
    let minimum = UInt16(clamping: plan.readCount - plan.needed + 1)
    found.removeAll(keepingCapacity: true)
    buckets = [Int](repeating: 0, count: plan.readCount + 1)
    try tallies.withUnsafeMutableBufferPointer { tallies in
      try touched.withUnsafeMutableBufferPointer { touched in
        var touchedCount = 0
        do {
          for (list, end) in zip(lists, ends) where range.lowerBound < end {
            try list.forEachRecord(part, in: range.lowerBound..<end) { record in
              let tally = tallies[record]
              touched[touchedCount] = UInt32(truncatingIfNeeded: record)
              touchedCount += tally == 0 ? 1 : 0
              tallies[record] = tally &+ 1
            }
          }
        } catch {
          for record in touched[..<touchedCount] { tallies[Int(record)] = 0 }
          throw error
        }
        for record in touched[..<touchedCount] {
          let count = tallies[Int(record)]
          tallies[Int(record)] = 0
          guard count >= minimum else { continue }
          // Lists that were not read as far as this record count as if it stood in them.
          var most = Int(count)
          for end in ends.reversed() where end <= Int(record) { most += 1 }
          found.append(UInt64(most) << 32 | UInt64(record))
          buckets[most] += 1
        }
      }
    }
  }

  /// Orders the records found, those in most lists first.
  private mutating func collect(minimumCount: Int, maximumCount: Int) {
    var start = 0
    for count in stride(from: maximumCount, through: minimumCount, by: -1) {
      let size = buckets[count]
      buckets[count] = start
      start += size
    }
    records.append(contentsOf: repeatElement(0, count: start))
    counts.append(contentsOf: repeatElement(0, count: start))
    for entry in found {
      let count = Int(entry >> 32)
      let place = buckets[count]
      buckets[count] += 1
      records[place] = UInt32(truncatingIfNeeded: entry)
      counts[place] = UInt16(count)
    }
  }
}

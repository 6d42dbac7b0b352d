/// Finds the records of a part that may reach a threshold, by the words or pairs that they share.
///
/// Two segments that score at least the threshold share at least s of the query's n words, by stem,
/// and at least s′ of its pairs of neighbouring words (`ScoringCosts`). So of any n − s + 1 lists of
/// the query at least one has the record; the shortest lists are read, and with k more lists a record
/// must stand in k + 1: another list is read while that is less work than to look at the records that
/// would be left. Pairs are rarer than words, but fewer of them must be shared; whichever makes less to
/// read is used. References: C. Xiao et al., "Efficient similarity joins for near-duplicate
/// detection", doi:10.1145/1367497.1367516 (prefix filtering); C. Li, J. Lu, Y. Lu, "Efficient
/// merging and filtering algorithms for approximate string searches",
/// doi:10.1109/ICDE.2008.4497434 (counting).
struct CandidateFilter {
  /// The records that were found, those in most lists first.
  private(set) var records: [UInt32] = []
  /// For each record of `records`, in how many of the lists that were read it stands.
  private(set) var counts: [UInt32] = []

  private var plan = Plan()
  private var wordCount = 0
  private var tally = RecordTally()
  /// The threshold asked for last, and how many lists of the plan it wants a record to stand in.
  private var lastThreshold = -1
  private var lastShared = 0
  private var buckets: [Int] = []
  /// The records that stand in any list read, with their counts in the upper half.
  private var found: [UInt64] = []

  /// Which lists are read.
  private struct Plan {
    var lists: [PostingList] = []
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
      self.usesPairs = usesPairs
      needed = max(0, lists.count - shared + 1)
      readCount = needed
    }
  }

  /// Finds the records that may score at least a threshold.
  ///
  /// - Complexity: O(postings read)
  mutating func find(
    _ query: inout PartQuery,
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
    if sharedPairs > 0, plan.cost > Self.pairLookUpCost {
      try query.findPairs(part)
      let pairs = Plan(query.pairLists, shared: sharedPairs, usesPairs: true)
      guard pairs.needed > 0 else { return }
      if pairs.cost < plan.cost { plan = pairs }
    }
    try readLists(range, ends: try listEnds(range, threshold, part), part)
  }

  // What things cost beside reading a posting, as measured with a million segments.
  private static let pairLookUpCost = 200
  private static let listCost = 100
  private static let recordCost = 12

  /// Whether a record in so many of the lists read may reach a threshold that has risen since.
  mutating func mayReach(_ threshold: Int, count: UInt32) -> Bool {
    if threshold != lastThreshold {
      lastThreshold = threshold
      lastShared = shared(threshold, usesPairs: plan.usesPairs)
    }
    return Int(count) + plan.unreadCount >= lastShared
  }

  /// Whether a record may reach a threshold as far as its weight tells, and how many words it can
  /// share with the query by its signature and by the lists that it stands in.
  @inline(__always)
  func mayReach(
    _ threshold: Int,
    _ record: Int,
    count: UInt32,
    _ query: PartQuery,
    in part: IndexPartReader
  ) throws -> Bool {
    let signature = RecordSignature(
      low: try part.number(.signatures, 2 * record, as: UInt64.self),
      high: try part.number(.signatures, 2 * record + 1, as: UInt64.self)
    )
    guard let weight = signature.weight else { return true }
    let limit = ScoringCosts.limit(threshold: threshold, weight: max(query.weight, weight))
    guard abs(query.weight - weight) <= limit else { return false }
    let longest = max(wordCount, signature.wordCount)
    let missing = limit / ScoringCosts.word
    if !plan.usesPairs, Int(count) + plan.unreadCount < longest - missing { return false }
    return query.signature.sharedWordBound(signature) >= longest - missing
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

  /// Returns for each list the record up to which it is read.
  ///
  /// Records that are longer than the query must share more words with it, so that one of fewer lists
  /// has them, and the longest lists need not be read that far.
  private func listEnds(
    _ range: Range<Int>,
    _ threshold: Int,
    _ part: IndexPartReader
  ) throws -> [Int] {
    var ends = [Int](repeating: range.upperBound, count: plan.needed)
    let most = ScoringCosts.wordCounts(threshold: threshold, wordCount: wordCount).upperBound
    guard !plan.usesPairs, wordCount > 0, wordCount < most else { return ends }
    // Records come by their length, so that the first length for which a list is not needed ends it.
    var settled = plan.needed
    for words in wordCount + 1...most {
      let shared = ScoringCosts.sharedWordCount(threshold: threshold, wordCount: words)
      let needed = max(0, plan.lists.count - shared + 1)
      guard needed < settled else { continue }
      let first = try part.records(withWordCounts: words...words).lowerBound
      for list in needed..<settled { ends[list] = min(ends[list], first) }
      settled = needed
    }
    return ends
  }

  private mutating func readLists(
    _ range: Range<Int>,
    ends: [Int],
    _ part: IndexPartReader
  ) throws {
    tally.begin(recordCount: part.recordCount)
    for (list, end) in zip(plan.lists, ends) where range.lowerBound < end {
      try tally.add(list, in: range.lowerBound..<end, of: part)
    }
    var minimum = 1
    var count = tally.recordCount
    while plan.unreadCount > 0 {
      let list = plan.lists[plan.readCount]
      let postingCount = list.count * range.count / part.recordCount
      guard postingCount + Self.listCost < count * Self.recordCost else { break }
      // Records that no list had so far cannot be in enough of them.
      try tally.addKnown(list, in: range, of: part)
      plan.readCount += 1
      minimum += 1
      count = tally.recordCount(withCount: minimum)
    }
    collect(minimum, ends)
  }

  /// How many lists end at a record or before it; the later a list, the earlier its end.
  private func endedCount(_ ends: [Int], before record: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ends[middle] <= record { high = middle } else { low = middle + 1 }
    }
    return ends.count - low
  }

  /// Orders the records found, those in most lists first.
  private mutating func collect(_ minimum: Int, _ ends: [Int]) {
    found.removeAll(keepingCapacity: true)
    buckets = [Int](repeating: 0, count: plan.readCount + 1)
    tally.forEachRecord(withCount: minimum) { record, count in
      // Lists that were not read as far as this record count as if it stood in them.
      let most = count + endedCount(ends, before: Int(record))
      found.append(UInt64(most) << 32 | UInt64(record))
      buckets[most] += 1
    }
    var start = 0
    for count in stride(from: plan.readCount, through: minimum, by: -1) {
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
      counts[place] = UInt32(count)
    }
  }
}

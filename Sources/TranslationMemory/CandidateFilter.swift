/// Finds the records of a part that share enough words with a segment to reach a threshold.
///
/// Two segments of n and m words that score at least the threshold share at least
/// `ScoringCosts.sharedWordCount` words, by stem. So of the lists of a query's n words, at least one
/// of any n − shared + 1 has the record; the shortest lists are read, and with k more lists a record
/// must stand in k + 1. Reference: C. Xiao et al., "Efficient similarity joins for near-duplicate
/// detection", doi:10.1145/1367497.1367516 (prefix filtering); C. Li, J. Lu, Y. Lu, "Efficient
/// merging and filtering algorithms for approximate string searches",
/// doi:10.1109/ICDE.2008.4497434 (counting).
struct CandidateFilter {
  /// The records that were found, those in most lists first.
  private(set) var records: [UInt32] = []
  /// For each record of `records`, in how many of the lists that were read it stands.
  private(set) var counts: [UInt16] = []
  /// The number of lists that were not read.
  private(set) var unreadListCount = 0

  private var tallies: [UInt16] = []
  private var touched: [UInt32] = []
  private var buckets: [Int] = []

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
    unreadListCount = 0
    let words = max(1, wordCount)
    let shared = ScoringCosts.sharedWordCount(threshold: threshold, wordCount: words)
    guard query.lists.count >= shared else { return }
    let range = try part.records(
      withWordCounts: Self.wordCounts(wordCount, shared: shared, threshold: threshold)
    )
    guard !range.isEmpty else { return }
    let needed = query.lists.count - shared + 1
    let readCount = needed + Self.extraListCount(query.lists, needed: needed)
    try tally(query.lists[..<readCount], in: range, part)
    unreadListCount = query.lists.count - readCount
    collect(minimumCount: readCount - needed + 1, maximumCount: readCount)
  }

  /// The numbers of words that a segment can have to reach the threshold.
  private static func wordCounts(
    _ wordCount: Int,
    shared: Int,
    threshold: Int
  ) -> ClosedRange<Int> {
    guard wordCount > 0 else { return 0...0 }
    var most = wordCount
    while ScoringCosts.sharedWordCount(threshold: threshold, wordCount: most + 1) <= wordCount {
      most += 1
    }
    return min(shared, wordCount)...most
  }

  /// How many lists more than needed are read, because they are short beside what they save.
  ///
  /// Each list read more lets only records pass that stand in one list more. Benchmarked with
  /// `match/ar/1M`: without it, three times as many records are compared.
  private static func extraListCount(_ lists: [PostingList], needed: Int) -> Int {
    var total = lists[..<needed].reduce(0) { $0 + $1.count }
    var extra = 0
    while needed + extra < lists.count, extra < 8 {
      let count = lists[needed + extra].count
      guard count <= max(total / 2, 2_000) else { break }
      total += count
      extra += 1
    }
    return extra
  }

  private mutating func tally(
    _ lists: ArraySlice<PostingList>,
    in range: Range<Int>,
    _ part: IndexPartReader
  ) throws {
    if tallies.count < part.recordCount {
      tallies = [UInt16](repeating: 0, count: part.recordCount)
    }
    touched.removeAll(keepingCapacity: true)
    defer { for record in touched { tallies[Int(record)] = 0 } }
    buckets = [Int](repeating: 0, count: lists.count + 1)
    for list in lists {
      try tallies.withUnsafeMutableBufferPointer { tallies in
        try list.forEachRecord(part, in: range) { record in
          if tallies[record] == 0 { touched.append(UInt32(truncatingIfNeeded: record)) }
          tallies[record] &+= 1
        }
      }
    }
    found.removeAll(keepingCapacity: true)
    for record in touched {
      let count = tallies[Int(record)]
      found.append(UInt64(count) << 32 | UInt64(record))
      buckets[Int(count)] += 1
    }
  }

  /// The records that stand in any list read, with their counts in the upper half.
  private var found: [UInt64] = []

  /// Keeps the records with enough lists, those with most first.
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
      guard count >= minimumCount else { continue }
      let place = buckets[count]
      buckets[count] += 1
      records[place] = UInt32(truncatingIfNeeded: entry)
      counts[place] = UInt16(count)
    }
  }
}

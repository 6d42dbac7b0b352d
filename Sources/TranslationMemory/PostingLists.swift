/// The lists of records of each stem, while a part is written.
///
/// A record that has a stem n times stands in the stem's first n lists, so that the number of lists
/// that two segments share is the number of words that they share.
struct PostingLists {
  /// For each stem its list of records that have the stem at least once, twice, and so on.
  private var listsOfStem: [[Int32]]
  private var counts: [UInt32]
  private var starts: [Int] = []
  private var postings: [UInt32] = []
  /// For each stem the last record that had it, and how often so far.
  private var lastRecord: [UInt32]
  private var occurrences: [UInt32]
  private var current: UInt32 = 0

  init(stemCount: Int) {
    listsOfStem = Array(repeating: [], count: stemCount)
    counts = Array(repeating: 0, count: stemCount)
    lastRecord = Array(repeating: 0, count: stemCount)
    occurrences = Array(repeating: 0, count: stemCount)
  }

  /// Begins a record.
  mutating func begin() { current += 1 }

  /// Counts or adds an occurrence of a stem in the record that was begun last.
  mutating func add(_ stem: UInt32, record: UInt32, isCounting: Bool) {
    let stem = Int(stem)
    if lastRecord[stem] != current {
      lastRecord[stem] = current
      occurrences[stem] = 0
    }
    let occurrence = Int(occurrences[stem])
    occurrences[stem] += 1
    var list = stem
    if occurrence > 0 {
      if isCounting, listsOfStem[stem].count < occurrence {
        listsOfStem[stem].append(Int32(counts.count))
        counts.append(0)
      }
      list = Int(listsOfStem[stem][occurrence - 1])
    }
    if isCounting {
      counts[list] += 1
    } else {
      postings[starts[list]] = record
      starts[list] += 1
    }
  }

  /// Makes room for the postings that were counted.
  mutating func allocate() {
    var total = 0
    starts = counts.map { count in
      defer { total += Int(count) }
      return total
    }
    postings = [UInt32](repeating: 0, count: total)
  }

  /// Returns the sections of the lists.
  func serialized() -> (starts: [UInt32], lists: [UInt32], postings: [UInt8]) {
    var listStarts: [UInt32] = []
    var lists: [UInt32] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(postings.count * 3 / 2)
    for (stem, others) in listsOfStem.enumerated() {
      listStarts.append(UInt32(lists.count / 2))
      for list in [Int32(stem)] + others {
        let count = Int(counts[Int(list)])
        lists.append(UInt32(count))
        lists.append(UInt32(bytes.count))
        let end = starts[Int(list)]
        Self.append(postings[end - count..<end], to: &bytes)
      }
    }
    listStarts.append(UInt32(lists.count / 2))
    return (listStarts, lists, bytes)
  }

  /// Writes a list; one of several blocks begins with a table of the first record of each block and
  /// the block's offset behind the table.
  static func append(_ list: ArraySlice<UInt32>, to bytes: inout [UInt8]) {
    guard list.count > IndexFormat.blockSize else {
      return appendBlock(list, to: &bytes)
    }
    let blockCount = (list.count + IndexFormat.blockSize - 1) / IndexFormat.blockSize
    let table = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: blockCount * 8))
    let origin = bytes.count
    for block in 0..<blockCount {
      let start = list.startIndex + block * IndexFormat.blockSize
      let end = min(list.endIndex, start + IndexFormat.blockSize)
      let entry = UInt64(list[start]) | UInt64(bytes.count - origin) << 32
      for byte in 0..<8 {
        bytes[table + block * 8 + byte] = UInt8(truncatingIfNeeded: entry >> UInt64(8 * byte))
      }
      appendBlock(list[start..<end], to: &bytes)
    }
  }

  private static func appendBlock(_ list: ArraySlice<UInt32>, to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for record in list {
      appendVariableLength(record - last, to: &bytes)
      last = record
    }
  }
}

/// The lists of records that have pairs of neighbouring words, by bucket, while a part is written.
struct PairLists {
  private let bucketCount: Int
  private var ends: [Int]
  private var postings: [UInt32] = []
  private var lastRecord: [UInt32]

  init(pairCount: Int) {
    bucketCount = IndexFormat.pairBucketCount(pairCount: pairCount)
    ends = Array(repeating: 0, count: bucketCount)
    lastRecord = Array(repeating: .max, count: bucketCount)
  }

  /// Counts or adds a pair of a record.
  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64, record: UInt32, isCounting: Bool) {
    let bucket = IndexFormat.pairBucket(first, second, bucketCount: bucketCount)
    guard lastRecord[bucket] != record else { return }
    lastRecord[bucket] = record
    if !isCounting { postings[ends[bucket]] = record }
    ends[bucket] += 1
  }

  /// Makes room for the postings that were counted.
  mutating func allocate() {
    var total = 0
    for bucket in ends.indices {
      let count = ends[bucket]
      ends[bucket] = total
      total += count
    }
    postings = [UInt32](repeating: 0, count: total)
    for bucket in lastRecord.indices { lastRecord[bucket] = .max }
  }

  /// Returns the sections of the buckets.
  func serialized() -> (lists: [UInt32], postings: [UInt8]) {
    var lists: [UInt32] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(postings.count * 9 / 4)
    var start = 0
    for end in ends {
      lists.append(UInt32(end - start))
      lists.append(UInt32(bytes.count))
      PostingLists.append(postings[start..<end], to: &bytes)
      start = end
    }
    return (lists, bytes)
  }
}

/// Counts in how many lists each record of a part stands.
struct RecordTally {
  /// For each record of the part its count.
  private var counts: [UInt32] = []
  /// The records with a count, in the order in which they were found; what is after them is unused.
  private var records: [UInt32] = []
  /// The number of records with a count.
  private(set) var recordCount = 0

  /// Forgets all counts, and makes room for a part's records.
  ///
  /// - Complexity: O(records with a count)
  mutating func begin(recordCount: Int) {
    for record in records[..<self.recordCount] { counts[Int(record)] = 0 }
    self.recordCount = 0
    guard counts.count < recordCount else { return }
    counts = [UInt32](repeating: 0, count: recordCount)
    // One place more, so that a record that is there already can be written and left.
    records = [UInt32](repeating: 0, count: recordCount + 1)
  }

  /// Counts the records of a list that lie in a range.
  mutating func add(_ list: PostingList, in range: Range<Int>, of part: IndexPartReader) throws {
    try counts.withUnsafeMutableBufferPointer { counts in
      try records.withUnsafeMutableBufferPointer { records in
        var end = recordCount
        // What was counted is forgotten again even if the list cannot be read to its end.
        defer { recordCount = end }
        try list.forEachRecord(part, in: range) { record in
          let count = counts[record]
          records[end] = UInt32(truncatingIfNeeded: record)
          end += count == 0 ? 1 : 0
          counts[record] = count &+ 1
        }
      }
    }
  }

  /// Counts those records of a list that have a count already.
  mutating func addKnown(
    _ list: PostingList,
    in range: Range<Int>,
    of part: IndexPartReader
  ) throws {
    try counts.withUnsafeMutableBufferPointer { counts in
      try list.forEachRecord(part, in: range) { record in
        counts[record] &+= counts[record] == 0 ? 0 : 1
      }
    }
  }

  /// Returns how many records have a count of at least so many.
  func recordCount(withCount minimum: Int) -> Int {
    var found = 0
    for record in records[..<recordCount] { found += counts[Int(record)] >= minimum ? 1 : 0 }
    return found
  }

  /// Calls a closure with each record and its count, if that is at least so many.
  @inline(__always)
  func forEachRecord(withCount minimum: Int, _ body: (_ record: UInt32, _ count: Int) -> Void) {
    for record in records[..<recordCount] {
      let count = Int(counts[Int(record)])
      if count >= minimum { body(record, count) }
    }
  }
}

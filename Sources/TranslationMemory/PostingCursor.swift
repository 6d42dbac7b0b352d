/// A list of records, by its place in a part.
struct PostingList {
  /// The number of records.
  let count: Int
  /// Where the list begins and ends in the section of postings.
  let range: Range<Int>
  private let section: IndexFormat.Section

  /// Finds the list of records that have a stem at least a number of times, if there is one.
  init?(_ part: IndexPartReader, stem: Int, occurrence: Int) throws {
    var list = stem
    if occurrence > 0 {
      let first = Int(try part.number(.repetitionStarts, stem, as: UInt32.self))
      let end = Int(try part.number(.repetitionStarts, stem + 1, as: UInt32.self))
      list = first + occurrence - 1
      guard list < end else { return nil }
    }
    try self.init(part, list: list, of: .lists, in: .postings)
  }

  /// Finds the list of records that have a pair of neighbouring words of a bucket.
  init(_ part: IndexPartReader, pairBucket: Int) throws {
    try self.init(part, list: pairBucket, of: .pairLists, in: .pairPostings)
  }

  private init(
    _ part: IndexPartReader,
    list: Int,
    of lists: IndexFormat.Section,
    in postings: IndexFormat.Section
  ) throws {
    count = Int(try part.number(lists, 2 * list, as: UInt32.self))
    let start = Int(try part.number(lists, 2 * list + 1, as: UInt32.self))
    let isLast = list + 1 == part.place(lists).count / 8
    let upper =
      isLast
      ? part.place(postings).count : Int(try part.number(lists, 2 * list + 3, as: UInt32.self))
    guard start <= upper else { throw IndexPartReader.Fault.damaged }
    range = start..<upper
    section = postings
  }

  /// Calls a closure with every record of the list that lies in a range, in ascending order.
  ///
  /// - Complexity: O(log blocks + records in the range), and at most a block on each side of it
  @inline(__always)
  func forEachRecord(
    _ part: IndexPartReader,
    in records: Range<Int>,
    _ body: (Int) -> Void
  ) throws {
    guard count > IndexFormat.blockSize else {
      let bytes = try part.bytes(section, range)
      Self.forEachRecord(bytes, count: count, in: records, body)
      return
    }
    let blockCount = (count + IndexFormat.blockSize - 1) / IndexFormat.blockSize
    let origin = range.lowerBound + blockCount * 8
    let table = UnsafeRawPointer(try part.bytes(section, range.lowerBound..<origin))
    func entry(_ block: Int) -> (first: Int, offset: Int) {
      let entry = table.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self)
      return (Int(entry & 0xFFFF_FFFF), Int(entry >> 32))
    }
    // The first block that may hold a record of the range is the last that begins at or before it.
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      if entry(middle).first <= records.lowerBound { low = middle + 1 } else { high = middle }
    }
    for block in max(0, low - 1)..<blockCount {
      let (first, offset) = entry(block)
      if first >= records.upperBound { return }
      let end = block + 1 < blockCount ? origin + entry(block + 1).offset : range.upperBound
      let bytes = try part.bytes(section, origin + offset..<end)
      let size = min(IndexFormat.blockSize, count - block * IndexFormat.blockSize)
      Self.forEachRecord(bytes, count: size, in: records, body)
    }
  }

  @inline(__always)
  private static func forEachRecord(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    in records: Range<Int>,
    _ body: (Int) -> Void
  ) {
    var offset = 0
    var record = 0
    for _ in 0..<count {
      record += readVariableLength(bytes, &offset)
      if record >= records.upperBound { return }
      if record >= records.lowerBound { body(record) }
    }
  }
}

/// Reads a number that `appendVariableLength` wrote.
@inline(__always)
func readVariableLength(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> Int {
  readVariableLength(&offset) { bytes[$0] }
}

/// Reads a number that `appendVariableLength` wrote from bytes that a closure gives.
@inline(__always)
func readVariableLength(_ offset: inout Int, _ bytes: (Int) -> UInt8) -> Int {
  var byte = bytes(offset)
  offset += 1
  if byte < 0x80 { return Int(byte) }
  var number = Int(byte & 0x7F)
  var shift = 7
  repeat {
    byte = bytes(offset)
    offset += 1
    number |= Int(byte & 0x7F) << shift
    shift += 7
  } while byte >= 0x80 && shift < 35
  return number
}

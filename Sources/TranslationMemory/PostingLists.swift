/// Lists of records that are counted first and then written where they belong.
///
/// All records are added twice, in ascending order: once to count what each list takes, and after
/// `layOut` once to write it. So a list needs no memory beside its bytes.
///
/// A list is variable-length differences in blocks of `IndexFormat.blockSize`, the first record of a
/// block in full. One of several blocks begins with a table of the first record of each block and
/// the block's offset after the table.
struct PostingLists: ~Copyable {
  private struct List {
    /// The record added last.
    var last: UInt32 = .max
    /// The number of records added.
    var count: UInt32 = 0
    /// The bytes counted, then the place of the next one.
    var cursor: UInt32 = 0
    /// The list of records that have the same once more, or -1.
    var next: Int32 = -1
    /// Of those lists, and of this one, the one to which the record `tailRecord` was added last: a record
    /// that has one word often need not go through all of them for each.
    var tail: Int32 = -1
    var tailRecord: UInt32 = .max
  }

  /// The lists of a word or pair: where its bytes begin, and how many records it has.
  private struct Place {
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  /// The number of lists, those of records that have the same more than once aside.
  let count: Int

  /// Memory of the value's own, because each access to an array would ask who else has it.
  private var lists: UnsafeMutableBufferPointer<List>
  private var listCount: Int
  private var places: [Place] = []

  /// Creates lists without records.
  init(count: Int) {
    self.count = count
    listCount = count
    lists = .allocate(capacity: count + 1024)
    lists.initialize(repeating: List())
  }

  deinit { lists.deallocate() }

  /// Adds a list of records that have the same once more.
  private mutating func appendList() -> Int {
    if listCount == lists.count {
      let grown = UnsafeMutableBufferPointer<List>.allocate(capacity: 2 * lists.count)
      grown.initialize(repeating: List())
      _ = grown.update(fromContentsOf: lists)
      lists.deallocate()
      lists = grown
    }
    listCount += 1
    return listCount - 1
  }

  /// Adds a record to a list, or, if it has it, to the list of records that have the same twice, and
  /// so on; so the number of lists that two segments share is the number of words they share.
  @inline(__always)
  mutating func countOccurrence(_ list: Int, record: UInt32) {
    guard lists[list].last == record else { return tally(list, record: record) }
    let tail = tail(of: list, record: record)
    if lists[tail].next < 0 {
      let next = appendList()
      lists[tail].next = Int32(next)
    }
    let next = Int(lists[tail].next)
    tally(next, record: record)
    (lists[list].tail, lists[list].tailRecord) = (Int32(next), record)
  }

  /// The last of a list and those after it that has a record; the first has it.
  @inline(__always)
  private func tail(of list: Int, record: UInt32) -> Int {
    lists[list].tailRecord == record ? Int(lists[list].tail) : list
  }

  /// Adds a record to a list, if the list does not have it.
  @inline(__always)
  mutating func countOnce(_ list: Int, record: UInt32) {
    if lists[list].last != record { tally(list, record: record) }
  }

  /// Writes what `countOccurrence` counted.
  @inline(__always)
  mutating func writeOccurrence(_ list: Int, record: UInt32, to bytes: UnsafeMutableRawPointer) {
    guard lists[list].last == record else { return write(list, record: record, to: bytes) }
    let next = Int(lists[tail(of: list, record: record)].next)
    write(next, record: record, to: bytes)
    (lists[list].tail, lists[list].tailRecord) = (Int32(next), record)
  }

  /// Writes what `countOnce` counted.
  @inline(__always)
  mutating func writeOnce(_ list: Int, record: UInt32, to bytes: UnsafeMutableRawPointer) {
    if lists[list].last != record { write(list, record: record, to: bytes) }
  }

  @inline(__always)
  private mutating func tally(_ list: Int, record: UInt32) {
    let isFirst = lists[list].count % UInt32(IndexFormat.blockSize) == 0
    lists[list].cursor += variableLength(isFirst ? record : record - lists[list].last)
    lists[list].count += 1
    lists[list].last = record
  }

  @inline(__always)
  private mutating func write(_ list: Int, record: UInt32, to bytes: UnsafeMutableRawPointer) {
    var difference = record
    if lists[list].count % UInt32(IndexFormat.blockSize) == 0 {
      beginBlock(list, record, bytes)
    } else {
      difference -= lists[list].last
    }
    writeVariableLength(difference, to: bytes, &lists[list].cursor)
    lists[list].count += 1
    lists[list].last = record
  }

  private func beginBlock(_ list: Int, _ record: UInt32, _ bytes: UnsafeMutableRawPointer) {
    let place = places[list]
    guard place.count > IndexFormat.blockSize else { return }
    let origin = place.start + Self.tableSize(place.count)
    let entry = UInt64(record) | UInt64(lists[list].cursor - origin) << 32
    let block = Int(lists[list].count) / IndexFormat.blockSize
    bytes.storeBytes(of: entry, toByteOffset: Int(place.start) + 8 * block, as: UInt64.self)
  }

  private static func tableSize(_ count: UInt32) -> UInt32 {
    let size = UInt32(IndexFormat.blockSize)
    return count > size ? (count + size - 1) / size * 8 : 0
  }

  /// The sections that say where the lists are.
  struct Layout {
    /// For each of the first lists where in `lists` those of records that have the same more than
    /// once begin, and the end of the last.
    var repetitionStarts: [UInt32] = []
    /// For each list its count of records and where it begins.
    var lists: [UInt32] = []
    /// The size of all lists, in bytes.
    var size = 0
  }

  /// Gives each list its place, those of records that have the same more than once after the others.
  mutating func layOut() -> Layout {
    var layout = Layout()
    layout.repetitionStarts.reserveCapacity(count + 1)
    layout.lists.reserveCapacity(2 * listCount)
    places = Array(repeating: Place(), count: listCount)
    var offset: UInt32 = 0
    for list in 0..<count { layOut(list, &layout, &offset) }
    for first in 0..<count {
      layout.repetitionStarts.append(UInt32(layout.lists.count / 2))
      var list = Int(lists[first].next)
      while list >= 0 {
        layOut(list, &layout, &offset)
        list = Int(lists[list].next)
      }
    }
    layout.repetitionStarts.append(UInt32(layout.lists.count / 2))
    layout.size = Int(offset)
    return layout
  }

  private mutating func layOut(_ list: Int, _ layout: inout Layout, _ offset: inout UInt32) {
    let count = lists[list].count
    places[list] = Place(start: offset, count: count)
    layout.lists.append(count)
    layout.lists.append(offset)
    let start = offset + Self.tableSize(count)
    offset = start + lists[list].cursor
    lists[list].cursor = start
    lists[list].count = 0
    lists[list].last = .max
    lists[list].tailRecord = .max
  }
}

/// Returns how many bytes a number takes that is written seven bits a byte.
@inline(__always)
func variableLength(_ number: UInt32) -> UInt32 {
  // Without branches, which nobody could foresee: the number of bits, divided by 7 and rounded up.
  let bits = UInt32(32 - (number | 1).leadingZeroBitCount)
  return (bits &* 9 &+ 64) >> 6
}

/// Writes a number, seven bits a byte, the low ones first.
@inline(__always)
func writeVariableLength(
  _ number: UInt32,
  to bytes: UnsafeMutableRawPointer,
  _ offset: inout UInt32
) {
  var rest = number
  while rest >= 0x80 {
    bytes.storeBytes(
      of: UInt8(truncatingIfNeeded: rest) | 0x80,
      toByteOffset: Int(offset),
      as: UInt8.self
    )
    rest >>= 7
    offset += 1
  }
  bytes.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: Int(offset), as: UInt8.self)
  offset += 1
}

/// Adds a number, seven bits a byte, the low ones first.
@inline(__always)
func appendVariableLength(_ number: UInt32, to bytes: inout [UInt8]) {
  var rest = number
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(truncatingIfNeeded: rest))
}

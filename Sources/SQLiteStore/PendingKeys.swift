/// Keys of concepts that wait to be written in the order of the B-tree.
///
/// The texts stand one after the other in one buffer, and a key is sorted by its first eight bytes as a
/// number before the others are looked at: two to four letters tell most keys apart.
struct PendingKeys {
  private struct Entry {
    /// The first eight bytes, the first one highest; missing ones are 0.
    var prefix: UInt64
    var start: Int
    var count: Int
    var concept: Int64
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  var count: Int { entries.count }

  mutating func append(_ text: String, of concept: Int64) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    var prefix: UInt64 = 0
    for place in 0..<8 {
      prefix = prefix << 8 | (start + place < bytes.count ? UInt64(bytes[start + place]) : 0)
    }
    entries.append(
      Entry(prefix: prefix, start: start, count: bytes.count - start, concept: concept)
    )
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with each key, valid during the call only, its concept, and whether the key is
  /// another than the one before.
  ///
  /// - Complexity: O(n log n)
  mutating func forEachInOrder(
    _ body: (UnsafeBufferPointer<UInt8>, Int64, Bool) throws -> Void
  ) rethrows {
    try bytes.withUnsafeBufferPointer { bytes in
      func text(_ entry: Entry) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[entry.start..<entry.start + entry.count])
      }
      entries.sort { one, two in
        if one.prefix != two.prefix { return one.prefix < two.prefix }
        let (first, second) = (text(one), text(two))
        if first.elementsEqual(second) { return one.concept < two.concept }
        return first.lexicographicallyPrecedes(second)
      }
      var before: Entry?
      for entry in entries {
        let isNew = before.map { !text($0).elementsEqual(text(entry)) } ?? true
        try body(text(entry), entry.concept, isNew)
        before = entry
      }
    }
  }
}

/// Numbers by 64-bit keys that are hashes already: an open-addressing table with linear probing.
struct KeyNumbers: Sendable {
  /// A key, its number, and how often it was asked for.
  struct Slot: Sendable {
    var key: UInt64 = 0
    var number: Int32 = 0
    var count: UInt32 = 0
  }

  /// All places; those whose key is 0 are free.
  private(set) var slots: [Slot]
  /// The number of keys.
  private(set) var count = 0

  /// Creates a table with room for some keys, a power of two.
  init(capacity: Int = 1 << 10) { slots = Array(repeating: Slot(), count: 2 * capacity) }

  /// Returns the number of a key and counts that it was asked for, or `nil` for a new key.
  ///
  /// - Complexity: O(1) expected
  @inline(__always)
  mutating func countedNumber(of key: UInt64) -> Int32? {
    slots.withUnsafeMutableBufferPointer { slots in
      let place = Self.place(of: key, in: UnsafeBufferPointer(slots))
      guard slots[place].key != 0 else { return nil }
      slots[place].count &+= 1
      return slots[place].number
    }
  }

  /// Returns the number of a key, or `nil` for a new key.
  func number(of key: UInt64) -> Int32? {
    slots.withUnsafeBufferPointer { slots in
      let slot = slots[Self.place(of: key, in: slots)]
      return slot.key == 0 ? nil : slot.number
    }
  }

  /// Adds a new key, asked for once.
  mutating func insert(_ key: UInt64, number: Int32) {
    if 4 * (count + 1) > 3 * slots.count { grow() }
    let place = slots.withUnsafeBufferPointer { Self.place(of: key, in: $0) }
    slots[place] = Slot(key: Self.stored(key), number: number, count: 1)
    count += 1
  }

  /// 0 marks a free place, so that the key 0 is kept as another one.
  @inline(__always)
  private static func stored(_ key: UInt64) -> UInt64 { key == 0 ? .max : key }

  /// Returns where a key is, or the free place where it belongs.
  @inline(__always)
  private static func place(of key: UInt64, in slots: UnsafeBufferPointer<Slot>) -> Int {
    let key = stored(key)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key >> 7) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.key != 0 {
      let place = slots.withUnsafeBufferPointer { Self.place(of: slot.key, in: $0) }
      slots[place] = slot
    }
  }
}

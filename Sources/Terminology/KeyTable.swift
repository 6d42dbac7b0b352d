/// Gives sequences of small integers dense identifiers.
///
/// An open-addressing table over one pool: a key costs its elements and eight bytes.
struct KeyTable<Element: FixedWidthInteger & Sendable>: Sendable {
  private var pool: [Element] = []
  private var ends: [UInt32] = [0]
  private var slots: [UInt32] = Array(repeating: .max, count: 64)

  /// How many keys there are.
  var count: Int { ends.count - 1 }

  /// Returns the identifier of a key, or `nil` if the table has it not.
  ///
  /// - Complexity: O(length of the key), expected.
  @inline(__always)
  func identifier(of key: UnsafeBufferPointer<Element>) -> Int? {
    var slot = Int(truncatingIfNeeded: hash(key)) & (slots.count - 1)
    while slots[slot] != .max {
      if isEqual(Int(slots[slot]), key) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Returns the identifier of a key, a new one if the table had it not.
  mutating func insert(_ key: UnsafeBufferPointer<Element>) -> Int {
    if let identifier = identifier(of: key) { return identifier }
    let identifier = count
    pool.append(contentsOf: key)
    ends.append(UInt32(pool.count))
    if count * 2 > slots.count { grow() } else { place(identifier, hash: hash(key)) }
    return identifier
  }

  /// The elements of a key.
  func key(_ identifier: Int) -> ArraySlice<Element> {
    pool[Int(ends[identifier])..<Int(ends[identifier + 1])]
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 4)
    for identifier in 0..<count {
      let keyHash = pool.withUnsafeBufferPointer { pool in
        hash(UnsafeBufferPointer(rebasing: pool[Int(ends[identifier])..<Int(ends[identifier + 1])]))
      }
      place(identifier, hash: keyHash)
    }
  }

  private mutating func place(_ identifier: Int, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(identifier)
  }

  @inline(__always)
  private func isEqual(_ identifier: Int, _ key: UnsafeBufferPointer<Element>) -> Bool {
    let start = Int(ends[identifier])
    guard Int(ends[identifier + 1]) - start == key.count else { return false }
    return pool.withUnsafeBufferPointer { pool in
      for position in 0..<key.count where pool[start + position] != key[position] { return false }
      return true
    }
  }

  /// Mixes eight bytes at a time by multiplication, so that every bit depends on every byte.
  @inline(__always)
  private func hash(_ key: UnsafeBufferPointer<Element>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(key)
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= bytes.count {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x9FB2_1C65_1E98_DF25
      offset += 1
    }
    hash ^= hash >> 29
    return hash &* 0x9E37_79B9_7F4A_7C15 >> 20
  }
}

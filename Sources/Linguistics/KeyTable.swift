/// Gives sequences of bytes dense identifiers.
///
/// An open-addressing table whose slots hold keys of up to 24 bytes, which twelve letters have, whole:
/// a look-up reads one line of the processor's cache. Longer keys lie in a pool.
package struct KeyTable: Sendable {
  @usableFromInline var slots: [Slot] = Array(repeating: Slot(), count: 64)
  @usableFromInline var pool: [UInt8] = []
  /// Where a long key starts in the pool, by its identifier.
  @usableFromInline var longKeys: [UInt32: Int] = [:]

  /// How many keys there are.
  package private(set) var count = 0

  /// A key, and its identifier.
  @usableFromInline
  struct Slot: Sendable {
    /// The first eight bytes, the second, and the last.
    ///
    /// The last may repeat some before: the length tells. Of a key of more than 24 bytes the digest
    /// stands in place of the last.
    @usableFromInline var first: UInt64 = 0
    @usableFromInline var second: UInt64 = 0
    @usableFromInline var last: UInt64 = 0
    @usableFromInline var length: UInt32 = 0
    /// The identifier, or the greatest number in a free slot.
    @usableFromInline var identifier: UInt32 = .max

    @inlinable
    init() {}

    @inlinable @inline(__always)
    init(_ key: UnsafeRawBufferPointer) {
      length = UInt32(truncatingIfNeeded: key.count)
      if key.count < 8 {
        for position in 0..<key.count { first = first << 8 | UInt64(key[position]) }
        return
      }
      first = key.loadUnaligned(as: UInt64.self)
      last = key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
      if key.count > 16 { second = key.loadUnaligned(fromByteOffset: 8, as: UInt64.self) }
      if key.count > 24 { last = KeyTable.digest(key) }
    }

    @inlinable @inline(__always)
    var hash: Int {
      var hash = (first ^ UInt64(length)) &* 0x9FB2_1C65_1E98_DF25
      hash = (hash ^ hash >> 32 ^ second) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash >> 29 ^ last) &* 0x9FB2_1C65_1E98_DF25
      return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
  }

  /// Creates an empty table.
  package init() {}

  /// Returns the identifier of a key, or `nil` if the table has it not.
  ///
  /// - Complexity: O(length of the key), expected.
  @inlinable
  package func identifier(of key: UnsafeRawBufferPointer) -> Int? {
    let identifier = slots[position(of: Slot(key), key)].identifier
    return identifier == .max ? nil : Int(identifier)
  }

  /// Returns the identifier of a key, a new one if the table had it not.
  @inlinable
  package mutating func insert(_ key: UnsafeRawBufferPointer) -> Int {
    let slot = Slot(key)
    let position = position(of: slot, key)
    let known = slots[position].identifier
    return known == .max ? append(slot, key, at: position) : Int(known)
  }

  @usableFromInline @inline(never)
  mutating func append(_ slot: Slot, _ key: UnsafeRawBufferPointer, at position: Int) -> Int {
    let identifier = count
    count += 1
    slots[position] = slot
    slots[position].identifier = UInt32(identifier)
    if key.count > 24 {
      longKeys[UInt32(identifier)] = pool.count
      pool.append(contentsOf: key)
    }
    if count * 2 > slots.count { grow() }
    return identifier
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    for slot in old where slot.identifier != .max {
      var position = slot.hash & (slots.count - 1)
      while slots[position].identifier != .max { position = (position + 1) & (slots.count - 1) }
      slots[position] = slot
    }
  }

  /// The position of a key's slot, or of the free one where it belongs.
  @inlinable @inline(__always)
  func position(of wanted: Slot, _ key: UnsafeRawBufferPointer) -> Int {
    var position = wanted.hash & (slots.count - 1)
    while slots[position].identifier != .max {
      let slot = slots[position]
      if slot.first == wanted.first, slot.last == wanted.last, slot.second == wanted.second,
        slot.length == wanted.length,
        slot.length <= 24 || isLongKey(slot.identifier, equalTo: key)
      {
        break
      }
      position = (position + 1) & (slots.count - 1)
    }
    return position
  }

  @usableFromInline
  func isLongKey(_ identifier: UInt32, equalTo key: UnsafeRawBufferPointer) -> Bool {
    guard let start = longKeys[identifier] else { return false }
    return pool.withUnsafeBytes { pool in
      UnsafeRawBufferPointer(rebasing: pool[start..<start + key.count]).elementsEqual(key)
    }
  }

  @usableFromInline
  static func digest(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for start in stride(from: 8, to: key.count - 8, by: 8) {
      let part = key.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      digest = (digest ^ part) &* 0x9FB2_1C65_1E98_DF25
      digest ^= digest >> 32
    }
    return digest ^ key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
  }
}

extension KeyTable {
  /// Creates a table of folded words; equal ones have one identifier.
  init(_ words: some Sequence<[UInt16]>) {
    self.init()
    for word in words { _ = insert(word) }
  }

  /// Returns the identifier of a folded word, a new one if the table had it not.
  package mutating func insert(_ word: [UInt16]) -> Int { word.withUnsafeBytes { insert($0) } }

  /// Returns the identifier of a folded word, or `nil` if the table has it not.
  package func identifier(of word: [UInt16]) -> Int? {
    word.withUnsafeBytes { identifier(of: $0) }
  }

  /// Whether the table has a folded word.
  func contains(_ word: [UInt16]) -> Bool { identifier(of: word) != nil }

  /// Whether the table has a folded word.
  func contains(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
    identifier(of: UnsafeRawBufferPointer(word)) != nil
  }
}

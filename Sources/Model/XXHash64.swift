/// A fast 64-bit hash of bytes, the same on every machine and in every run.
///
/// It tells contents apart quickly; equal hashes are always followed by a comparison, since it is
/// no defence against somebody who makes collisions on purpose.
///
/// Reference: Yann Collet, "xxHash fast digest algorithm", specification 0.1.1, XXH64.
public struct XXHash64: Sendable {
  private var lanes: (UInt64, UInt64, UInt64, UInt64)
  private let seed: UInt64
  private var totalCount = 0
  private var pending: [UInt8] = []

  /// Creates a hash of nothing yet.
  public init(seed: UInt64 = 0) {
    self.seed = seed
    lanes = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
  }

  /// Adds bytes.
  ///
  /// - Complexity: O(`bytes.count`)
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    totalCount += bytes.count
    var bytes = bytes
    if !pending.isEmpty {
      let needed = min(32 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<needed])
      bytes = UnsafeRawBufferPointer(rebasing: bytes[needed...])
      guard pending.count == 32 else { return }
      pending.withUnsafeBytes { consumeStripes($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count & ~31
    consumeStripes(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    pending.append(contentsOf: bytes[whole...])
  }

  /// The hash of all bytes so far.
  public var value: UInt64 {
    pending.withUnsafeBytes { finish(tail: $0) }
  }

  /// The hash of all bytes so far, as sixteen hexadecimal digits.
  package var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Returns the hash of some bytes.
  ///
  /// - Complexity: O(`bytes.count`), without allocation.
  public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var state = XXHash64(seed: seed)
    state.totalCount = bytes.count
    let whole = bytes.count & ~31
    state.consumeStripes(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    return state.finish(tail: UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  private mutating func consumeStripes(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < bytes.count {
      lanes.0 = round(lanes.0, load64(bytes, offset))
      lanes.1 = round(lanes.1, load64(bytes, offset + 8))
      lanes.2 = round(lanes.2, load64(bytes, offset + 16))
      lanes.3 = round(lanes.3, load64(bytes, offset + 24))
      offset += 32
    }
  }

  private func finish(tail: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed &+ prime5
    if totalCount >= 32 {
      hash =
        rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
      }
    }
    hash = hash &+ UInt64(totalCount)
    var offset = 0
    while offset + 8 <= tail.count {
      hash = rotate(hash ^ round(0, load64(tail, offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if offset + 4 <= tail.count {
      let word = tail.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      hash = rotate(hash ^ (UInt64(UInt32(littleEndian: word)) &* prime1), 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < tail.count {
      hash = rotate(hash ^ (UInt64(tail[offset]) &* prime5), 11) &* prime1
      offset += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

private func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
  value << count | value >> (64 - count)
}

private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
  rotate(lane &+ input &* prime2, 31) &* prime1
}

private func load64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

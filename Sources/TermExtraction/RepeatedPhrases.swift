/// Which phrases come more than once, by a table of bounded size: a few that do not are taken for some that do.
struct RepeatedPhrases {
  private var counts = [UInt8](repeating: 0, count: 1 << 22)

  mutating func note(_ key: String) {
    let slot = Self.slot(key)
    counts[slot] = min(2, counts[slot] + 1)
  }

  func hasAgain(_ key: String) -> Bool { counts[Self.slot(key)] > 1 }

  private static func slot(_ key: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int((hash ^ hash >> 29) & 0x3F_FFFF)
  }
}

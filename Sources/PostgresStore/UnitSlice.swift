/// A part of a memory: what the tables of units are distributed by.
///
/// It is made of the memory's number and of that of the unit, so that neither a small memory is spread nor
/// a large one held together: a million units, or as many as the memory has of them.
enum UnitSlice {
  private static let unitBits: Int64 = 20
  private static let memoryBits: Int64 = 32

  /// The slice of a unit of a memory.
  static func of(_ unit: Int64, memory: Int64) -> Int64 {
    memory << memoryBits | unit >> unitBits
  }

  /// The memory of a slice.
  static func memory(of slice: Int64) -> Int64 { slice >> memoryBits }

  /// All slices of a memory, of which most are of no unit.
  static func all(ofMemory memory: Int64) -> Range<Int64> {
    memory << memoryBits..<(memory + 1) << memoryBits
  }

  /// The slices of a memory's units in a range.
  static func of(_ units: Range<Int64>, memory: Int64) -> [Int64] {
    units.isEmpty
      ? [] : Array(of(units.lowerBound, memory: memory)...of(units.upperBound - 1, memory: memory))
  }

  /// The first unit after those that share a slice with a unit.
  static func end(after unit: Int64) -> Int64 { (unit >> unitBits + 1) << unitBits }
}

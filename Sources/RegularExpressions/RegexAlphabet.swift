/// The classes of scalars that no set of a program tells apart.
///
/// A program then steps over classes, of which there are dozens, not over scalars.
package struct RegexAlphabet: Sendable {
  /// The number of classes, without the two that stand for places.
  let classCount: Int
  /// What a scalar of a class is to conditions, by class; the end of the text is the last entry.
  let neighbors: [RegexNeighbor]
  /// For each class, whether it is in each set: `membership[class * setCount + set]`.
  private let membership: [Bool]
  private let setCount: Int
  private let low: [UInt16]
  private let highStarts: [UInt32]
  private let highClasses: [UInt16]

  /// The class that stands for the end of the text.
  var end: Int { classCount + 1 }
  /// The class of a line break that is the last scalar of the text.
  var lastLineBreak: Int { classCount }
  /// The number of symbols: the classes, the last line break and the end.
  var symbolCount: Int { classCount + 2 }

  /// The most entries that the table of sets and classes may have; no real rules need a tenth.
  private static let maximumTableSize = 1 << 24

  /// Creates the alphabet of some sets.
  ///
  /// - Throws: `RegexError`, if the sets are too many and too different for a table of them.
  /// - Complexity: O(r log r) for r ranges in the sets, times the number of sets.
  package init(sets: [ScalarSet]) throws(RegexError) {
    let all = sets + [.wordScalars, .lineBreaks]
    var starts: Set<UInt32> = [0]
    for range in all.flatMap(\.ranges) {
      starts.insert(range.lowerBound)
      if range.upperBound < 0x10_FFFF { starts.insert(range.upperBound + 1) }
    }
    guard starts.count < Int(UInt16.max), starts.count * all.count <= Self.maximumTableSize else {
      throw RegexError(reason: .tooManySets, offset: 0)
    }
    let sorted = starts.sorted()
    var classes: [[Bool]: UInt16] = [:]
    var members: [[Bool]] = []
    let classOfStart = sorted.map { start in
      let signature = all.map { $0.contains(start) }
      if let known = classes[signature] { return known }
      let new = UInt16(members.count)
      classes[signature] = new
      members.append(signature)
      return new
    }
    classCount = members.count
    setCount = all.count
    var neighbors = members.map { signature in
      var neighbor: RegexNeighbor = []
      if signature[all.count - 2] { neighbor.insert(.word) }
      if signature[all.count - 1] { neighbor.insert(.lineBreak) }
      return neighbor
    }
    // A last line break belongs to the sets of U+000A, which it mostly is.
    members.append(members[Self.index(of: 0x0A, in: sorted, classOfStart)])
    neighbors.append([.lineBreak, .lastLineBreak])
    members.append(Array(repeating: false, count: all.count))
    neighbors.append(.none)
    self.neighbors = neighbors
    membership = members.flatMap { $0 }
    low = Self.table(sorted, classOfStart)
    let firstHigh = sorted.lastIndex { $0 <= 0x1_0000 } ?? 0
    highStarts = Array(sorted[firstHigh...])
    highClasses = Array(classOfStart[firstHigh...])
  }

  private static func index(of value: UInt32, in starts: [UInt32], _ classes: [UInt16]) -> Int {
    Int(classes[starts.lastIndex { $0 <= value } ?? 0])
  }

  private static func table(_ starts: [UInt32], _ classes: [UInt16]) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 0x1_0000)
    for (index, start) in starts.enumerated() where start < 0x1_0000 {
      let end = index + 1 < starts.count ? min(starts[index + 1], 0x1_0000) : 0x1_0000
      for value in start..<end { table[Int(value)] = classes[index] }
    }
    return table
  }

  /// Returns the class of a scalar.
  func symbol(of value: UInt32) -> Int {
    if value < 0x1_0000 { return Int(low[Int(value)]) }
    var first = 0
    var last = highStarts.count
    while last - first > 1 {
      let middle = (first + last) / 2
      if highStarts[middle] <= value { first = middle } else { last = middle }
    }
    return Int(highClasses[first])
  }

  /// Whether a symbol is in a set.
  func isMember(_ symbol: Int, of set: Int) -> Bool { membership[symbol * setCount + set] }

  /// Returns the symbol at a place, and the offset after it.
  func symbol(at offset: Int, in bytes: Span<UInt8>) -> (symbol: Int, end: Int) {
    guard offset < bytes.count else { return (end, offset) }
    let (scalar, end) = bytes.scalar(at: offset)
    let symbol = symbol(of: scalar.value)
    if end == bytes.count, scalar == "\n" { return (lastLineBreak, end) }
    return (symbol, end)
  }

  /// Returns the symbol before a place, and the offset at which it starts.
  func symbol(before offset: Int, in bytes: Span<UInt8>) -> (symbol: Int, start: Int) {
    guard offset > 0 else { return (end, 0) }
    let start = bytes.start(before: offset)
    return (symbol(at: start, in: bytes).symbol, start)
  }
}

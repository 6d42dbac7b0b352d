/// A scalar that every match of an expression has near its start, and that is rare in running text.
///
/// A search may skip to the next such scalar, less as many scalars as can stand before it in a match.
package struct RegexAnchor: Sendable {
  /// The set that the scalar is of.
  let set: ScalarSet
  /// How many scalars at most stand before it in a match.
  let distance: Int
  /// How many instructions of the expression's program come before that of the scalar.
  let instructionCount: Int
  /// Bytes by which a scalar of the set is noticed: itself, the last of two, or the first of more.
  private let triggers: [Bool]

  /// Finds the first rare scalar at a bounded distance from the start, if there is one.
  package init?(_ node: RegexNode) {
    let nodes = if case .sequence(let nodes) = node { nodes } else { [node] }
    var distance = 0
    var prefix: [RegexNode] = []
    for node in nodes {
      if let set = node.firstSet, Self.isRare(set) {
        self.init(set: set, distance: distance, prefix: prefix)
        return
      }
      guard let longest = node.longestMatch, distance + longest <= 16 else { return nil }
      distance += longest
      prefix.append(node)
    }
    return nil
  }

  private init?(set: ScalarSet, distance: Int, prefix: [RegexNode]) {
    var sets = RegexSets()
    guard let program = try? RegexProgram(.sequence(prefix), isBackward: false, sets: &sets) else {
      return nil
    }
    self.set = set
    self.distance = distance
    instructionCount = program.instructions.count - 1
    var triggers = Array(repeating: false, count: 256)
    for range in set.ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
          continue
        }
        let bytes = Array(encoded)
        triggers[Int(bytes.count == 2 ? bytes[1] : bytes[0])] = true
      }
    }
    self.triggers = triggers
  }

  private static func isRare(_ set: ScalarSet) -> Bool {
    guard set.ranges.reduce(0, { $0 + $1.count }) <= 64 else { return false }
    return "aeiou AEIOTS0123456789,اليمنوة".unicodeScalars.allSatisfy { !set.contains($0.value) }
  }

  /// Returns where the next scalar of the set starts, or the end of the text.
  func next(in bytes: Span<UInt8>, from offset: Int) -> Int {
    let table = triggers.span
    let count = bytes.count
    var position = offset
    while position < count {
      // In range: the loop's condition; and the table has an answer for each byte.
      while position < count, !table[unchecked: Int(bytes[unchecked: position])] { position += 1 }
      guard position < count else { break }
      let isInside = bytes[position] & 0xC0 == 0x80
      let start = isInside ? bytes.start(before: position + 1) : position
      if start >= offset, set.contains(bytes.scalar(at: start).scalar.value) { return start }
      position += 1
    }
    return count
  }
}

extension RegexNode {
  /// The set of the first scalar of every match, if it is one set.
  fileprivate var firstSet: ScalarSet? {
    switch self {
    case .set(let set): set
    case .repetition(let node, let least, _, _) where least > 0: node.firstSet
    default: nil
    }
  }

  /// The length of the longest match, in scalars, or `nil`, if there is none.
  fileprivate var longestMatch: Int? {
    switch self {
    case .empty, .look, .lookaround: return 0
    case .set: return 1
    case .sequence(let nodes):
      return nodes.reduce(0) { sum, node in
        guard let sum, let length = node.longestMatch else { return nil }
        return sum + length
      }
    case .alternation(let nodes):
      return nodes.reduce(0) { most, node in
        guard let most, let length = node.longestMatch else { return nil }
        return Swift.max(most, length)
      }
    case .repetition(let node, _, let most, _):
      guard let most, let length = node.longestMatch else { return nil }
      return most * length
    }
  }
}

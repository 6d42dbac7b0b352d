/// The sets of scalars that some programs share.
package struct RegexSets {
  package private(set) var all: [ScalarSet] = []
  private var indices: [ScalarSet: Int] = [:]

  /// Creates an empty list.
  package init() {}

  /// Returns the number of a set, which it keeps.
  mutating func index(of set: ScalarSet) -> Int {
    if let index = indices[set] { return index }
    indices[set] = all.count
    all.append(set)
    return all.count - 1
  }
}

/// Regular expressions as instructions for a machine that follows all alternatives at once.
///
/// Reference: R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009; the machine is
/// K. Thompson's, with priorities after R. Pike.
package struct RegexProgram: Sendable {
  /// One instruction.
  package enum Instruction: Sendable {
    /// Go on after a scalar of a set.
    case set(Int32)
    /// Go on at both places, the first preferred.
    case split(Int32, Int32)
    case jump(Int32)
    case look(RegexLook)
    /// Go on if a program of its own matches here, or does not.
    case lookaround(Int32, isAhead: Bool, isNegative: Bool)
    /// An expression has matched: the one with this number.
    case match(Int32)
  }

  /// The most instructions of a program.
  static let maximumCount = 200_000

  package private(set) var instructions: [Instruction] = []
  /// The programs of conditions on the text beside a place.
  private(set) var lookarounds: [RegexProgram] = []
  /// How many pieces of the expression were added.
  private var addedCount = 0
  /// Where the program starts.
  private(set) var start = 0
  /// Whether the program reads the text backwards.
  let isBackward: Bool

  /// Whether a place in the text decides something besides the scalars on both sides of it.
  package var hasLookarounds: Bool { !lookarounds.isEmpty }

  /// What of the scalars beside a place the conditions of the program ask for.
  var neighborMask: RegexNeighbor {
    instructions.reduce(into: []) { mask, instruction in
      guard case .look(let look) = instruction else { return }
      switch look {
      case .textStart, .textEnd: mask.insert(.none)
      case .lastLineEnd: mask.formUnion([.none, .lastLineBreak])
      case .lineStart, .lineEnd: mask.formUnion([.none, .lineBreak])
      case .wordBoundary, .notWordBoundary: mask.insert(.word)
      }
    }
  }

  /// Compiles an expression that must match from where it is started.
  package init(_ node: RegexNode, isBackward: Bool, sets: inout RegexSets) throws(RegexError) {
    self.isBackward = isBackward
    try add(node, &sets)
    instructions.append(.match(0))
  }

  /// Compiles expressions of which any may match; the number of each is told.
  package init(
    alternatives: [(number: Int, node: RegexNode)],
    isBackward: Bool,
    sets: inout RegexSets
  )
    throws(RegexError)
  {
    self.isBackward = isBackward
    var last: Int?
    for (number, node) in alternatives {
      let split = instructions.count
      instructions.append(.jump(0))
      if let last { instructions[last] = .split(Int32(last + 1), Int32(split)) }
      last = split
      try add(node, &sets)
      instructions.append(.match(Int32(number)))
    }
    guard let last else {
      instructions = [.set(Int32(sets.index(of: .empty)))]
      return
    }
    instructions[last] = .jump(Int32(last + 1))
  }

  /// Compiles an expression that is searched for from where it is started: the leftmost match, and of
  /// those that start there the preferred one.
  package init(searching node: RegexNode, sets: inout RegexSets) throws(RegexError) {
    isBackward = false
    instructions = [.split(3, 1), .set(Int32(sets.index(of: .all))), .jump(0)]
    try add(node, &sets)
    instructions.append(.match(0))
  }

  private mutating func add(_ node: RegexNode, _ sets: inout RegexSets) throws(RegexError) {
    // Repetition of nothing adds no instruction, but takes its time.
    addedCount += 1
    guard instructions.count < Self.maximumCount, addedCount < 2 * Self.maximumCount else {
      throw RegexError(reason: .tooLarge, offset: 0)
    }
    switch node {
    case .empty: break
    case .set(let set): instructions.append(.set(Int32(sets.index(of: set))))
    case .look(let look): instructions.append(.look(look))
    case .sequence(let nodes):
      for node in isBackward ? nodes.reversed() : nodes { try add(node, &sets) }
    case .alternation(let nodes): try addAlternation(nodes, &sets)
    case .repetition(let node, let least, let most, let isGreedy):
      for _ in 0..<least { try add(node, &sets) }
      if let most {
        try addOptional(node, most - least, isGreedy, &sets)
      } else {
        try addLoop(node, isGreedy, &sets)
      }
    case .lookaround(let node, let isAhead, let isNegative):
      lookarounds.append(try RegexProgram(node, isBackward: !isAhead, sets: &sets))
      let index = Int32(lookarounds.count - 1)
      instructions.append(.lookaround(index, isAhead: isAhead, isNegative: isNegative))
    }
  }

  private mutating func addAlternation(
    _ nodes: [RegexNode],
    _ sets: inout RegexSets
  ) throws(RegexError) {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index < nodes.count - 1 else {
        try add(node, &sets)
        break
      }
      let split = reserve()
      try add(node, &sets)
      ends.append(reserve())
      instructions[split] = .split(Int32(split + 1), Int32(instructions.count))
    }
    for end in ends { instructions[end] = .jump(Int32(instructions.count)) }
  }

  private mutating func addOptional(
    _ node: RegexNode,
    _ count: Int,
    _ isGreedy: Bool,
    _ sets: inout RegexSets
  ) throws(RegexError) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(reserve())
      try add(node, &sets)
    }
    for split in splits { setSplit(split, split + 1, instructions.count, isGreedy) }
  }

  private mutating func addLoop(
    _ node: RegexNode,
    _ isGreedy: Bool,
    _ sets: inout RegexSets
  ) throws(RegexError) {
    let split = reserve()
    try add(node, &sets)
    instructions.append(.jump(Int32(split)))
    setSplit(split, split + 1, instructions.count, isGreedy)
  }

  private mutating func reserve() -> Int {
    instructions.append(.jump(0))
    return instructions.count - 1
  }

  private mutating func setSplit(_ split: Int, _ inside: Int, _ behind: Int, _ isGreedy: Bool) {
    instructions[split] =
      isGreedy ? .split(Int32(inside), Int32(behind)) : .split(Int32(behind), Int32(inside))
  }
}

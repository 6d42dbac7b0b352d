/// Runs programs by following all their alternatives at once, in the order of preference.
///
/// It needs O(program × text) time and no memory beyond two lists of places in the program. The lists
/// are kept from run to run, so a machine is best made once.
package struct RegexMachine {
  let alphabet: RegexAlphabet
  private var seen: [UInt32] = []
  private var round: UInt32 = 0
  private var stack: [Int32] = []

  /// Asked every few thousand steps while a text is read; what it throws ends the work.
  package var checkpoint: @Sendable () throws -> Void = {}
  private var stepsToCheckpoint = Self.stepsBetweenCheckpoints
  /// How many steps of a program pass between two questions; well under a millisecond.
  private static let stepsBetweenCheckpoints = 4_096

  /// Creates a machine for programs whose sets are all in an alphabet.
  package init(alphabet: RegexAlphabet) { self.alphabet = alphabet }

  /// Counts steps, and asks whether to go on.
  @inline(__always)
  mutating func pace(_ steps: Int = 1) throws {
    stepsToCheckpoint -= steps
    guard stepsToCheckpoint <= 0 else { return }
    stepsToCheckpoint = Self.stepsBetweenCheckpoints
    try checkpoint()
  }

  /// What follows from a list of places in a program, at one place of a text.
  struct Closure {
    /// The places that wait for a scalar, the preferred first.
    var waiting: [Int32] = []
    /// The numbers of the expressions that have matched.
    var matches: [Int32] = []
  }

  /// Follows jumps, splits and conditions.
  ///
  /// - Parameters:
  ///   - places: The places to start from, the preferred first.
  ///   - program: The program.
  ///   - left: What stands before the place in the text.
  ///   - right: What stands after it.
  ///   - stopsAtMatch: Whether a match ends the list: what is less preferred cannot win any more.
  ///   - holds: Tells whether a condition with a program of its own holds.
  /// - Returns: Where the program waits, and what has matched.
  mutating func closure(
    of places: [Int32],
    in program: RegexProgram,
    left: RegexNeighbor,
    right: RegexNeighbor,
    stopsAtMatch: Bool,
    holds: (Int) -> Bool = { _ in false }
  ) -> Closure {
    beginRound(program.instructions.count)
    var closure = Closure()
    for place in places {
      stack.append(place)
      while let next = stack.popLast() {
        guard seen[Int(next)] != round else { continue }
        seen[Int(next)] = round
        switch program.instructions[Int(next)] {
        case .set: closure.waiting.append(next)
        case .jump(let target): stack.append(target)
        case .split(let first, let second):
          stack.append(second)
          stack.append(first)
        case .look(let look):
          if look.holds(between: left, and: right) { stack.append(next + 1) }
        case .lookaround(let index, _, let isNegative):
          if holds(Int(index)) != isNegative { stack.append(next + 1) }
        case .match(let number):
          closure.matches.append(number)
          if stopsAtMatch {
            stack.removeAll(keepingCapacity: true)
            return closure
          }
        }
      }
    }
    return closure
  }

  private mutating func beginRound(_ count: Int) {
    if seen.count < count { seen += Array(repeating: 0, count: count - seen.count) }
    round &+= 1
    if round == 0 {
      for index in seen.indices { seen[index] = 0 }
      round = 1
    }
  }

  /// Returns the places after those that wait for a symbol.
  func step(_ waiting: [Int32], over symbol: Int, in program: RegexProgram) -> [Int32] {
    waiting.compactMap { place in
      guard case .set(let set) = program.instructions[Int(place)],
        alphabet.isMember(symbol, of: Int(set))
      else { return nil }
      return place + 1
    }
  }

  /// Runs a program from a place and returns where its preferred match ends, or `nil`.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - bytes: The text.
  ///   - offset: Where to start.
  ///   - limit: How many symbols are read at most.
  ///   - needsEnd: Whether the end matters; else the first match found will do.
  /// - Returns: The offset at which the match ends: after `offset`, or before it, if the program reads
  ///   backwards.
  /// - Throws: What the checkpoint throws.
  package mutating func run(
    _ program: RegexProgram,
    over bytes: Span<UInt8>,
    from offset: Int,
    limit: Int = .max,
    needsEnd: Bool = false
  ) throws -> Int? {
    var position = offset
    var places: [Int32] = [Int32(program.start)]
    var found: Int?
    var count = 0
    while !places.isEmpty {
      try pace(1 + places.count)
      let (after, end) = alphabet.symbol(at: position, in: bytes)
      let (before, start) = alphabet.symbol(before: position, in: bytes)
      let closure = closure(
        of: places,
        in: program,
        left: alphabet.neighbors[before],
        right: alphabet.neighbors[after],
        conditions: try conditions(of: program, at: position, in: bytes)
      )
      if !closure.matches.isEmpty {
        found = position
        if !needsEnd { return found }
      }
      let symbol = program.isBackward ? before : after
      guard symbol != alphabet.end, count < limit else { break }
      places = step(closure.waiting, over: symbol, in: program)
      position = program.isBackward ? start : end
      count += 1
    }
    return found
  }

  private mutating func closure(
    of places: [Int32],
    in program: RegexProgram,
    left: RegexNeighbor,
    right: RegexNeighbor,
    conditions: [Bool]
  ) -> Closure {
    closure(of: places, in: program, left: left, right: right, stopsAtMatch: true) {
      conditions[$0]
    }
  }

  /// Evaluates the conditions of a program that have programs of their own.
  private mutating func conditions(
    of program: RegexProgram,
    at offset: Int,
    in bytes: Span<UInt8>
  ) throws -> [Bool] {
    guard program.hasLookarounds else { return [] }
    var conditions: [Bool] = []
    for lookaround in program.lookarounds {
      conditions.append(try run(lookaround, over: bytes, from: offset, limit: Self.reach) != nil)
    }
    return conditions
  }

  /// How many scalars a condition looks ahead or back at most.
  package static let reach = 1_000
}

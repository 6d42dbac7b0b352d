/// A program as an automaton whose states are made when a text first leads to them.
///
/// A state is a list of places in the program and the scalar just passed; each is worked out once, so
/// that a text costs one look in a table for each scalar. Reference: R. Cox, "Regular Expression
/// Matching in the Wild", 2010.
package struct RegexAutomaton {
  private let program: RegexProgram
  private let anchor: RegexAnchor?
  /// Whether the first match in the order of preference ends a list of places.
  private let prefersFirst: Bool
  private let symbolCount: Int
  /// What of a passed scalar can matter to a condition of the program.
  private let mask: RegexNeighbor
  private var states: [State] = []
  private var hasMatches: [Bool] = []
  /// Whether all alternatives of a state have yet to pass the anchor.
  private var isWaiting: [Bool] = []
  private var numbers: [Key: Int32] = [:]
  /// The next state by state and symbol; -1, if it is not known yet.
  private var transitions: [Int32] = []

  /// The states in which a text is begun, by what stands beside its start; 0, if not known yet.
  private var startStates: [Int32] = []

  /// The most states that are kept; then they are made again.
  private let maximumCount: Int
  /// The most entries of the table of transitions.
  private static let maximumTableSize = 1 << 22
  /// The state in which nothing can match any more.
  private static let dead: Int32 = 0

  private struct Key: Hashable {
    let places: [Int32]
    let neighbor: RegexNeighbor
    let matches: [Int32]
  }

  private struct State {
    let key: Key
    /// Bytes that lead back to the state, if it is one of those in which a search waits.
    var skips: [Bool] = []
    var knowsSkips = false
  }

  /// Creates an automaton.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - alphabet: The alphabet of its sets.
  ///   - prefersFirst: Whether a match ends the list of what is less preferred.
  ///   - anchor: Lets a search skip text in which nothing can match.
  package init(
    _ program: RegexProgram,
    alphabet: RegexAlphabet,
    prefersFirst: Bool,
    anchor: RegexAnchor? = nil
  ) {
    self.anchor = anchor
    precondition(!program.hasLookarounds, "an automaton sees only the scalars beside a place")
    self.program = program
    self.prefersFirst = prefersFirst
    symbolCount = alphabet.symbolCount
    maximumCount = max(64, min(4_000, Self.maximumTableSize / symbolCount))
    mask = program.neighborMask
    forget()
  }

  private mutating func forget() {
    startStates = Array(repeating: 0, count: 16)
    states = []
    hasMatches = []
    isWaiting = []
    transitions = []
    numbers = [:]
    _ = number(of: Key(places: [], neighbor: [], matches: []))
  }

  private mutating func number(of key: Key) -> Int32 {
    if let known = numbers[key] { return known }
    let number = Int32(states.count)
    numbers[key] = number
    states.append(State(key: key))
    hasMatches.append(!key.matches.isEmpty)
    // A search starts with three instructions of its own.
    let limit = anchor.map { Int32($0.instructionCount + 3) }
    isWaiting.append(limit.map { limit in key.places.allSatisfy { $0 <= limit } } ?? false)
    let next = states.count == 1 ? Self.dead : -1
    transitions += Array(repeating: next, count: symbolCount)
    return number
  }

  private mutating func startState(_ neighbor: RegexNeighbor) -> Int32 {
    let neighbor = neighbor.intersection(mask)
    let known = startStates[Int(neighbor.rawValue)]
    if known > 0, states.count <= maximumCount { return known }
    let state = makeStartState(neighbor)
    startStates[Int(neighbor.rawValue)] = state
    return state
  }

  private mutating func makeStartState(_ neighbor: RegexNeighbor) -> Int32 {
    if states.count > maximumCount { forget() }
    return number(
      of: Key(places: [Int32(program.start)], neighbor: neighbor.intersection(mask), matches: [])
    )
  }

  /// Returns the state after a symbol; its matches are those at the place before the symbol.
  private mutating func next(
    _ state: Int32,
    _ symbol: Int,
    _ machine: inout RegexMachine
  ) throws -> Int32 {
    let known = transitions[Int(state) * symbolCount + symbol]
    guard known < 0 else { return known }
    let key = states[Int(state)].key
    try machine.pace(1 + key.places.count)
    let neighbor = machine.alphabet.neighbors[symbol]
    let closure = machine.closure(
      of: key.places,
      in: program,
      left: program.isBackward ? neighbor : key.neighbor,
      right: program.isBackward ? key.neighbor : neighbor,
      stopsAtMatch: prefersFirst
    )
    let places = machine.step(closure.waiting, over: symbol, in: program)
    let isDead = places.isEmpty && closure.matches.isEmpty
    let next =
      isDead
      ? Self.dead
      : number(
        of: Key(
          places: places,
          neighbor: neighbor.intersection(mask),
          matches: closure.matches
        )
      )
    transitions[Int(state) * symbolCount + symbol] = next
    return next
  }

  /// Searches forward and returns where the preferred leftmost match ends, or `nil`.
  ///
  /// - Complexity: O(length of the text), once its states are known.
  package mutating func search(
    in bytes: Span<UInt8>,
    from offset: Int,
    _ machine: inout RegexMachine
  ) throws -> Int? {
    var state = startState(neighbor(before: offset, in: bytes, machine.alphabet))
    var position = offset
    var found: Int?
    var foundAgo = 0
    while true {
      try machine.pace()
      if found == nil, isWaiting[Int(state)] {
        let start = startOfNextMatch(in: bytes, from: position)
        if start > position {
          position = start
          state = startState(neighbor(before: start, in: bytes, machine.alphabet))
        }
      }
      let (symbol, end) = machine.alphabet.symbol(at: position, in: bytes)
      let last = state
      state = try next(state, symbol, &machine)
      if state == Self.dead { return found }
      if hasMatches[Int(state)] {
        found = position
        foundAgo = 0
      }
      guard position < bytes.count else { return found }
      position = end
      if found != nil {
        // A longer match that is preferred is sought only so far; else each match could cost as much
        // as the rest of the text.
        foundAgo += 1
        if foundAgo > RegexMachine.reach { return found }
      }
      if anchor == nil, state == last, found == nil, try findSkips(of: state, &machine) {
        position = skipped(in: bytes, from: position, by: state)
      }
    }
  }

  /// Returns the first place from which a match can start, as far as the anchor tells.
  private func startOfNextMatch(in bytes: Span<UInt8>, from position: Int) -> Int {
    guard let anchor else { return position }
    var start = anchor.next(in: bytes, from: position)
    for _ in 0..<anchor.distance where start > position { start = bytes.start(before: start) }
    return max(start, position)
  }

  private func skipped(in bytes: Span<UInt8>, from position: Int, by state: Int32) -> Int {
    let table = states[Int(state)].skips
    let skips = table.span
    var position = position
    let count = bytes.count
    // In range: the loop's condition; and the table has an answer for each byte.
    while position < count, skips[unchecked: Int(bytes[unchecked: position])] { position += 1 }
    return position
  }

  private func neighbor(
    before offset: Int,
    in bytes: Span<UInt8>,
    _ alphabet: RegexAlphabet
  ) -> RegexNeighbor {
    alphabet.neighbors[alphabet.symbol(before: offset, in: bytes).symbol]
  }

  /// Runs backwards from a place, and adds the numbers of the expressions that match there.
  package mutating func matches(
    in bytes: Span<UInt8>,
    before offset: Int,
    _ machine: inout RegexMachine,
    into found: inout [Int32]
  ) throws {
    let right = machine.alphabet.symbol(at: offset, in: bytes).symbol
    var state = startState(machine.alphabet.neighbors[right])
    var position = offset
    for _ in 0..<RegexMachine.reach {
      let (symbol, start) = machine.alphabet.symbol(before: position, in: bytes)
      state = try next(state, symbol, &machine)
      if state == Self.dead { return }
      if hasMatches[Int(state)] { found += states[Int(state)].key.matches }
      guard position > 0 else { return }
      position = start
    }
  }

  /// Whether the program matches from a place on, looking at most so many scalars far.
  package mutating func matches(
    in bytes: Span<UInt8>,
    at offset: Int,
    limit: Int,
    _ machine: inout RegexMachine
  ) throws -> Bool {
    let left: RegexNeighbor =
      mask.isEmpty ? [] : neighbor(before: offset, in: bytes, machine.alphabet)
    var state = startState(left)
    var position = offset
    for _ in 0...limit {
      let (symbol, end) = machine.alphabet.symbol(at: position, in: bytes)
      state = try next(state, symbol, &machine)
      if hasMatches[Int(state)] { return true }
      if state == Self.dead || position == bytes.count { return false }
      position = end
    }
    return false
  }

  /// Returns where the leftmost match starts that ends at a place, and not before `lowest`.
  package mutating func start(
    ofMatchEndingAt offset: Int,
    in bytes: Span<UInt8>,
    lowest: Int,
    _ machine: inout RegexMachine
  ) throws -> Int {
    let right = machine.alphabet.symbol(at: offset, in: bytes).symbol
    var state = startState(machine.alphabet.neighbors[right])
    var position = offset
    var found = offset
    while true {
      try machine.pace()
      let (symbol, start) = machine.alphabet.symbol(before: position, in: bytes)
      state = try next(state, symbol, &machine)
      if state == Self.dead { return found }
      if hasMatches[Int(state)] { found = position }
      guard position > lowest else { return found }
      position = start
    }
  }

  /// Finds the bytes that leave a search in its state, if most of a text does.
  ///
  /// A byte of ASCII counts for itself. The first byte of a longer sequence counts if all scalars that
  /// it can start lead back; the bytes after it are then skipped too.
  private mutating func findSkips(
    of state: Int32,
    _ machine: inout RegexMachine
  ) throws -> Bool {
    if states[Int(state)].knowsSkips { return !states[Int(state)].skips.isEmpty }
    states[Int(state)].knowsSkips = true
    guard !hasMatches[Int(state)] else { return false }
    var skips = Array(repeating: false, count: 256)
    for byte in 0..<0x80 where byte != 0x0A {
      skips[byte] = try returns(state, UInt32(byte), &machine)
    }
    for byte in 0x80..<0xC0 { skips[byte] = true }
    for lead in UInt32(0xC2)...0xDF {
      let first = (lead & 0x1F) << 6
      skips[Int(lead)] = try (first..<first + 64).allSatisfy { try returns(state, $0, &machine) }
    }
    for lead in UInt32(0xE0)...0xEF {
      let first = (lead & 0x0F) << 12
      skips[Int(lead)] = try (first..<first + 4_096).allSatisfy { try returns(state, $0, &machine) }
    }
    states[Int(state)].skips = skips
    return true
  }

  private mutating func returns(
    _ state: Int32,
    _ value: UInt32,
    _ machine: inout RegexMachine
  ) throws -> Bool {
    try next(state, machine.alphabet.symbol(of: value), &machine) == state
  }
}

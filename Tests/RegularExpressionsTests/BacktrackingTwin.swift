@testable import RegularExpressions

/// Matches an expression by trying one alternative after the other: slow, and plainly right.
struct BacktrackingTwin {
  private let scalars: [Unicode.Scalar]
  /// How many steps were made; a search that makes too many is given up.
  private final class Steps {
    var count = 0
  }

  private let steps = Steps()
  static let maximumStepCount = 200_000

  struct TooManySteps: Error {}

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Returns the end of the preferred match that starts at a place, or `nil`.
  func match(_ node: RegexNode, at start: Int) throws -> Int? {
    var found: Int?
    _ = try run(node, at: start) { end in
      found = end
      return true
    }
    return found
  }

  /// Returns the leftmost match of an expression from a place on: of those that start there the
  /// preferred one.
  func search(_ node: RegexNode, from start: Int) throws -> Range<Int>? {
    for place in start...scalars.count {
      if let end = try match(node, at: place) { return place..<end }
    }
    return nil
  }

  /// Calls `body` with the ends of the matches, the preferred first, until it returns `true`.
  private func run(
    _ node: RegexNode,
    at place: Int,
    _ body: (Int) throws -> Bool
  ) throws -> Bool {
    steps.count += 1
    if steps.count > Self.maximumStepCount { throw TooManySteps() }
    switch node {
    case .empty: return try body(place)
    case .set(let set):
      guard place < scalars.count, set.contains(scalars[place].value) else { return false }
      return try body(place + 1)
    case .look(let look): return holds(look, at: place) ? try body(place) : false
    case .sequence(let nodes): return try runAll(nodes[...], at: place, body)
    case .alternation(let nodes):
      for node in nodes where try run(node, at: place, body) { return true }
      return false
    case .repetition(let node, let least, let most, let isGreedy):
      return try repeated(node, least, most, isGreedy, at: place, body)
    case .lookaround(let node, let isAhead, let isNegative):
      let found = isAhead ? try match(node, at: place) != nil : try endsMatch(node, at: place)
      return found != isNegative ? try body(place) : false
    }
  }

  private func runAll(
    _ nodes: ArraySlice<RegexNode>,
    at place: Int,
    _ body: (Int) throws -> Bool
  ) throws -> Bool {
    guard let first = nodes.first else { return try body(place) }
    return try run(first, at: place) { end in try runAll(nodes.dropFirst(), at: end, body) }
  }

  private func repeated(
    _ node: RegexNode,
    _ least: Int,
    _ most: Int?,
    _ isGreedy: Bool,
    at place: Int,
    _ body: (Int) throws -> Bool
  ) throws -> Bool {
    if most == 0 { return try body(place) }
    if least == 0, !isGreedy, try body(place) { return true }
    let found = try run(node, at: place) { end in
      // Once more for nothing would go on forever.
      if end == place, least == 0, most == nil { return false }
      return try repeated(node, max(0, least - 1), most.map { $0 - 1 }, isGreedy, at: end, body)
    }
    if found { return true }
    return least == 0 && isGreedy ? try body(place) : false
  }

  private func endsMatch(_ node: RegexNode, at place: Int) throws -> Bool {
    for start in 0...place {
      var found = false
      _ = try run(node, at: start) { end in
        found = end == place
        return found
      }
      if found { return true }
    }
    return false
  }

  private func holds(_ look: RegexLook, at place: Int) -> Bool {
    look.holds(between: neighbor(place - 1), and: neighbor(place))
  }

  private func neighbor(_ index: Int) -> RegexNeighbor {
    guard scalars.indices.contains(index) else { return .none }
    var neighbor: RegexNeighbor = []
    if ScalarSet.wordScalars.contains(scalars[index].value) { neighbor.insert(.word) }
    if ScalarSet.lineBreaks.contains(scalars[index].value) { neighbor.insert(.lineBreak) }
    if index == scalars.count - 1, scalars[index] == "\n" { neighbor.insert(.lastLineBreak) }
    return neighbor
  }
}

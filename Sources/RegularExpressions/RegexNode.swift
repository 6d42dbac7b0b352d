/// A regular expression, taken apart.
package indirect enum RegexNode: Hashable, Sendable {
  case empty
  /// One scalar of a set.
  case set(ScalarSet)
  /// A condition on the scalars beside a place.
  case look(RegexLook)
  case sequence([RegexNode])
  /// Alternatives, the first preferred.
  case alternation([RegexNode])
  /// So many times in a row; as many as can be, if greedy, else as few.
  case repetition(RegexNode, least: Int, most: Int?, isGreedy: Bool)
  /// A condition on the text after a place or before it.
  case lookaround(RegexNode, isAhead: Bool, isNegative: Bool)
}

extension RegexNode {
  /// Whether the expression can match without reading anything.
  package var matchesNothing: Bool {
    switch self {
    case .empty, .look, .lookaround: true
    case .set: false
    case .sequence(let nodes): nodes.allSatisfy(\.matchesNothing)
    case .alternation(let nodes): nodes.contains(where: \.matchesNothing)
    case .repetition(let node, let least, _, _): least == 0 || node.matchesNothing
    }
  }

  /// Whether a condition on more than the scalars beside a place occurs in the expression.
  package var hasLookaround: Bool {
    switch self {
    case .empty, .look, .set: false
    case .lookaround: true
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.hasLookaround)
    case .repetition(let node, _, _, _): node.hasLookaround
    }
  }
}

/// A condition on the scalars beside a place in a text.
package enum RegexLook: UInt8, Hashable, Sendable {
  /// The start of the text (`^`, `\A`).
  case textStart
  /// The end of the text (`\z`).
  case textEnd
  /// The end of the text, or before a line break that ends it (`$`, `\Z`).
  case lastLineEnd
  /// The start of a line (`(?m)^`).
  case lineStart
  /// The end of a line (`(?m)$`).
  case lineEnd
  case wordBoundary
  case notWordBoundary
}

/// What a scalar beside a place is, as far as `RegexLook` asks.
struct RegexNeighbor: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// There is no scalar: the text ends or starts.
  static let none = RegexNeighbor(rawValue: 1)
  static let word = RegexNeighbor(rawValue: 2)
  static let lineBreak = RegexNeighbor(rawValue: 4)
  /// A line break that is the last scalar of the text.
  static let lastLineBreak = RegexNeighbor(rawValue: 8)
}

extension RegexLook {
  /// Whether the condition holds between two neighbours.
  func holds(between left: RegexNeighbor, and right: RegexNeighbor) -> Bool {
    switch self {
    case .textStart: left.contains(.none)
    case .textEnd: right.contains(.none)
    case .lastLineEnd: right.contains(.none) || right.contains(.lastLineBreak)
    case .lineStart: left.contains(.none) || left.contains(.lineBreak) && !right.contains(.none)
    case .lineEnd: right.contains(.none) || right.contains(.lineBreak)
    case .wordBoundary: left.contains(.word) != right.contains(.word)
    case .notWordBoundary: left.contains(.word) == right.contains(.word)
    }
  }
}

extension RegexParser {
  /// Parses an expression.
  package static func parse(_ pattern: String) throws(RegexError) -> RegexNode {
    guard pattern.unicodeScalars.count <= maximumLength else {
      throw RegexError(
        reason: .tooLong(limit: maximumLength),
        offset: maximumLength
      )
    }
    var parser = RegexParser(pattern)
    let node = try parser.alternation()
    guard parser.peek == nil else { throw parser.error(.unopenedGroup) }
    return node
  }

  private mutating func alternation() throws(RegexError) -> RegexNode {
    try descend()
    defer { ascend() }
    var alternatives = [try sequence()]
    while skip("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternation(alternatives)
  }

  private mutating func sequence() throws(RegexError) -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      if flags.allowsComments, skipComment() { continue }
      guard let atom = try atom() else { continue }
      nodes.append(try repeated(atom))
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func skipComment() -> Bool {
    guard let scalar = peek else { return false }
    if scalar.properties.isWhitespace {
      offset += 1
      return true
    }
    guard scalar == "#" else { return false }
    while let skipped = next(), skipped != "\n" {}
    return true
  }

  /// Returns what one scalar or group stands for; `nil` for a group that only sets flags.
  private mutating func atom() throws(RegexError) -> RegexNode? {
    guard let scalar = next() else { return .empty }
    switch scalar {
    case "(": return try group()
    case "[": return .set(folded(try set()))
    case ".":
      return .set(flags.dotMatchesLineBreaks ? .all : ScalarSet.lineBreaks.inverted)
    case "^": return .look(flags.anchorsMatchLines ? .lineStart : .textStart)
    case "$": return .look(flags.anchorsMatchLines ? .lineEnd : .lastLineEnd)
    case "\\": return try escape()
    case "*", "+", "?":
      offset -= 1
      throw error(.nothingToRepeat("\(scalar)"))
    default: return literal(scalar)
    }
  }

  private mutating func repeated(_ atom: RegexNode) throws(RegexError) -> RegexNode {
    var node = atom
    var count = 0
    while let bounds = try repetitionBounds() {
      count += 1
      guard count <= Self.maximumRepetitionDepth else {
        throw error(.tooManyRepetitions(limit: Self.maximumRepetitionDepth))
      }
      if peek == "+" { throw error(.possessiveRepetition) }
      let isGreedy = !skip("?")
      node = .repetition(node, least: bounds.least, most: bounds.most, isGreedy: isGreedy)
    }
    return node
  }

  private mutating func repetitionBounds() throws(RegexError) -> (least: Int, most: Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    guard peek == "{", let second = peek(1), second.properties.numericType == .decimal else {
      return nil
    }
    let start = offset
    offset += 1
    guard let text = text(upTo: "}") else { throw error(.unclosedBounds) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard parts.count <= 2, let least = Int(parts[0]), least <= 1_000 else {
      offset = start
      throw error(.boundsNoNumbers)
    }
    guard parts.count == 2 else { return (least, least) }
    if parts[1].isEmpty { return (least, nil) }
    guard let most = Int(parts[1]), most >= least, most <= 1_000 else {
      offset = start
      throw error(.boundsOutOfOrder)
    }
    return (least, most)
  }

  private mutating func group() throws(RegexError) -> RegexNode? {
    let outer = flags
    if skip("?") {
      if skip("=") { return try lookaround(isAhead: true, isNegative: false) }
      if skip("!") { return try lookaround(isAhead: true, isNegative: true) }
      if skip("<=") { return try lookaround(isAhead: false, isNegative: false) }
      if skip("<!") { return try lookaround(isAhead: false, isNegative: true) }
      if skip(">") { throw error(.atomicGroup) }
      if skip("#") {
        guard text(upTo: ")") != nil else { throw error(.unclosedComment) }
        return nil
      }
      if skip("P<") || skip("<") {
        guard text(upTo: ">") != nil else { throw error(.unnamedGroup) }
      } else if !skip(":") {
        try readFlags()
        if skip(")") { return nil }
        guard skip(":") else { throw error(.unclosedFlags) }
      }
    }
    let node = try alternation()
    flags = outer
    guard skip(")") else { throw error(.unclosedGroup) }
    return node
  }

  private mutating func lookaround(isAhead: Bool, isNegative: Bool) throws(RegexError) -> RegexNode
  {
    let outer = flags
    lookaroundCount += 1
    lookaroundDepth += 1
    defer { lookaroundDepth -= 1 }
    guard lookaroundCount <= Self.maximumLookaroundCount else {
      throw error(.tooManyConditions(limit: Self.maximumLookaroundCount))
    }
    guard lookaroundDepth <= Self.maximumLookaroundDepth else {
      throw error(.conditionsTooDeep)
    }
    let node = try alternation()
    flags = outer
    guard skip(")") else { throw error(.unclosedGroup) }
    return .lookaround(node, isAhead: isAhead, isNegative: isNegative)
  }

  private mutating func readFlags() throws(RegexError) {
    var isOn = true
    while let scalar = peek, scalar != ")", scalar != ":" {
      switch scalar {
      case "-": isOn = false
      case "i": flags.ignoresCase = isOn
      case "s": flags.dotMatchesLineBreaks = isOn
      case "m": flags.anchorsMatchLines = isOn
      case "x": flags.allowsComments = isOn
      // Unicode case and classes are what this engine has in any event.
      case "u", "U", "w": break
      default: throw error(.unknownFlag("\(scalar)"))
      }
      offset += 1
    }
  }
}

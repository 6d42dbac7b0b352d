extension RegexParser {
  /// Reads what stands after a backslash outside a set.
  mutating func escape() throws(RegexError) -> RegexNode {
    guard let scalar = next() else { throw error(.backslashAtEnd) }
    switch scalar {
    case "b": return .look(.wordBoundary)
    case "B": return .look(.notWordBoundary)
    case "A": return .look(.textStart)
    case "z": return .look(.textEnd)
    case "Z": return .look(.lastLineEnd)
    case "R":
      return .alternation([
        .sequence([.set(ScalarSet(scalars: [0x0D])), .set(ScalarSet(scalars: [0x0A]))]),
        .set(.lineBreaks),
      ])
    case "Q": return quoted()
    case "1"..."9", "k": throw error(.backReference)
    case "G", "X": throw error(.unsupportedEscape("\\\(scalar)"))
    default:
      if let set = try classEscape(scalar) { return .set(folded(set)) }
      return literal(try scalarEscape(scalar))
    }
  }

  private mutating func quoted() -> RegexNode {
    var nodes: [RegexNode] = []
    while peek != nil, !skip("\\E") {
      if let scalar = next() { nodes.append(literal(scalar)) }
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  /// Returns the set that an escape stands for, or `nil`, if it stands for one scalar.
  private mutating func classEscape(_ scalar: Unicode.Scalar) throws(RegexError) -> ScalarSet? {
    switch scalar {
    case "s": return .whiteSpace
    case "S": return ScalarSet.whiteSpace.inverted
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .wordScalars
    case "W": return ScalarSet.wordScalars.inverted
    case "h": return .horizontalSpace
    case "H": return ScalarSet.horizontalSpace.inverted
    case "v": return .lineBreaks
    case "V": return ScalarSet.lineBreaks.inverted
    case "p": return try property()
    case "P": return try property().inverted
    default: return nil
    }
  }

  private mutating func property() throws(RegexError) -> ScalarSet {
    var name: String
    if skip("{") {
      guard let inner = text(upTo: "}") else { throw error(.unclosedProperty) }
      name = inner
    } else {
      guard let letter = next() else { throw error(.missingProperty) }
      name = String(Character(letter))
    }
    let isInverted = name.hasPrefix("^")
    if isInverted { name.removeFirst() }
    guard let set = ScalarSet(propertyName: name) else {
      throw error(.unknownProperty("\(name)"))
    }
    return isInverted ? set.inverted : set
  }

  /// Returns the scalar that an escape stands for.
  private mutating func scalarEscape(
    _ scalar: Unicode.Scalar
  ) throws(RegexError) -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "f": return "\u{0C}"
    case "a": return "\u{07}"
    case "e": return "\u{1B}"
    case "0": return try number(digits: 1...3, radix: 8)
    case "u": return try number(digits: 4...4, radix: 16)
    case "U": return try number(digits: 8...8, radix: 16)
    case "x":
      guard skip("{") else { return try number(digits: 1...2, radix: 16) }
      guard let hex = text(upTo: "}"), let value = UInt32(hex, radix: 16),
        let named = Unicode.Scalar(value)
      else { throw error(.noScalar) }
      return named
    case "a"..."z", "A"..."Z": throw error(.unknownEscape("\\\(scalar)"))
    default: return scalar
    }
  }

  private mutating func number(
    digits: ClosedRange<Int>,
    radix: Int
  ) throws(RegexError) -> Unicode.Scalar {
    var text = ""
    while text.count < digits.upperBound, let digit = peek, digit.isASCII,
      Int(String(Character(digit)), radix: radix) != nil
    {
      text.unicodeScalars.append(digit)
      _ = next()
    }
    guard text.count >= digits.lowerBound, let value = UInt32(text, radix: radix),
      let scalar = Unicode.Scalar(value)
    else { throw error(.noCharacterNumber) }
    return scalar
  }

  /// Reads a set after its `[`.
  mutating func set() throws(RegexError) -> ScalarSet {
    try descend()
    defer { ascend() }
    let isInverted = skip("^")
    var result = ScalarSet.empty
    var isFirst = true
    while true {
      guard let scalar = peek else { throw error(.unclosedSet) }
      if scalar == "]", !isFirst {
        _ = next()
        return isInverted ? result.inverted : result
      }
      if skip("&&") {
        result = result.intersection(try elements())
      } else if peek == "-", peek(1) == "-", !isFirst {
        _ = skip("--")
        result = result.subtracting(try elements())
      } else {
        result = result.union(try elements(isFirst: isFirst))
      }
      isFirst = false
    }
  }

  /// Reads all up to the next `&&`, the next `--`, or the end of the set.
  ///
  /// A `]` that comes first in a set stands for itself.
  private mutating func elements(isFirst: Bool = false) throws(RegexError) -> ScalarSet {
    // One union at the end: one for each element would take time that grows with their square.
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = isFirst
    while let scalar = peek, scalar != "]" || isFirst {
      if scalar == "&", peek(1) == "&" { break }
      if scalar == "-", peek(1) == "-", !isFirst { break }
      ranges += try element().ranges
      isFirst = false
    }
    return ScalarSet(ranges)
  }

  /// Reads a scalar, a range, an escape or a nested set.
  private mutating func element() throws(RegexError) -> ScalarSet {
    guard let scalar = next() else { throw error(.unclosedSet) }
    let first: Unicode.Scalar
    switch scalar {
    case "[":
      if skip(":") { return try posixClass() }
      return try set()
    case "\\":
      guard let escaped = next() else { throw error(.backslashAtEnd) }
      if escaped == "Q" { return quotedSet() }
      if let set = try classEscape(escaped) { return set }
      first = escaped == "b" ? "\u{08}" : try scalarEscape(escaped)
    default: first = scalar
    }
    guard peek == "-", let last = peek(1), last != "]", last != "[", last != "-" else {
      return ScalarSet(scalars: [first.value])
    }
    return try range(from: first)
  }

  private mutating func range(from first: Unicode.Scalar) throws(RegexError) -> ScalarSet {
    _ = skip("-")
    guard var last = next() else { throw error(.unclosedSet) }
    if last == "\\" {
      guard let escaped = next() else { throw error(.backslashAtEnd) }
      // "[a-\s]" is the letter, the hyphen and the class.
      if let set = try classEscape(escaped) {
        return set.union(ScalarSet(scalars: [first.value, 0x2D]))
      }
      last = try scalarEscape(escaped)
    }
    guard first.value <= last.value else { throw error(.rangeOutOfOrder) }
    return ScalarSet([first.value...last.value])
  }

  private mutating func quotedSet() -> ScalarSet {
    var values: [UInt32] = []
    while peek != nil, !skip("\\E") {
      if let scalar = next() { values.append(scalar.value) }
    }
    return ScalarSet(scalars: values)
  }

  private mutating func posixClass() throws(RegexError) -> ScalarSet {
    guard var name = text(upTo: ":"), skip("]") else { throw error(.unclosedClass) }
    let isInverted = name.hasPrefix("^")
    if isInverted { name.removeFirst() }
    guard let set = ScalarSet(propertyName: name) else {
      throw error(.unknownClass("\(name)"))
    }
    return isInverted ? set.inverted : set
  }
}

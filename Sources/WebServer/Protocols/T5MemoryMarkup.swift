import Model

/// The markup of segments in t5memory's requests (`OTMXUXLF`): XLIFF's empty elements in XML text.
///
/// `bx` and `ex` are the ends of a pair, as `bpt` and `ept`; `rid` pairs them. `x` and `ph` stand alone, and so
/// does `t5:n`, in which translate5 keeps what no translator may change. They are kept as the codes of TMX, with
/// `id` as `x` and `rid` as `i`, as t5memory itself does.
///
/// Reference: translate5's `T5MemoryXliff`, `IdAttributeReplacer`.
struct T5MemoryMarkup {
  /// The markup is no XML, or has elements that hold something and are not closed in order.
  struct Fault: Error, Hashable {}

  /// The parts, in order.
  private(set) var parts: [SegmentPart] = []

  private let scalars: String.UnicodeScalarView
  private var position: String.UnicodeScalarView.Index
  private var text = String.UnicodeScalarView()
  /// The elements with text in them that are open.
  private var open: [(name: String, pair: String)] = []

  /// Reads markup.
  ///
  /// A reference to half of a character of UTF-16 with the other half after it is that character; characters
  /// that XML forbids become U+FFFD; an ampersand that begins no reference is one.
  ///
  /// - Throws: `Fault`.
  /// - Complexity: O(length)
  init(_ markup: String) throws(Fault) {
    scalars = markup.unicodeScalars
    position = scalars.startIndex
    while position < scalars.endIndex {
      switch scalars[position] {
      case "<": try readTag()
      case "&": readReference()
      default:
        append(scalars[position].value)
        scalars.formIndex(after: &position)
      }
    }
    guard open.isEmpty else { throw Fault() }
    flush()
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    parts.append(.text(String(text)))
    text = String.UnicodeScalarView()
  }

  private mutating func append(_ value: UInt32) {
    let isForbidden =
      value < 0x20
      ? value != 0x09 && value != 0x0A && value != 0x0D : value == 0xFFFE || value == 0xFFFF
    text.append(isForbidden ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  // MARK: References

  private static let longestReference = 10

  private mutating func readReference() {
    guard let (first, end) = reference(at: position) else {
      text.append("&")
      scalars.formIndex(after: &position)
      return
    }
    position = end
    guard (0xD800..<0xDC00).contains(first), position < scalars.endIndex,
      scalars[position] == "&", let (second, last) = reference(at: position),
      (0xDC00..<0xE000).contains(second)
    else { return append(first) }
    position = last
    append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  /// Returns what a reference stands for and where it ends; `nil` if there is none.
  private func reference(
    at start: String.UnicodeScalarView.Index
  ) -> (value: UInt32, end: String.UnicodeScalarView.Index)? {
    var name = ""
    var index = scalars.index(after: start)
    while index < scalars.endIndex, scalars[index] != ";", name.utf8.count < Self.longestReference {
      name.unicodeScalars.append(scalars[index])
      scalars.formIndex(after: &index)
    }
    guard index < scalars.endIndex, scalars[index] == ";" else { return nil }
    let end = scalars.index(after: index)
    let named: [String: UInt32] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]
    if let value = named[name] { return (value, end) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.hasPrefix("x") || digits.hasPrefix("X")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.map { ($0, end) }
  }

  // MARK: Tags

  private mutating func readTag() throws(Fault) {
    flush()
    let start = position
    scalars.formIndex(after: &position)
    let isEnd = position < scalars.endIndex && scalars[position] == "/"
    if isEnd { scalars.formIndex(after: &position) }
    let name = readName()
    guard !name.isEmpty else { throw Fault() }
    var attributes: [Attribute] = []
    var isEmpty = false
    while true {
      skipSpace()
      guard position < scalars.endIndex else { throw Fault() }
      if scalars[position] == ">" { break }
      if scalars[position] == "/", !isEnd {
        isEmpty = true
        scalars.formIndex(after: &position)
        continue
      }
      guard !isEnd, !isEmpty else { throw Fault() }
      attributes.append(try readAttribute())
    }
    scalars.formIndex(after: &position)
    let source = String(scalars[start..<position])
    if isEnd {
      guard let last = open.popLast(), last.name == name else { throw Fault() }
      if !last.pair.isEmpty {
        parts.append(.code(InlineCode(name: "ept", attributes: [Attribute("i", last.pair)])))
      }
    } else {
      try append(name, attributes, isEmpty: isEmpty, source)
    }
  }

  private mutating func append(
    _ name: String,
    _ attributes: [Attribute],
    isEmpty: Bool,
    _ source: String
  ) throws(Fault) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { name in attributes.first { $0.name == name }?.value }.first
    }
    let number = value("id", "x").map { [Attribute("x", $0)] } ?? []
    let pair = value("rid", "i") ?? value("id", "x") ?? ""
    var code: InlineCode
    switch name {
    case "bx", "bpt": code = InlineCode(name: "bpt", attributes: [Attribute("i", pair)] + number)
    case "ex", "ept": code = InlineCode(name: "ept", attributes: [Attribute("i", pair)] + number)
    case "g" where !isEmpty:
      code = InlineCode(name: "bpt", attributes: [Attribute("i", pair)] + number)
    case "t5:n":
      // What it keeps is for translate5 alone to understand.
      code = InlineCode(
        name: "ph",
        attributes: number + [Attribute("type", name)],
        content: [.text(source)]
      )
    default: code = InlineCode(name: "ph", attributes: number)
    }
    if !isEmpty {
      // An element that is neither empty nor a pair holds native code, which nobody asks for here.
      guard name == "g" || ["ph", "bpt", "ept", "it", "t5:n"].contains(name) else { throw Fault() }
      open.append((name, name == "g" ? pair : ""))
    }
    if name == "it" {
      code.name = "it"
      code.attributes.append(Attribute("pos", value("pos") == "end" ? "end" : "begin"))
    }
    parts.append(.code(code))
  }

  private mutating func readAttribute() throws(Fault) -> Attribute {
    let name = readName()
    skipSpace()
    guard !name.isEmpty, position < scalars.endIndex, scalars[position] == "=" else {
      throw Fault()
    }
    scalars.formIndex(after: &position)
    skipSpace()
    guard position < scalars.endIndex, scalars[position] == "\"" || scalars[position] == "'" else {
      throw Fault()
    }
    let quote = scalars[position]
    scalars.formIndex(after: &position)
    let start = position
    guard let end = scalars[start...].firstIndex(of: quote) else { throw Fault() }
    position = scalars.index(after: end)
    return Attribute(name, String(scalars[start..<end]))
  }

  private mutating func readName() -> String {
    let start = position
    while position < scalars.endIndex {
      let scalar = scalars[position]
      guard
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || [":", "_", "-", "."].contains(scalar)
      else { break }
      scalars.formIndex(after: &position)
    }
    return String(scalars[start..<position])
  }

  private mutating func skipSpace() {
    while position < scalars.endIndex, scalars[position].properties.isWhitespace {
      scalars.formIndex(after: &position)
    }
  }
}

/// Reads the tags of a document and the text between them, from left to right.
///
/// Each byte is looked at a bounded number of times, whatever the document holds.
///
/// Reference: HTML Living Standard, "Tokenization".
struct HTMLTokenizer {
  /// A start tag.
  struct StartTag {
    var name: String
    var attributes: [HTMLAttribute] = []
    var isSelfClosing = false
  }

  /// A piece of the document.
  enum Token {
    /// Text, by its place; references are not resolved yet.
    case text(Range<Int>)
    case startTag(StartTag)
    case endTag(String)
  }

  /// What one element may have; what it has beyond is passed over, as no page needs it.
  private static let maximumAttributeCount = 256
  private static let maximumValueByteCount = 1 << 20
  private static let maximumNameByteCount = 128

  private let bytes: [UInt8]
  private(set) var offset = 0
  private var references = HTMLReferences()
  /// The elements of which no end tag stands after `offset`.
  private var unclosed: Set<String> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line that is read, counted from 1.
  ///
  /// - Complexity: O(`offset`)
  var line: Int { 1 + bytes[..<offset].count { $0 == 0x0A } }

  /// Returns the next piece, or `nil` at the end.
  ///
  /// - Parameter readsSections: Whether `<![CDATA[` begins text, as in SVG; else it is a comment.
  /// - Returns: The piece.
  mutating func next(readsSections: Bool) -> Token? {
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count else { return text() }
      switch bytes[offset + 1] {
      case UInt8(ascii: "!"):
        if readsSections, starts("<![cdata[", at: offset) { return section() }
        skipDeclaration()
      case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"))
      case UInt8(ascii: "/"):
        if let token = endTag() { return token }
      case let byte where isLetter(byte): return startTag()
      default: return text()
      }
    }
    return nil
  }

  /// Returns the text of a piece, with references resolved and line breaks as line feeds.
  mutating func string(_ range: Range<Int>, resolvesReferences: Bool = true) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "&"), resolvesReferences {
        position = references.resolve(bytes, at: position, before: range.upperBound, into: &text)
        continue
      }
      position += 1
      guard byte == 0x0D else {
        text.append(byte)
        continue
      }
      if position == bytes.count || bytes[position] != 0x0A { text.append(0x0A) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns what stands before the end tag of an element whose content is not markup, and goes on
  /// after that tag; `nil`, where the document has no such tag.
  mutating func rawText(of name: String) -> Range<Int>? {
    guard !unclosed.contains(name) else { return nil }
    let start = offset
    var position = start
    var isEscaped = false
    var isScriptInside = false
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        if isEscaped, bytes[position] == UInt8(ascii: "-"), starts("-->", at: position) {
          (isEscaped, isScriptInside) = (false, false)
        }
        position += 1
        continue
      }
      if name == "script", starts("<!--", at: position) { isEscaped = true }
      if isEscaped, endsName("<script", at: position) { isScriptInside = true }
      if endsName("</\(name)", at: position) {
        guard isScriptInside else {
          offset = position
          skip(past: UInt8(ascii: ">"))
          return start..<position
        }
        isScriptInside = false
      }
      position += 1
    }
    unclosed.insert(name)
    return nil
  }

  /// Returns all that is left, as text.
  mutating func rest() -> Range<Int> {
    defer { offset = bytes.count }
    return offset..<bytes.count
  }

  // MARK: Text and comments

  private mutating func text() -> Token {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return .text(start..<offset)
  }

  private mutating func section() -> Token {
    let start = offset + 9
    offset = start
    while offset < bytes.count, !starts("]]>", at: offset) { offset += 1 }
    let end = offset
    offset = min(bytes.count, offset + 3)
    return .text(min(start, end)..<end)
  }

  /// Goes on after a comment, a document type, or what begins like one.
  private mutating func skipDeclaration() {
    guard starts("<!--", at: offset) else { return skip(past: UInt8(ascii: ">")) }
    offset += 4
    // `<!-->` and `<!--->` are comments of nothing.
    if starts(">", at: offset) || starts("->", at: offset) {
      return skip(past: UInt8(ascii: ">"))
    }
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "-"), starts("-->", at: offset) || starts("--!>", at: offset)
      {
        return skip(past: UInt8(ascii: ">"))
      }
      offset += 1
    }
  }

  private mutating func skip(past end: UInt8) {
    while offset < bytes.count, bytes[offset] != end { offset += 1 }
    offset = min(bytes.count, offset + 1)
  }

  // MARK: Tags

  private mutating func endTag() -> Token? {
    guard offset + 2 < bytes.count, isLetter(bytes[offset + 2]) else {
      skip(past: UInt8(ascii: ">"))
      return nil
    }
    offset += 2
    let name = tagName()
    // Attributes mean nothing here, but may hold a `>`.
    _ = readAttributes()
    return .endTag(name)
  }

  private mutating func startTag() -> Token {
    offset += 1
    var tag = StartTag(name: tagName())
    (tag.attributes, tag.isSelfClosing) = readAttributes()
    return .startTag(tag)
  }

  private mutating func tagName() -> String {
    let start = offset
    while offset < bytes.count, !isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: "/"),
      bytes[offset] != UInt8(ascii: ">")
    {
      offset += 1
    }
    return lowercased(start..<min(offset, start + Self.maximumNameByteCount))
  }

  private mutating func readAttributes() -> (attributes: [HTMLAttribute], isSelfClosing: Bool) {
    var attributes: [HTMLAttribute] = []
    var byteCount = 0
    var isSelfClosing = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ">") {
        offset += 1
        return (attributes, isSelfClosing)
      }
      isSelfClosing = byte == UInt8(ascii: "/")
      if isSelfClosing || isSpace(byte) {
        offset += 1
        continue
      }
      let name = attributeName()
      let value = attributeValue()
      byteCount += value.count
      let isWanted =
        attributes.count < Self.maximumAttributeCount && name.count <= Self.maximumNameByteCount
        && byteCount <= Self.maximumValueByteCount
      if isWanted {
        let name = lowercased(name)
        if !attributes.contains(where: { $0.name == name }) {
          attributes.append(HTMLAttribute(name: name, value: attributeText(value)))
        }
      }
    }
    return (attributes, isSelfClosing)
  }

  private mutating func attributeName() -> Range<Int> {
    let start = offset
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"): return start..<offset
      case let byte where isSpace(byte): return start..<offset
      default: offset += 1
      }
    }
    return start..<offset
  }

  private mutating func attributeValue() -> Range<Int> {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return offset..<offset }
    offset += 1
    skipSpace()
    guard offset < bytes.count else { return offset..<offset }
    let quote = bytes[offset]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = offset + 1
      offset = start
      while offset < bytes.count, bytes[offset] != quote { offset += 1 }
      let end = offset
      offset = min(bytes.count, offset + 1)
      return start..<end
    }
    let start = offset
    while offset < bytes.count, !isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    return start..<offset
  }

  private mutating func attributeText(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&") {
        position = references.resolve(
          bytes,
          at: position,
          before: range.upperBound,
          isInAttribute: true,
          into: &text
        )
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
  }

  /// Whether an ASCII text in lower case stands at a place, in any case.
  private func starts(_ text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where lowercase(bytes[place + index]) != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether a tag begins at a place whose name is all of a text in lower case.
  private func endsName(_ text: String, at place: Int) -> Bool {
    var index = place
    for byte in text.utf8 {
      guard index < bytes.count, lowercase(bytes[index]) == byte else { return false }
      index += 1
    }
    guard index < bytes.count else { return true }
    return isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/")
      || bytes[index] == UInt8(ascii: ">")
  }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].lazy.map(lowercase), as: UTF8.self)
  }
}

private func lowercase(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase(byte))
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

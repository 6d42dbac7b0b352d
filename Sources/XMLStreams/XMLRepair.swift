/// Repairs XML where what was meant is certain.
///
/// - Control characters that XML forbids, written as bytes or as references: vertical tabs and form
///   feeds become spaces, the others go.
/// - Half a surrogate pair becomes U+FFFD; two references that are a pair become their character.
/// - An ampersand that begins no reference becomes `&amp;`; a named entity of HTML becomes its
///   character.
/// - A less-than sign that begins no markup becomes `&lt;`.
public struct XMLRepair {
  private let input: UnsafeBufferPointer<UInt8>
  /// The byte before which `&` and `<` are text: the end of a comment or CDATA section.
  private var literalEnd = 0
  private var output: [UInt8] = []
  /// Whether anything was changed.
  private var isChanged: Bool { !lines.isEmpty }
  /// The lines with changes, in order, each once.
  private var lines: [Int] = []
  private var line = 1

  /// Returns the repaired XML, or `nil` if there is nothing that could be repaired.
  ///
  /// - Parameter bytes: XML in UTF-8.
  /// - Returns: The XML, and the lines of `bytes` that were changed, counted from 1, each once; the
  ///   XML has the same lines.
  /// - Complexity: O(`bytes.count`)
  public static func repair(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (xml: [UInt8], lines: [Int])? {
    var repair = XMLRepair(input: bytes)
    repair.run()
    return repair.isChanged ? (repair.output, repair.lines) : nil
  }

  private mutating func noteChange() { if lines.last != line { lines.append(line) } }

  private init(input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    output.reserveCapacity(input.count + 64)
  }

  private mutating func run() {
    var index = 0
    while index < input.count {
      let byte = input[index]
      if byte == 0x0A { line += 1 }
      switch byte {
      case UInt8(ascii: "&") where index >= literalEnd: index += ampersand(at: index)
      case UInt8(ascii: "<") where index >= literalEnd: index += lessThan(at: index)
      case 0x09, 0x0A, 0x0D, 0x20..<0xED, 0xEE..<0xEF, 0xF0...:
        output.append(byte)
        index += 1
      case 0xED, 0xEF: index += multibyte(at: index)
      default:
        control(UInt32(byte))
        index += 1
      }
    }
  }

  private mutating func control(_ code: UInt32) {
    noteChange()
    if code == 0x0B || code == 0x0C { output.append(UInt8(ascii: " ")) }
  }

  /// Three bytes that may be half a surrogate pair, U+FFFE or U+FFFF.
  private mutating func multibyte(at index: Int) -> Int {
    guard index + 2 < input.count else {
      output.append(input[index])
      return 1
    }
    let second = input[index + 1]
    if input[index] == 0xED, (0xA0...0xBF).contains(second) {
      if let pair = surrogatePair(at: index) {
        append(pair)
        return 6
      }
      append(0xFFFD)
      return 3
    }
    if input[index] == 0xEF, second == 0xBF, input[index + 2] >= 0xBE {
      noteChange()
      return 3
    }
    output.append(input[index])
    return 1
  }

  /// The character of two halves, each written in three bytes (CESU-8).
  private func surrogatePair(at index: Int) -> UInt32? {
    guard index + 5 < input.count, input[index + 1] <= 0xAF, input[index + 3] == 0xED,
      (0xB0...0xBF).contains(input[index + 4])
    else { return nil }
    func half(_ start: Int) -> UInt32 {
      UInt32(input[start + 1] & 0x0F) << 6 | UInt32(input[start + 2] & 0x3F)
    }
    return 0x10000 + half(index) << 10 + (half(index + 3) & 0x3FF)
  }

  private mutating func lessThan(at index: Int) -> Int {
    let next = index + 1 < input.count ? input[index + 1] : 0
    let isMarkup =
      next >= 0x80 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?") || next == UInt8(ascii: "_") || isLetter(next)
    if isMarkup {
      for (start, end) in [("<![CDATA[", "]]>"), ("<!--", "-->")] {
        literalEnd = max(literalEnd, self.literalEnd(from: index, start, end))
      }
      output.append(UInt8(ascii: "<"))
    } else {
      noteChange()
      output.append(contentsOf: "&lt;".utf8)
    }
    return 1
  }

  /// Returns where a comment or section that begins at `index` ends, or 0.
  private func literalEnd(from index: Int, _ start: String, _ end: String) -> Int {
    guard input[index...].starts(with: start.utf8) else { return 0 }
    var place = index + start.utf8.count
    while place < input.count, !input[place...].starts(with: end.utf8) { place += 1 }
    return place
  }

  private mutating func ampersand(at index: Int) -> Int {
    guard let end = input[index..<min(index + 14, input.count)].firstIndex(of: 0x3B) else {
      return bareAmpersand()
    }
    let name = input[index + 1..<end]
    if name.first == UInt8(ascii: "#") {
      guard let code = reference(name.dropFirst()) else { return bareAmpersand() }
      return characterReference(code, from: index, end: end)
    }
    guard let first = name.first, isLetter(first), name.allSatisfy({ isLetter($0) || isDigit($0) })
    else { return bareAmpersand() }
    let string = String(decoding: name, as: UTF8.self)
    if ["amp", "lt", "gt", "quot", "apos"].contains(string) {
      output.append(contentsOf: input[index...end])
    } else if let scalar = htmlEntity(string) {
      append(scalar)
    } else {
      output.append(contentsOf: input[index...end])
    }
    return end + 1 - index
  }

  private mutating func bareAmpersand() -> Int {
    noteChange()
    output.append(contentsOf: "&amp;".utf8)
    return 1
  }

  private mutating func characterReference(_ code: UInt32, from index: Int, end: Int) -> Int {
    if (0xD800...0xDBFF).contains(code), let low = lowSurrogate(after: end) {
      append(0x10000 + (code - 0xD800) << 10 + (low.code - 0xDC00))
      return low.end + 1 - index
    }
    switch code {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      output.append(contentsOf: input[index...end])
    case ..<0x20: control(code)
    case 0xFFFE, 0xFFFF: noteChange()
    default: append(0xFFFD)
    }
    return end + 1 - index
  }

  private func lowSurrogate(after end: Int) -> (code: UInt32, end: Int)? {
    guard end + 2 < input.count, input[end + 1] == UInt8(ascii: "&"),
      input[end + 2] == UInt8(ascii: "#"),
      let close = input[end + 3..<min(end + 14, input.count)].firstIndex(of: 0x3B),
      let code = reference(input[end + 3..<close]), (0xDC00...0xDFFF).contains(code)
    else { return nil }
    return (code, close)
  }

  private mutating func append(_ code: UInt32) {
    noteChange()
    guard let scalar = Unicode.Scalar(code) else { return }
    String(scalar).withContiguousUTF8 {
      _ = XMLEscaping.append($0, as: .attribute, to: &output)
    }
  }
}

extension String {
  fileprivate func withContiguousUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var copy = self
    copy.withUTF8(body)
  }
}

/// The number of a character reference without `&#` and `;`, or `nil` if it is none.
private func reference(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
  let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
  let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
  guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
    return nil
  }
  return UInt32(text, radix: isHexadecimal ? 16 : 10)
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

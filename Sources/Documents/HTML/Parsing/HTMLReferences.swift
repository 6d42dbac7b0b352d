import XMLStreams

/// Resolves references to characters: `&amp;`, `&#x41;`, `&hellip`.
///
/// The names are those of HTML 4, as libxml2 has them, and those of HTML 5 that stand for a character
/// of ASCII or that word processors write; other names stay as they stand in the text.
///
/// Reference: HTML Living Standard, "Named character references".
struct HTMLReferences {
  /// The names that were asked for.
  private var known: [String: UInt32?] = [:]

  /// No name is longer.
  private static let maximumNameByteCount = 24
  /// How many names are remembered.
  private static let maximumKnownCount = 4_096

  /// Resolves what stands at an ampersand, or writes the ampersand.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - start: Where the ampersand stands.
  ///   - limit: Where the text ends.
  ///   - isInAttribute: Whether the text is the value of an attribute, in which `&copy=` is no
  ///     reference.
  ///   - text: Takes the character.
  /// - Returns: The offset after the reference.
  mutating func resolve(
    _ bytes: [UInt8],
    at start: Int,
    before limit: Int,
    isInAttribute: Bool = false,
    into text: inout [UInt8]
  ) -> Int {
    if start + 2 < limit, bytes[start + 1] == UInt8(ascii: "#"),
      let end = number(bytes, from: start + 2, before: limit, into: &text)
    {
      return end
    }
    var end = start + 1
    while end < limit, end - start <= Self.maximumNameByteCount, isAlphanumeric(bytes[end]) {
      end += 1
    }
    if end < limit, bytes[end] == UInt8(ascii: ";"),
      let value = value(of: String(decoding: bytes[start + 1..<end], as: UTF8.self))
    {
      append(value, to: &text)
      return end + 1
    }
    // The old names may stand without their semicolon, also before other letters.
    var oldEnd = min(end, start + 7)
    while oldEnd > start + 2 {
      let name = String(decoding: bytes[start + 1..<oldEnd], as: UTF8.self)
      if let value = value(of: name), value < 0x100, Self.isOld(name) {
        let goesOn =
          oldEnd < limit && (bytes[oldEnd] == UInt8(ascii: "=") || isAlphanumeric(bytes[oldEnd]))
        if isInAttribute, goesOn { break }
        append(value, to: &text)
        return oldEnd
      }
      oldEnd -= 1
    }
    text.append(UInt8(ascii: "&"))
    return start + 1
  }

  /// Resolves a number after `&#`; returns the offset after it, or `nil` where there is none.
  private func number(
    _ bytes: [UInt8],
    from start: Int,
    before limit: Int,
    into text: inout [UInt8]
  ) -> Int? {
    let isHex = bytes[start] | 0x20 == UInt8(ascii: "x")
    let first = isHex ? start + 1 : start
    var end = first
    var value: UInt32 = 0
    while end < limit, let digit = Character(Unicode.Scalar(bytes[end])).hexDigitValue,
      isHex || digit < 10
    {
      // Beyond the last character the value does not matter any more.
      if value < 0x11_0000 { value = value * (isHex ? 16 : 10) + UInt32(digit) }
      end += 1
    }
    guard end > first else { return nil }
    if (0x80...0x9F).contains(value) { value = Self.windows1252[Int(value) - 0x80] }
    append(value == 0 ? 0xFFFD : value, to: &text)
    return end < limit && bytes[end] == UInt8(ascii: ";") ? end + 1 : end
  }

  private func append(_ value: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func value(of name: String) -> UInt32? {
    if let value = known[name] { return value }
    let value = Self.newNames[name] ?? htmlEntity(name)
    if known.count < Self.maximumKnownCount { known[name] = .some(value) }
    return value
  }

  /// Whether a name is one that may stand without its semicolon.
  private static func isOld(_ name: String) -> Bool {
    newNames[name] == nil || ["AMP", "LT", "GT", "QUOT", "COPY", "REG"].contains(name)
  }

  /// What browsers read numbers as that stand for controls, because authors mean windows-1252.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let newNames: [String: UInt32] = [
    "apos": 0x27, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22, "COPY": 0xA9, "REG": 0xAE,
    "Tab": 0x09, "NewLine": 0x0A, "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25,
    "lpar": 0x28, "rpar": 0x29, "ast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E,
    "sol": 0x2F, "colon": 0x3A, "semi": 0x3B, "equals": 0x3D, "quest": 0x3F, "commat": 0x40,
    "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C, "rsqb": 0x5D, "rbrack": 0x5D, "Hat": 0x5E,
    "lowbar": 0x5F, "grave": 0x60, "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C,
    "rcub": 0x7D, "rbrace": 0x7D, "hyphen": 0x2010, "dash": 0x2010, "horbar": 0x2015,
    "mldr": 0x2026, "nldr": 0x2025, "numsp": 0x2007, "puncsp": 0x2008, "hairsp": 0x200A,
    "ZeroWidthSpace": 0x200B, "NonBreakingSpace": 0xA0, "shy": 0xAD, "check": 0x2713,
    "cross": 0x2717, "star": 0x2606, "starf": 0x2605, "numero": 0x2116, "rdquor": 0x201D,
    "ldquor": 0x201E, "lsquor": 0x201A, "rsquor": 0x2019, "bullet": 0x2022,
  ]
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"):
    true
  default: false
  }
}

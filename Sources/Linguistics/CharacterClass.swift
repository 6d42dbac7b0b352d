/// What a character is to the tokenizer.
enum CharacterClass: UInt8 {
  /// A letter of the Arabic script, in any of its forms.
  case arabicLetter
  /// A letter of any other script.
  case letter
  /// A decimal digit: ASCII, Arabic-Indic, extended Arabic-Indic or full-width.
  case digit
  /// A mark that belongs to the letter before it, or that only steers display: vowel signs,
  /// tatweel, joiners, bidi controls.
  case ignorable
  case space
  case newline
  case dash
  case quote
  case bracket
  case slash
  case fullStop
  case comma
  /// The Arabic decimal and thousands separators, which occur only between digits.
  case numberSeparator
  case other
}

/// The classes of characters.
///
/// One or two bytes of UTF-8 are looked up in a table; three and four are told apart by range, and
/// by their Unicode properties where no range is known.
///
/// Reference: Unicode 15.0, blocks Arabic (0600–06FF), Arabic Supplement (0750–077F), Arabic
/// Extended-A and -B (0870–08FF), Arabic Presentation Forms-A and -B (FB50–FDFF, FE70–FEFF).
struct CharacterClasses: Sendable {
  /// The classes of U+0000…U+07FF.
  let table: [CharacterClass]

  static let shared = CharacterClasses()

  private init() {
    table = (0..<0x800).map { Self.computedClass(of: $0) }
  }

  /// Returns the class of a scalar.
  func classOf(_ scalar: UInt32) -> CharacterClass {
    scalar < 0x800 ? table[Int(scalar)] : Self.computedClass(of: scalar)
  }

  static func computedClass(of scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .newline
    case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0xFF10...0xFF19: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x0...0x7F: asciiClass(of: scalar)
    case 0x600...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: arabicClass(of: scalar)
    case 0xAD, 0x34F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
      0xFEFF:
      .ignorable
    case 0xAB, 0xB4, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x2032...0x2037, 0x300C...0x300F,
      0x301D...0x301F, 0x275B...0x275E, 0xFF02, 0xFF07, 0x5F3, 0x5F4:
      .quote
    case 0x58A, 0x5BE, 0x1400, 0x2010...0x2015, 0x2043, 0x207B, 0x208B, 0x2212, 0x2E3A, 0x2E3B,
      0xFE58, 0xFE63, 0xFF0D:
      .dash
    case 0xFD3E, 0xFD3F, 0xFF08, 0xFF09, 0xFF3B, 0xFF3D: .bracket
    case 0x2044, 0x2215, 0xFF0F: .slash
    case 0xFF0E: .fullStop
    case 0xFF0C: .comma
    default: propertyClass(of: scalar)
    }
  }

  private static func asciiClass(of scalar: UInt32) -> CharacterClass {
    switch UInt8(scalar) {
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): .quote
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      .bracket
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "."): .fullStop
    case UInt8(ascii: ","): .comma
    default: .other
    }
  }

  private static func arabicClass(of scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x640: .ignorable
    case 0x610...0x61A, 0x61C, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
      0x6EA...0x6ED, 0x898...0x89F, 0x8CA...0x8E1, 0x8E3...0x8FF, 0xFC5E...0xFC63,
      0xFCF2...0xFCF4, 0xFE70...0xFE7F:
      .ignorable
    case 0x66B, 0x66C: .numberSeparator
    case 0x60C, 0x61B: .other
    case 0x6D4: .fullStop
    case 0x620...0x64A, 0x66E, 0x66F, 0x671...0x6D3, 0x6D5, 0x6E5, 0x6E6, 0x6EE, 0x6EF,
      0x6FA...0x6FF, 0x750...0x77F, 0x870...0x887, 0x889...0x88E, 0x8A0...0x8C9:
      .arabicLetter
    case 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDFC, 0xFE80...0xFEFC: .arabicLetter
    case 0xFD3E, 0xFD3F: .bracket
    case 0x600...0x6FF, 0xFB50...0xFEFE: .other
    default: propertyClass(of: scalar)
    }
  }

  private static func propertyClass(of scalar: UInt32) -> CharacterClass {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
    if properties.isAlphabetic { return .letter }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .ignorable
    default: return .other
    }
  }
}

/// What a scalar is to the rules of segmentation.
enum ScalarKind: UInt8 {
  /// The end of the text.
  case end
  /// White space inside a line.
  case space
  /// A line break.
  case newline
  /// A mark without width that changes nothing for a reader: bidi controls, joiners, a stray BOM.
  case invisible
  case arabicLetter
  case upper
  case lower
  /// A letter of a script without case.
  case otherLetter
  /// A combining mark or a tatweel: part of the word it stands in.
  case mark
  case digit
  /// A full stop.
  case period
  /// A question or exclamation mark, of any script.
  case strongStop
  /// An ellipsis written as one character.
  case ellipsis
  case opener
  case closer
  /// A quotation mark that opens as well as closes.
  case quote
  /// A comma, semicolon or colon: the sentence goes on.
  case comma
  case dash
  case bullet
  case other

  var isLetter: Bool {
    switch self {
    case .arabicLetter, .upper, .lower, .otherLetter: true
    default: false
    }
  }

  var isLatin: Bool { self == .upper || self == .lower }

  var isStop: Bool { self == .period || self == .strongStop || self == .ellipsis }

  var isWhiteSpace: Bool { self == .space || self == .newline }

  /// Whether nothing of a word or a sentence stands here.
  var endsWord: Bool { self == .end || isWhiteSpace }
}

extension ScalarKind {
  /// Classifies a scalar.
  init(_ scalar: Unicode.Scalar) {
    self =
      switch scalar.value {
      case 0..<0x80: Self(ascii: UInt8(scalar.value))
      case 0x0600...0x06FF: Self(arabic: scalar)
      case 0x2000...0x206F: Self(generalPunctuation: scalar)
      default: Self(known: scalar) ?? Self(byProperties: scalar)
      }
  }

  private init(ascii byte: UInt8) {
    self =
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
      case 0x20, 0x09: .space
      case 0x0A...0x0D: .newline
      case UInt8(ascii: "."): .period
      case UInt8(ascii: "!"), UInt8(ascii: "?"): .strongStop
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): .comma
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opener
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closer
      case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
      case UInt8(ascii: "-"): .dash
      default: .other
      }
  }

  private init(arabic scalar: Unicode.Scalar) {
    self =
      switch scalar.value {
      case 0x0621...0x063F, 0x0641...0x064A, 0x066E...0x066F, 0x0671...0x06D3, 0x06D5,
        0x06EE...0x06EF, 0x06FA...0x06FC, 0x06FF, 0x0620:
        .arabicLetter
      case 0x064B...0x065F, 0x0670, 0x0640, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED,
        0x0610...0x061A:
        .mark
      case 0x0660...0x0669, 0x06F0...0x06F9: .digit
      case 0x061F: .strongStop
      case 0x06D4: .period
      case 0x060C, 0x061B, 0x066B, 0x066C: .comma
      case 0x061C: .invisible
      default: .other
      }
  }

  private init(generalPunctuation scalar: Unicode.Scalar) {
    self =
      switch scalar.value {
      case 0x2000...0x200A, 0x202F, 0x205F: .space
      case 0x2028, 0x2029: .newline
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: .invisible
      case 0x2010...0x2015: .dash
      case 0x2018, 0x201A, 0x201B, 0x201C, 0x201E, 0x201F, 0x2039: .opener
      case 0x2019, 0x201D, 0x203A, 0x2032, 0x2033: .closer
      case 0x2025, 0x2026: .ellipsis
      case 0x203C, 0x203D, 0x2047...0x2049: .strongStop
      case 0x2022, 0x2023, 0x2043: .bullet
      default: .other
      }
  }

  private init?(known scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x85: self = .newline
    case 0xA0, 0x1680, 0x3000: self = .space
    case 0xAB: self = .opener
    case 0xBB: self = .closer
    case 0xAD, 0xFEFF: self = .invisible
    case 0x2E2E, 0xFF01, 0xFF1F: self = .strongStop
    case 0x3002, 0xFF0E: self = .period
    case 0x25AA, 0x25A0, 0x25CF, 0x25E6, 0x25C6, 0x25BA, 0x2B25: self = .bullet
    case 0x300C, 0x300E, 0xFD3F: self = .opener
    case 0x300D, 0x300F, 0xFD3E: self = .closer
    case 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x0750...0x077F, 0x08A0...0x08FF: self = .arabicLetter
    default: return nil
    }
  }

  private init(byProperties scalar: Unicode.Scalar) {
    let properties = scalar.properties
    self =
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: .upper
      case .lowercaseLetter: .lower
      case .otherLetter, .modifierLetter: .otherLetter
      case .nonspacingMark, .spacingMark, .enclosingMark: .mark
      case .decimalNumber: .digit
      case .openPunctuation, .initialPunctuation: .opener
      case .closePunctuation, .finalPunctuation: .closer
      case .dashPunctuation: .dash
      case .format: .invisible
      case .spaceSeparator: .space
      default: .other
      }
  }
}

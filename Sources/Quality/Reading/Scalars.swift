/// What scalars are to checks.
enum Scalars {
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// A letter of the Arabic script, without marks and tatweel.
  static func isArabicLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x620...0x63F, 0x641...0x64A, 0x66E, 0x66F, 0x671...0x6D3, 0x6D5, 0x6EE, 0x6EF,
      0x6FA...0x6FF, 0x750...0x77F, 0x8A0...0x8C9, 0xFB50...0xFBB1, 0xFBD3...0xFD3D,
      0xFD50...0xFDFB, 0xFE80...0xFEFC:
      true
    default: false
    }
  }

  /// A vowel sign or the like.
  static func isArabicMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
      0x6EA...0x6ED:
      true
    default: false
    }
  }

  static func isLatinLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
    default: false
    }
  }

  static func isLowercase(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  static func isDigit(_ scalar: UInt32) -> Bool { digitSystem(scalar) != nil }

  /// Which digits a digit belongs to: 0 European, 1 Arabic, 2 Persian.
  static func digitSystem(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: 0
    case 0x660...0x669: 1
    case 0x6F0...0x6F9: 2
    default: nil
    }
  }

  /// The value of a digit.
  static func digit(_ scalar: UInt32) -> UInt32? {
    switch digitSystem(scalar) {
    case 0: scalar - 0x30
    case 1: scalar - 0x660
    case 2: scalar - 0x6F0
    default: nil
    }
  }

  /// A mark or control of direction.
  static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A quotation mark or a closing bracket, which can stand after the end of a sentence.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
    default: false
    }
  }
}

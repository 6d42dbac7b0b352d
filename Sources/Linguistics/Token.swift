/// A word or a number in a text, by its place.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Letters of the Arabic script.
    case arabicWord
    /// Letters of another script, mostly Latin.
    case word
    /// Digits, with the separators between them.
    case number
  }

  /// The first UTF-8 offset of the token.
  public let start: Int
  /// The UTF-8 offset after the token.
  public let end: Int
  /// What the token is made of.
  public let kind: Kind
  /// What stands between the token before, or the start of the text, and this one.
  public let gap: Gap

  /// Creates a token.
  public init(start: Int, end: Int, kind: Kind, gap: Gap) {
    self.start = start
    self.end = end
    self.kind = kind
    self.gap = gap
  }

  /// The range of the token, in UTF-8 offsets.
  public var range: Range<Int> { start..<end }
}

/// What stands between two tokens.
public struct Gap: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// White space within a line.
  public static let space = Gap(rawValue: 1)
  /// A line break.
  public static let newline = Gap(rawValue: 2)
  /// A hyphen or dash of any kind.
  public static let dash = Gap(rawValue: 4)
  /// A quotation mark of any kind.
  public static let quote = Gap(rawValue: 8)
  /// A bracket of any kind.
  public static let bracket = Gap(rawValue: 16)
  /// A full stop.
  public static let fullStop = Gap(rawValue: 32)
  /// A slash.
  public static let slash = Gap(rawValue: 64)
  /// Anything else: commas, colons, symbols.
  public static let other = Gap(rawValue: 128)

  init(_ characterClass: CharacterClass) {
    switch characterClass {
    case .space: self = .space
    case .newline: self = .newline
    case .dash: self = .dash
    case .quote: self = .quote
    case .bracket: self = .bracket
    case .fullStop: self = .fullStop
    case .slash: self = .slash
    case .ignorable: self = []
    case .arabicLetter, .letter, .digit, .comma, .numberSeparator, .other: self = .other
    }
  }
}

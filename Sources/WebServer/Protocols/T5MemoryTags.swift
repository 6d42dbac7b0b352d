import Model

/// Writes the segments of a unit in the markup of t5memory's clients.
///
/// Where the source has the same codes as the segment that a client looks up, its own numbers are given back, as
/// the client expects; otherwise codes are numbered in their order. Codes of the translation have the numbers of
/// those of the source that they belong to.
struct T5MemoryTags {
  /// What a code is.
  private enum Kind { case opening, closing, alone }

  /// The numbers of a code: its own, and that of its pair.
  private struct Numbers {
    var own: String
    var pair: String
  }

  private var numbers: [String: Numbers] = [:]
  private var next = 1
  /// The source in markup.
  private(set) var source = ""
  /// The translation in markup.
  private(set) var target = ""

  /// Writes both segments.
  ///
  /// - Parameters:
  ///   - source: The unit's segment.
  ///   - target: Its translation.
  ///   - query: The segment that was looked up, if any.
  /// - Complexity: O(length of the segments)
  init(source: [SegmentPart], target: [SegmentPart], query: [SegmentPart] = []) {
    let codes = Self.codes(of: source)
    let asked = Self.codes(of: query)
    if !asked.isEmpty, codes.map(Self.kind) == asked.map(Self.kind) {
      for (code, ask) in zip(codes, asked) {
        let own = Self.value(ask, "x") ?? "\(next)"
        note(code, Numbers(own: own, pair: Self.value(ask, "i") ?? own))
      }
      next = (asked.compactMap { Self.value($0, "x").flatMap { Int($0) } }.max() ?? asked.count) + 1
    }
    self.source = write(source)
    self.target = write(target)
  }

  /// The text of a segment and the kinds of its codes, by which two segments are the same whatever their numbers.
  static func outline(_ parts: [SegmentPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .code(let code) where isProtected(code): "\u{1}n"
      case .code(let code) where !code.isNative: outline(code.content)
      case .code(let code): "\u{1}\(kind(code))"
      }
    }.joined()
  }

  /// Whether the codes of two segments are of the same kinds, in the same order.
  static func haveSameKinds(_ one: [SegmentPart], _ two: [SegmentPart]) -> Bool {
    codes(of: one).map(kind) == codes(of: two).map(kind)
  }

  /// The codes of a segment, whatever they stand in.
  static func codes(of parts: [SegmentPart]) -> [InlineCode] {
    parts.flatMap { part -> [InlineCode] in
      guard case .code(let code) = part, !isProtected(code) else { return [] }
      return [code] + (code.isNative ? [] : codes(of: code.content))
    }
  }

  /// Whether a code is one of translate5's own, which comes back as it was sent.
  private static func isProtected(_ code: InlineCode) -> Bool { value(code, "type") == "t5:n" }

  private static func kind(_ code: InlineCode) -> Kind {
    switch code.name {
    case "bpt": .opening
    case "ept": .closing
    case "it": value(code, "pos") == "end" ? .closing : .opening
    default: .alone
    }
  }

  private static func value(_ code: InlineCode, _ name: String) -> String? {
    code.attributes.first { $0.name == name }?.value
  }

  /// By what a code of the translation is known to be one of the source.
  private static func key(_ code: InlineCode) -> String? {
    switch kind(code) {
    case .alone: value(code, "x").map { "x\($0)" }
    case .opening: (value(code, "i") ?? value(code, "x")).map { "b\($0)" }
    case .closing: (value(code, "i") ?? value(code, "x")).map { "e\($0)" }
    }
  }

  private mutating func note(_ code: InlineCode, _ own: Numbers) {
    if let key = Self.key(code), numbers[key] == nil { numbers[key] = own }
  }

  private mutating func number(of code: InlineCode) -> Numbers {
    if let key = Self.key(code), let known = numbers[key] { return known }
    var pair = "\(next)"
    // The end of a pair has the number of its beginning.
    if Self.kind(code) == .closing, let name = Self.value(code, "i"),
      let opening = numbers["b\(name)"]
    {
      pair = opening.pair
    }
    let own = Numbers(own: "\(next)", pair: pair)
    next += 1
    note(code, own)
    return own
  }

  private mutating func write(_ parts: [SegmentPart]) -> String {
    var markup = ""
    for part in parts {
      switch part {
      case .text(let text): markup += Self.escaped(text)
      case .code(let code) where Self.isProtected(code):
        markup += code.content.compactMap { if case .text(let text) = $0 { text } else { nil } }
          .joined()
      case .code(let code) where !code.isNative: markup += write(code.content)
      case .code(let code):
        let numbers = number(of: code)
        switch Self.kind(code) {
        case .opening: markup += "<bx id=\"\(numbers.own)\" rid=\"\(numbers.pair)\"/>"
        case .closing: markup += "<ex id=\"\(numbers.own)\" rid=\"\(numbers.pair)\"/>"
        case .alone: markup += "<x id=\"\(numbers.own)\"/>"
        }
      }
    }
    return markup
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

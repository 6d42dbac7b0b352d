import Model

/// The terms of a cell.
///
/// A bar separates terms; `\|` is the letter. In tables that others make, line breaks, semicolons and a
/// slash between spaces separate too, and brackets after a term that hold its initials, its word class
/// or another spelling of it are taken apart. Where a cell may hold several terms and that is not
/// sure, it stays as it is, and is counted.
struct CellTerms {
  /// A term of a cell.
  struct Value: Equatable {
    var text: String
    var type: TermType?
    var partOfSpeech: PartOfSpeech?
  }

  private(set) var values: [Value] = []
  /// Whether the cell may hold more terms than were told apart.
  private(set) var isUnsure = false

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - cell: The cell, without white space around it.
  ///   - splits: Whether a cell may hold several terms at all.
  /// - Complexity: O(length of the cell)
  init(_ cell: ArraySlice<UInt8>, splits: Bool) {
    guard splits, cell.contains(where: { Self.isSign($0) }) else {
      if !cell.isEmpty { values = [Value(text: String(decoding: cell, as: UTF8.self))] }
      return
    }
    let text = String(decoding: cell, as: UTF8.self)
    if cell.contains(UInt8(ascii: "|")) || cell.count > Self.longestCell {
      values = text.cellValues.map { Value(text: $0) }
      return
    }
    let parts = Self.parts(of: text)
    for part in parts { add(part) }
    isUnsure = isUnsure || values.contains { Self.mayHoldSeveral($0.text) }
  }

  /// A longer cell is a text and no list of terms.
  private static let longestCell = 2_000

  /// Whether a byte can belong to a sign that this type heeds: `|`, `;`, `؛`, `/`, brackets, commas,
  /// line breaks, a backslash.
  static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x7C, 0x3B, 0x2F, 0x28, 0x5B, 0x0A, 0x0D, 0x5C, 0x2C, 0x8C, 0x9B: true
    default: false
    }
  }

  /// The parts of a cell between signs that surely separate terms.
  private static func parts(of text: String) -> [String] {
    let lines = text.cellValues(at: ["\n", "\r"])
    var parts: [String] = []
    for line in lines {
      let line = lines.count > 1 ? line.withoutListMark : line
      let pieces = line.cellValues(at: [";", "؛"])
      for piece in pieces.allSatisfy(\.hasTwoLetters) ? pieces : [line] {
        let sides = piece.separatedBySlash
        parts += sides.allSatisfy(\.hasTwoLetters) ? sides : [piece]
      }
    }
    return parts
  }

  private mutating func add(_ part: String) {
    var value = Value(text: part.withoutEscapes)
    guard let bracket = BracketedTerm(part) else { return append(value) }
    value.text = bracket.head.withoutEscapes
    switch bracket.kind {
    case .initials(let text):
      append(value)
      append(Value(text: text, type: .acronym))
    case .spelling(let text):
      append(value)
      append(Value(text: text))
    case .partOfSpeech(let partOfSpeech):
      value.partOfSpeech = partOfSpeech
      append(value)
    case .unsure:
      isUnsure = true
      append(Value(text: part.withoutEscapes))
    }
  }

  private mutating func append(_ value: Value) {
    if !value.text.isEmpty, !values.contains(where: { $0.text == value.text }) {
      values.append(value)
    }
  }

  /// Whether a term has a sign that often stands between terms.
  private static func mayHoldSeveral(_ text: String) -> Bool {
    text.utf8.count <= 200
      && (text.unicodeScalars.contains { $0 == "،" || $0 == "؛" || $0 == ";" || $0 == "," }
        || text.hasSlashBetweenWords)
  }

  /// The text as one of several in a cell: with a backslash before each sign that would separate.
  static func escaped(_ text: String) -> String {
    let barred = text.cellEscaped
    guard text.utf8.contains(where: { isSign($0) }), !text.utf8.contains(UInt8(ascii: "|")) else {
      return barred
    }
    let terms = CellTerms(Array(text.utf8)[...], splits: true)
    if terms.values == [Value(text: text)] { return barred }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          [";", "؛", "/", "(", "[", "\\"].contains(scalar) ? ["\\", scalar] : [scalar]
        }
      )
    )
  }
}

// MARK: Signs

extension String {
  /// The texts of a cell: separated by `|`, where `\|` is the letter.
  var cellValues: [String] { cellValues(at: ["|"]) }

  /// The text as one of several in a cell.
  var cellEscaped: String {
    guard utf8.contains(UInt8(ascii: "|")) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.flatMap { $0 == "|" ? ["\\", $0] : [$0] })
    )
  }

  /// The texts between separators that no backslash stands before.
  func cellValues(at separators: Set<Unicode.Scalar>) -> [String] {
    var values: [String] = []
    var value = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in unicodeScalars {
      if separators.contains(scalar) {
        if isEscaped {
          if scalar == "|" { value.removeLast() }
          value.append(scalar)
        } else {
          values.append(String(value).trimmedSpaces)
          value = String.UnicodeScalarView()
        }
      } else {
        value.append(scalar)
      }
      isEscaped = scalar == "\\"
    }
    values.append(String(value).trimmedSpaces)
    return values.filter { !$0.isEmpty }
  }

  /// The text without the backslashes that keep a sign from separating.
  fileprivate var withoutEscapes: String {
    guard utf8.contains(UInt8(ascii: "\\")) else { return self }
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in unicodeScalars {
      if isEscape, ![";", "؛", "/", "(", "[", "\\"].contains(scalar) { result.append("\\") }
      isEscape = scalar == "\\" && !isEscape
      if !isEscape { result.append(scalar) }
    }
    if isEscape { result.append("\\") }
    return String(result)
  }

  /// The line without `1.`, `2)`, `-` or a bullet before it.
  fileprivate var withoutListMark: String {
    let scalars = unicodeScalars
    let digits = scalars.prefix { $0.properties.numericType == .decimal }
    if !digits.isEmpty, digits.count <= 3 {
      let rest = scalars.dropFirst(digits.count)
      if let sign = rest.first, [".", ")", "-", "ـ"].contains(sign) {
        return String(rest.dropFirst()).trimmedSpaces
      }
      return self
    }
    if let first = scalars.first, ["-", "•", "–", "*", "·", "▪"].contains(first) {
      return String(scalars.dropFirst()).trimmedSpaces
    }
    return self
  }

  /// The sides of slashes that have white space next to them.
  fileprivate var separatedBySlash: [String] {
    guard utf8.contains(UInt8(ascii: "/")) else { return [self] }
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isEscaped = index > 0 && scalars[index - 1] == "\\"
      let hasSpace =
        (index > 0 && scalars[index - 1] == " ")
        || (index + 1 < scalars.count && scalars[index + 1] == " ")
      if scalar == "/", hasSpace, !isEscaped {
        parts.append(String(part).trimmedSpaces)
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    parts.append(String(part).trimmedSpaces)
    return parts.filter { !$0.isEmpty }
  }

  /// Whether the text has two letters at least, so that it can be a term.
  fileprivate var hasTwoLetters: Bool {
    var count = 0
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// Whether a slash stands between two words of three letters or more: حرب/نزاع, but not and/or.
  fileprivate var hasSlashBetweenWords: Bool {
    guard utf8.contains(UInt8(ascii: "/")), !utf8.contains(UInt8(ascii: ":")) else { return false }
    let sides = split(separator: "/")
    return sides.count > 1
      && sides.allSatisfy { side in
        (side.split(separator: " ").max { $0.count < $1.count }?.count ?? 0) >= 4
      }
  }
}

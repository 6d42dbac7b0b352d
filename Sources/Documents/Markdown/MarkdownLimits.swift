/// What a Markdown text may make of itself.
///
/// A link that is defined once and used often, and a table whose rows are shorter than its header,
/// make more than was written: the parser writes the address again for each use, and fills the rows
/// up. What that comes to is worked out before the text is parsed; the parser itself has no limits
/// (cmark-gfm 0.29.0.gfm.6).
struct MarkdownLimits {
  /// How many bytes the addresses of links may come to, written out for each use.
  static let expandedByteCount = 64 << 20
  /// How many cells of tables may be missing in rows.
  static let missingCellCount = 100_000
  /// How many characters of markup a text may have; each can become a piece of the parser's tree.
  static let markupCount = 2_000_000
  /// How long the name of a definition may be, in bytes (CommonMark).
  private static let maximumLabelByteCount = 1_000

  private let bytes: [UInt8]

  /// Checks a text.
  ///
  /// - Throws: `ArticleError`, when the text goes beyond a limit.
  /// - Complexity: O(`text.utf8.count`)
  static func check(_ text: Substring) throws(ArticleError) {
    let limits = MarkdownLimits(bytes: Array(text.utf8))
    try limits.checkMarkup()
    try limits.checkLines()
  }

  private func checkMarkup() throws(ArticleError) {
    let count = bytes.count { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "|"),
        UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "!"):
        true
      default: false
      }
    }
    guard count <= Self.markupCount else {
      throw ArticleError(.excess(.markup(count)))
    }
  }

  /// A definition of a link, which goes on to the next blank line or definition.
  private struct Definition {
    let label: [UInt8]
    var byteCount: Int
  }

  private func checkLines() throws(ArticleError) {
    var definitions: [Definition] = []
    var isInDefinition = false
    var columnCount = 0
    var missingCount = 0
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let line = content(of: start..<end)
      if line.isEmpty { (isInDefinition, columnCount) = (false, 0) }
      if let label = label(of: line) {
        definitions.append(Definition(label: label, byteCount: line.count))
        isInDefinition = true
      } else if isInDefinition {
        definitions[definitions.count - 1].byteCount += line.count
      }
      if let count = self.columnCount(ofDelimiters: line) {
        columnCount = max(columnCount, count)
      } else if columnCount > 1 {
        missingCount += max(0, columnCount - cellCount(of: line))
      }
      start = end + 1
    }
    guard missingCount <= Self.missingCellCount else {
      throw ArticleError(.excess(.missingCells(missingCount)))
    }
    try checkUses(of: definitions)
  }

  /// Returns a line without the marks of quotations and the white space before its text.
  private func content(of line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    while start < line.upperBound, [0x20, 0x09, UInt8(ascii: ">")].contains(bytes[start]) {
      start += 1
    }
    return start..<line.upperBound
  }

  // MARK: Links

  /// The name that a line defines, if it begins a definition.
  private func label(of line: Range<Int>) -> [UInt8]? {
    guard let first = line.first, bytes[first] == UInt8(ascii: "[") else { return nil }
    let limit = min(line.upperBound, first + Self.maximumLabelByteCount + 2)
    guard let end = bytes[first..<limit].firstIndex(of: UInt8(ascii: "]")),
      end + 1 < line.upperBound, bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return folded(first + 1..<end)
  }

  /// Names are equal whatever their letter case and their white space.
  private func folded(_ label: Range<Int>) -> [UInt8] {
    let text = String(decoding: bytes[label], as: UTF8.self).lowercased()
    return Array(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
  }

  private func checkUses(of definitions: [Definition]) throws(ArticleError) {
    let longest = definitions.map(\.byteCount).max() ?? 0
    let useCount = bytes.count { $0 == UInt8(ascii: "]") }
    guard longest * useCount > Self.expandedByteCount else { return }
    let lengths = Dictionary(definitions.map { ($0.label, $0.byteCount) }) { max($0, $1) }
    var byteCount = 0
    var opening: Int?
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "[") { opening = offset }
      guard byte == UInt8(ascii: "]"), let start = opening else { continue }
      if offset - start <= Self.maximumLabelByteCount {
        byteCount += lengths[folded(start + 1..<offset)] ?? 0
      }
      opening = nil
    }
    guard byteCount <= Self.expandedByteCount else {
      throw ArticleError(.excess(.linkAddresses(megabytes: byteCount >> 20)))
    }
  }

  // MARK: Tables

  /// How many columns a line that is all delimiters gives a table, if it is one.
  private func columnCount(ofDelimiters line: Range<Int>) -> Int? {
    var count = 0
    var isInCell = false
    for byte in bytes[line] {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: ":"):
        if !isInCell { count += 1 }
        isInCell = true
      case UInt8(ascii: "|"): isInCell = false
      case 0x20, 0x09: break
      default: return nil
      }
    }
    return count > 0 ? count : nil
  }

  private func cellCount(of line: Range<Int>) -> Int {
    max(1, bytes[line].count { $0 == UInt8(ascii: "|") } - 1)
  }
}

package import Model

/// Reads Markdown through cmark-gfm: CommonMark with the tables, strikethrough and footnotes of
/// GitHub.
package enum MarkdownArticleReader {
  /// How long a text may be; no author writes more, and some texts take the parser time that grows
  /// faster than their length.
  static let maximumByteCount = 16 << 20

  /// How often a byte may be looked at in search of the end of a declaration.
  private static let maximumCost = 500_000_000

  /// Reads a text.
  ///
  /// A header of metadata (`---` … `---`) is no text; the title in it is the first heading.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - interruption: Asked before and after the text is parsed, and while its tree is read.
  /// - Returns: The article; codes are written as in CommonMark, not always as they stood.
  /// - Throws: `InterruptionError`; `ArticleError`, when the text is longer than any article, or makes
  ///   more of itself than `MarkdownLimits` allows.
  /// - Complexity: O(`text.utf8.count`)
  package static func read(_ text: String, interruption: Interruption = .never) throws -> Article {
    guard text.utf8.count <= maximumByteCount else {
      throw ArticleError(.excess(.size(megabytes: maximumByteCount >> 20)))
    }
    // For each of these the parser may look at the whole text.
    let costlyCount = zip(text.utf8, text.utf8.dropFirst()).count {
      $0 == UInt8(ascii: "<") && ($1 == UInt8(ascii: "!") || $1 == UInt8(ascii: "?"))
    }
    guard costlyCount * text.utf8.count <= maximumCost else {
      throw ArticleError(.excess(.declarations(costlyCount)))
    }
    let (header, body) = MarkdownHeader.split(text)
    try MarkdownLimits.check(body)
    var reader = MarkdownReader(interruption: interruption)
    if let title = header?.title { reader.addHeading(title) }
    try reader.read(body)
    var article = reader.finish()
    article.title = header?.title
    return article
  }
}

/// The metadata at the start of a text, in YAML, as site generators read them.
private struct MarkdownHeader {
  private(set) var title: String?

  /// Returns the header of a text, if it has one, and the rest.
  static func split(_ text: String) -> (header: MarkdownHeader?, body: Substring) {
    var lines = text.split(separator: "\n", maxSplits: 400, omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst(), trimmed(first) == "---" else { return (nil, text[...]) }
    var header = MarkdownHeader()
    while let line = lines.popFirst() {
      let content = trimmed(line)
      if content == "---" || content == "..." {
        return (header, lines.first.map { text[$0.startIndex...] } ?? "")
      }
      // A line of YAML has a key, is indented, is an element of a list, or a remark.
      let isMetadata =
        content.isEmpty || content.contains(":") || line.first?.isWhitespace == true
        || content.hasPrefix("-") || content.hasPrefix("#")
      guard isMetadata else { break }
      if header.title == nil, line.hasPrefix("title:") {
        let value = trimmed(line.dropFirst(6)[...])
        header.title = value.isEmpty ? nil : value.trimming { $0 == "\"" || $0 == "'" }
      }
    }
    return (nil, text[...])
  }

  private static func trimmed(_ text: Substring) -> String { text.trimming(\.isWhitespace) }
}

extension StringProtocol {
  /// Returns the text without characters at its ends for which a condition holds.
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    let start = drop(while: isTrimmed)
    guard let last = start.lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return String(start[...last])
  }
}

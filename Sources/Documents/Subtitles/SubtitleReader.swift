import Model

extension Article.Format {
  /// Subtitles as SubRip writes them.
  package static let subRip = Article.Format(name: "SubRip")
  /// Subtitles of the web.
  package static let webVTT = Article.Format(name: "WebVTT")
}

/// Reads subtitles: each is a block with its identifier.
///
/// A subtitle begins with a line of times, before which its number or identifier may stand, and goes on
/// to the next one, so that a missing number or a blank line too many loses nothing. Lines inside are
/// one text, but where at least two of them begin with a dash: then each is what another speaker says.
///
/// References: W3C, "WebVTT: The Web Video Text Tracks Format"; SubRip has no specification, what is read
/// is what players read.
struct SubtitleReader {
  /// Where in a file the reader stands.
  private enum Place {
    /// Before the first subtitle, or between two.
    case between
    /// After a number or a name whose times come next.
    case beforeTimes
    case inCue
    /// In a remark, a style or the head of WebVTT.
    case inRemark
  }

  private let format: Article.Format
  private var builder = ArticleBuilder(collapsesSpace: true)
  private var place = Place.between
  private var cueCount = 0
  private var identifier: String?
  private var lines: [Substring] = []

  /// Reads a file.
  ///
  /// - Throws: `InterruptionError`; `ArticleError` with the line, when there is text before the first
  ///   times, or when there are no times.
  /// - Complexity: O(length of the text)
  static func read(
    _ text: String,
    as format: Article.Format,
    _ interruption: Interruption
  ) throws -> Article {
    var reader = SubtitleReader(format: format)
    try interruption.check()
    var pace = interruption.pace()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      try pace.check()
      try reader.read(
        line,
        number: number + 1,
        next: number + 1 < lines.count ? lines[number + 1] : ""
      )
    }
    reader.endCue()
    guard reader.cueCount > 0 else {
      throw ArticleError(.noSubtitleTimes)
    }
    return reader.builder.finish(format)
  }

  /// Whether a text begins with a number and a line of times.
  static func beginsWithCue(_ text: Substring) -> Bool {
    let lines = text.split(maxSplits: 3, whereSeparator: \.isNewline)
    return lines.count >= 2 && lines[0].allSatisfy(\.isNumber) && isTimes(lines[1])
  }

  private init(format: Article.Format) { self.format = format }

  private mutating func read(
    _ line: Substring,
    number: Int,
    next: Substring
  ) throws(ArticleError) {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if place == .inRemark {
      if isBlank { place = .between }
    } else if Self.isTimes(line) {
      // Times without a number before them end the subtitle before, too.
      if place == .inCue { endCue() }
      place = .inCue
      cueCount += 1
    } else if Self.isTimes(next), isIdentifier(line) {
      endCue()
      identifier = String(line)
      place = .beforeTimes
    } else if place == .inCue {
      if format == .webVTT, isBlank { endCue() } else { lines.append(line) }
    } else if !isBlank {
      guard format == .webVTT, cueCount > 0 || isHeader(line) else {
        throw ArticleError(line: number, .noSubtitle)
      }
      place = .inRemark
    }
  }

  /// In WebVTT any line is a name; in SubRip a line before the times that is no number is text.
  private func isIdentifier(_ line: Substring) -> Bool {
    if format == .webVTT { return place != .inCue }
    let digits = line.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
    return !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  private func isHeader(_ line: Substring) -> Bool {
    ["WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP"].contains { line.hasPrefix($0) }
  }

  /// Whether a line has the times of a subtitle: `00:01:02,500 --> 00:01:04,000`, and what may follow.
  private static func isTimes(_ line: Substring) -> Bool {
    guard let arrow = line.firstRange(of: "-->") else { return false }
    let start = line[..<arrow.lowerBound].split(separator: " ")
    let end = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first
    return start.count == 1 && isTime(start.first) && isTime(end)
  }

  private static func isTime(_ text: Substring?) -> Bool {
    guard let text, text.contains(":"), text.count <= 16 else { return false }
    return text.unicodeScalars.allSatisfy {
      ("0"..."9").contains($0) || $0 == ":" || $0 == "." || $0 == "," || $0 == "\u{FEFF}"
    }
  }

  /// Makes a block of the subtitle that was read, if one was.
  private mutating func endCue() {
    guard place == .inCue else { return }
    var block = Article.Block(.paragraph, range: 0..<0)
    block.identifier = identifier?.trimming { $0.isWhitespace || $0 == "\u{FEFF}" }
    block.hasLines = lines.count { Self.isSpoken($0) } > 1
    builder.beginBlock(block)
    var isFirst = true
    for line in lines where !line.allSatisfy(\.isWhitespace) {
      if !isFirst {
        builder.standalone(Article.Code(.lineBreak, isPaired: false, data: "\n"))
      }
      isFirst = false
      SubtitleMarkup.read(line, isWebVTT: format == .webVTT, into: &builder)
    }
    while builder.hasOpenCode { builder.close() }
    builder.endBlock()
    lines.removeAll(keepingCapacity: true)
    identifier = nil
    place = .between
  }

  private static func isSpoken(_ line: Substring) -> Bool {
    var text = line.drop { $0.isWhitespace || "\u{202A}\u{202B}\u{200E}\u{200F}".contains($0) }
    // Markup at the start of a line says how it is shown.
    for (start, end) in [("{", "}"), ("<", ">")] where text.hasPrefix(start) {
      if let close = text.prefix(64).firstIndex(of: Character(end)) {
        text = text[text.index(after: close)...].drop(while: \.isWhitespace)
      }
    }
    return text.hasPrefix("-") || text.hasPrefix("–") || text.hasPrefix("—")
  }
}

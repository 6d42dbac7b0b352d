import RegularExpressions

/// How line breaks in a text are meant.
public enum LineBreaks: Sendable {
  /// As the text shows: in a text with blank lines, lines are wrapped and only blank lines end
  /// paragraphs, unless lines are so long that nobody wrapped them, or at least four of five end in
  /// the mark of a sentence; else each line is a paragraph.
  case automatic
  /// Each line is a paragraph.
  case paragraphs
  /// Only a blank line ends a paragraph.
  case wrapped
}

extension Span<UInt8> {
  /// A line of more bytes than this was not wrapped by hand or by a mailer.
  private static var longestWrappedLine: Int { 320 }

  /// Whether each line of the text is a paragraph of its own.
  ///
  /// - Parameters:
  ///   - lineBreaks: How line breaks are meant.
  ///   - longLinesCount: Whether lines that nobody wrapped make each line a paragraph.
  /// - Returns: `true`, if a single line break ends a paragraph.
  /// - Complexity: O(`count`); it looks at line feeds, and at the ends of lines.
  func eachLineIsParagraph(_ lineBreaks: LineBreaks, longLinesCount: Bool = true) -> Bool {
    switch lineBreaks {
    case .paragraphs: return true
    case .wrapped: return false
    case .automatic: break
    }
    var hasBlankLine = false
    var lineCount = 0
    var sentenceCount = 0
    var lineStart = 0
    var offset = 0
    while offset < count {
      // In range: the loop's condition.
      if self[unchecked: offset] == 0x0A {
        if longLinesCount, offset - lineStart > Self.longestWrappedLine { return true }
        let end = endOfText(in: lineStart..<offset)
        if end > lineStart {
          lineCount += 1
          if endsSentence(in: lineStart..<end) { sentenceCount += 1 }
        } else if lineCount > 0 {
          hasBlankLine = true
        }
        lineStart = offset + 1
      }
      offset += 1
    }
    if !hasBlankLine || longLinesCount && count - lineStart > Self.longestWrappedLine {
      return true
    }
    let end = endOfText(in: lineStart..<count)
    if end > lineStart {
      lineCount += 1
      if endsSentence(in: lineStart..<end) { sentenceCount += 1 }
    }
    return sentenceCount * 5 >= lineCount * 4
  }

  /// Returns where the text of a line ends, without white space and marks that nobody sees.
  ///
  /// A line that has nothing else is blank.
  private func endOfText(in line: Range<Int>) -> Int {
    Swift.max(
      line.lowerBound,
      skipBack(from: line.upperBound, limit: line.count) { $0.isWhiteSpace || $0 == .invisible }
    )
  }

  /// Whether a line ends in the mark of a sentence, what closes after it aside.
  private func endsSentence(in line: Range<Int>) -> Bool {
    let end = skipBack(from: line.upperBound, limit: Swift.min(line.count, 64)) {
      switch $0 {
      case .closer, .opener, .quote, .invisible, .space: true
      default: false
      }
    }
    return end > line.lowerBound && kind(before: end).kind.isStop
  }

  /// Whether the white space of a range ends a paragraph.
  ///
  /// - Parameters:
  ///   - range: The white space.
  ///   - eachLine: Whether a single line break does.
  ///   - lists: Whether a line break before a list item does.
  /// - Returns: `true`, if the next paragraph starts after the range.
  func endsParagraph(_ range: Range<Int>, eachLine: Bool, lists: Bool = true) -> Bool {
    var lineFeeds = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, end) = scalar(at: offset)
      switch scalar.value {
      case 0x0A, 0x85: lineFeeds += 1
      case 0x0D where end == count || self[end] != 0x0A: lineFeeds += 1
      case 0x0B, 0x0C, 0x2028, 0x2029: return true
      default: break
      }
      offset = end
    }
    guard lineFeeds == 1, !eachLine else { return lineFeeds > 0 }
    return lists && startsListItem(at: range.upperBound)
  }

  /// Whether a line starts with the mark or number of a list item.
  func startsListItem(at offset: Int) -> Bool {
    let start = skip(from: offset) { $0 == .invisible }
    guard start < count else { return false }
    let (scalar, end) = scalar(at: start)
    switch ScalarKind(scalar) {
    case .bullet: return true
    case .dash: return kind(at: end).kind == .space
    case .other where scalar == "*": return kind(at: end).kind == .space
    case .digit:
      let digits = skip(from: start) { $0 == .digit }
      guard digits - start <= 4, digits < count else { return false }
      let (mark, after) = self.scalar(at: digits)
      guard mark == "." || mark == ")" || mark == "-" else { return false }
      return mark != "." || kind(at: after).kind == .space
    default: return false
    }
  }
}

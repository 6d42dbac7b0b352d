/// The paragraphs of a plain text, and how the line breaks inside them are meant.
///
/// A blank line ends a paragraph; in a text without blank lines each line is one, and so it is where
/// at least four of five lines end in the mark of a sentence. Marks that nobody sees (byte order marks,
/// controls of direction) are no text: a line that has nothing else is blank.
public struct Paragraphs: Sendable {
  /// The ranges of the paragraphs, in UTF-8 offsets, without the blank lines between them.
  public let ranges: [Range<Int>]
  /// How line breaks inside a paragraph are meant.
  public let lineBreaks: LineBreaks

  /// Finds the paragraphs of a text.
  ///
  /// - Complexity: O(`text.utf8.count`)
  public init(of text: String) {
    let bytes = text.utf8Span.span
    let hasBlankLine = !bytes.eachLineIsParagraph(.automatic, longLinesCount: false)
    var ranges: [Range<Int>] = []
    var start = bytes.endOfSpace(from: 0)
    var position = start
    while position < bytes.count {
      let line = bytes.endOfLine(from: position)
      let end = bytes.endOfSpace(from: line)
      let isEnd =
        end == bytes.count || bytes.endsParagraph(line..<end, eachLine: !hasBlankLine, lists: false)
      if isEnd {
        let range = start..<bytes.skipBack(from: line, limit: line - start) { $0.isWhiteSpace }
        if bytes.hasVisibleText(in: range) { ranges.append(range) }
        start = end
      }
      position = end
    }
    self.ranges = ranges
    lineBreaks = bytes.eachLineIsParagraph(.automatic) ? .paragraphs : .wrapped
  }
}

extension Span<UInt8> {
  /// Whether a range has anything but white space and marks that nobody sees.
  fileprivate func hasVisibleText(in range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (kind, end) = kind(at: offset)
      guard kind.isWhiteSpace || kind == .invisible else { return true }
      offset = end
    }
    return false
  }

  /// Returns the offset of the line break at or after `offset`, or of the end of the text.
  fileprivate func endOfLine(from offset: Int) -> Int {
    var end = offset
    while end < count {
      let byte = self[end]
      if (0x0A...0x0D).contains(byte) { return end }
      if byte == 0xC2 || byte == 0xE2, kind(at: end).kind == .newline { return end }
      end += 1
    }
    return end
  }
}

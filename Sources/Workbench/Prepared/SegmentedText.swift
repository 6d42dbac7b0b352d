package import Documents
package import Model
package import Segmentation

/// A text taken apart into segments, with their paragraphs.
package struct SegmentedText: Sendable {
  /// A segment, without the white space around it.
  package struct Segment: Hashable, Sendable {
    /// The number of the article's block, counted from 1.
    package let paragraph: Int
    /// Where the segment stands in the text, in UTF-8 offsets.
    package let range: Range<Int>
    /// Where the segment stands in the text, in Unicode scalars.
    package let scalars: Range<Int>
    /// The text of the segment.
    package let text: String
  }

  /// What was decided about a place in the text.
  package struct Decision: Hashable, Sendable {
    /// The number of the paragraph, counted from 1.
    package let paragraph: Int
    /// The place, in Unicode scalars.
    package let scalarOffset: Int
    /// Whether the text is broken there.
    package let isBreak: Bool
    /// The name of the rule that decided.
    package let rule: String
    /// What the rule says.
    package let reason: String
    /// Some of the text before the place.
    package let before: String
    /// Some of the text after the place.
    package let after: String
  }

  /// The text.
  package let text: String
  /// The language by whose rules the text was segmented.
  package let language: LanguageTag
  /// The segments, in order.
  package let segments: [Segment]
  /// What was decided and why, in order, where that was asked for.
  package let decisions: [Decision]

  /// Segments an article, block by block; one that is segmented already stays as it is.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - language: Its language; `nil` means that the article tells.
  ///   - explains: Whether the decisions are kept.
  ///   - interruption: Asked while the article is segmented, also within one long segment.
  ///   - segmenter: Returns the segmenter for a language and a meaning of line breaks.
  /// - Throws: `InterruptionError`, and what `segmenter` throws.
  /// - Complexity: O(`article.text.utf8.count`)
  package init(
    _ article: Article,
    language: LanguageTag? = nil,
    explains: Bool = false,
    interruption: Interruption = .never,
    segmenter: (LanguageTag, LineBreaks) throws -> any ExplainingSegmenter
  ) throws {
    let language = language ?? article.recognizedLanguage
    var reader = BlockReader(bytes: Array(article.text.utf8), interruption)
    if let segments = article.segments {
      for segment in segments {
        try interruption.check()
        reader.add(segment)
      }
    } else {
      var segmenters: [LineBreaks: any ExplainingSegmenter] = [:]
      for (index, block) in article.blocks.enumerated() {
        try interruption.check()
        let lineBreaks = block.hasLines ? LineBreaks.paragraphs : .wrapped
        let chosen = try segmenters[lineBreaks] ?? segmenter(language, lineBreaks)
        segmenters[lineBreaks] = chosen
        try reader.read(block.range, number: index + 1, by: chosen, explains: explains)
      }
    }
    text = article.text
    self.language = language
    segments = reader.segments
    decisions = reader.decisions
  }

  /// Segments an article by the built-in rules.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(`article.text.utf8.count`)
  package init(
    _ article: Article,
    language: LanguageTag? = nil,
    segmenters: Segmenters,
    interruption: Interruption
  ) throws {
    try self.init(article, language: language, interruption: interruption) {
      segmenters.segmenter(for: $0, $1)
    }
  }
}

/// Segments the blocks of a text one after another, counting scalars on the way.
private struct BlockReader {
  let bytes: [UInt8]
  var segments: [SegmentedText.Segment] = []
  var decisions: [SegmentedText.Decision] = []
  private var paragraph = 0
  private var byteOffset = 0
  private var scalarOffset = 0
  private let interruption: Interruption

  init(bytes: [UInt8], _ interruption: Interruption) {
    self.bytes = bytes
    self.interruption = interruption
  }

  mutating func add(_ segment: Article.Segment) {
    paragraph = segment.block + 1
    add(segment.range)
  }

  mutating func read(
    _ range: Range<Int>,
    number: Int,
    by segmenter: any ExplainingSegmenter,
    explains: Bool
  ) throws(InterruptionError) {
    try interruption.check()
    paragraph = number
    let content = String(decoding: bytes[range], as: UTF8.self)
    let start = scalars(upTo: range.lowerBound)
    for segment in try segmenter.segmentRanges(in: content, interruption: interruption) {
      let bounds = segment.lowerBound + range.lowerBound..<segment.upperBound + range.lowerBound
      add(trimmed(bounds))
    }
    guard explains else { return }
    (byteOffset, scalarOffset) = (range.lowerBound, start)
    for decision in try segmenter.decisions(in: content, interruption: interruption) {
      add(decision, in: range)
    }
  }

  private mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    segments.append(
      SegmentedText.Segment(
        paragraph: paragraph,
        range: range,
        scalars: scalars(upTo: range.lowerBound)..<scalars(upTo: range.upperBound),
        text: String(decoding: bytes[range], as: UTF8.self)
      )
    )
  }

  private mutating func add(_ decision: SegmentationDecision, in range: Range<Int>) {
    let position = range.lowerBound + decision.position
    decisions.append(
      SegmentedText.Decision(
        paragraph: paragraph,
        scalarOffset: scalars(upTo: position),
        isBreak: decision.isBreak,
        rule: decision.rule,
        reason: decision.reason,
        before: String(excerpt(max(range.lowerBound, position - 64)..<position).suffix(24)),
        after: String(excerpt(position..<min(range.upperBound, position + 48)).prefix(16))
      )
    )
  }

  /// Returns what stands in a range, without the halves of characters at its ends.
  private func excerpt(_ range: Range<Int>) -> String {
    let characters = bytes[range].drop { $0 & 0xC0 == 0x80 }
    return String(String(decoding: characters, as: UTF8.self).prefix { $0 != "\u{FFFD}" })
  }

  /// Returns the count of the scalars before a byte offset, which never goes back.
  private mutating func scalars(upTo offset: Int) -> Int {
    while byteOffset < offset {
      if bytes[byteOffset] & 0xC0 != 0x80 { scalarOffset += 1 }
      byteOffset += 1
    }
    return scalarOffset
  }

  /// Returns a segment without the white space around it; nothing is left of one in which nobody sees
  /// anything, as of a byte order mark alone.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }),
      scalars[first...last].contains(where: isVisible)
    else { return range.lowerBound..<range.lowerBound }
    let start = range.lowerBound + scalars[..<first].reduce(0) { $0 + UTF8.width($1) }
    let end = scalars[first...last].reduce(start) { $0 + UTF8.width($1) }
    return start..<end
  }
}

/// Whether a reader sees a scalar: it is neither white space nor a mark of direction or the like.
private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: false
  default: !scalar.properties.isWhitespace
  }
}

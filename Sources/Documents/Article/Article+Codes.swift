extension Article {
  /// Markup inside a block.
  package struct Code: Hashable, Sendable {
    /// What markup does to its text, or stands for.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case bold
      case italic
      case underline
      case strikethrough
      case superscript
      case `subscript`
      case monospace
      case link
      case image
      case lineBreak
      case tab
      /// The mark of a footnote or endnote.
      case footnote
      /// Anything else: colours, fonts, spans, codes of an unknown kind.
      case other
    }

    /// What the markup does.
    package var kind: Kind
    /// The text inside a paired code; what a standalone one stands for (the line break, the tab), or
    /// an empty range.
    package var range: Range<Int>
    /// Whether the code has a beginning and an end.
    package var isPaired: Bool
    /// The code as it stands in the document, or the beginning of a paired one.
    package var data: String
    /// The end of a paired code as it stands in the document.
    package var closingData: String
    /// What stands for the code where codes cannot be shown, such as the description of an image.
    package var equivalentText: String
    /// Where a link leads, or where an image lies, as the document says; never to be trusted.
    package var reference: String?
    /// The code's identifier in the document.
    package var identifier: String?
    /// Whether the text inside stays as it is in a translation, so that no term is marked in it.
    package var isProtected = false

    /// Creates a code whose place is not known yet.
    package init(
      _ kind: Kind,
      isPaired: Bool,
      data: String = "",
      closingData: String = "",
      equivalentText: String = "",
      reference: String? = nil,
      identifier: String? = nil
    ) {
      self.kind = kind
      range = 0..<0
      self.isPaired = isPaired
      self.data = data
      self.closingData = closingData
      self.equivalentText = equivalentText
      self.reference = reference
      self.identifier = identifier
    }
  }

  /// Where a code begins, ends or stands.
  package struct CodeMark: Hashable, Sendable {
    /// What is at the place.
    package enum Edge: Hashable, Sendable {
      case opening
      case closing
      case standalone
    }

    /// The place.
    ///
    /// A standalone code takes the place of the text in its range.
    package var offset: Int
    /// What is there.
    package var edge: Edge
    /// The position of the code in `codes`.
    package var code: Int

    /// Creates a mark.
    package init(offset: Int, edge: Edge, code: Int) {
      self.offset = offset
      self.edge = edge
      self.code = code
    }
  }

  /// A piece of a block.
  package enum Part: Hashable, Sendable {
    /// Text outside standalone codes, by its range.
    case text(Range<Int>)
    /// The beginning, the end, or the whole of the code at a position of `codes`.
    case code(Int, CodeMark.Edge)
  }

  /// A stretch of a block: a segment, or what stands between segments.
  package struct Run: Hashable, Sendable {
    /// The position of the segment in the list that was given; `nil` between segments.
    package var segment: Int?
    /// The text and the codes of the stretch.
    package var parts: [Part]
  }

  /// Returns a block's content with its codes, stretch by stretch; nothing is left out.
  ///
  /// A code can begin in one stretch and end in another. A code that ends between two stretches is
  /// with the first, one that begins there with the second.
  ///
  /// - Parameters:
  ///   - block: The position of the block in `blocks`.
  ///   - segments: The ranges of the block's segments, in order, not overlapping.
  /// - Returns: The stretches, which joined are the block.
  /// - Complexity: O(length of the block's `parts` + log `marks.count`)
  package func runs(ofBlock block: Int, segments: [Range<Int>]) -> [Run] {
    let range = blocks[block].range
    var runs: [Run] = []
    var cursor = MarkCursor(self, in: range)
    var position = range.lowerBound
    for (index, segment) in segments.enumerated() {
      if segment.lowerBound > position {
        let gap = cursor.parts(of: position..<segment.lowerBound, until: .firstNotClosing)
        runs.append(Run(segment: nil, parts: gap))
      }
      let isLast = segment.upperBound == range.upperBound
      let isAdjacent =
        index + 1 < segments.count && segments[index + 1].lowerBound == segment.upperBound
      let end: MarkCursor.End = isLast ? .all : isAdjacent ? .firstNotClosing : .firstOpening
      runs.append(Run(segment: index, parts: cursor.parts(of: segment, until: end)))
      position = segment.upperBound
    }
    let rest = cursor.parts(of: position..<range.upperBound, until: .all)
    if !rest.isEmpty { runs.append(Run(segment: nil, parts: rest)) }
    return runs
  }
}

/// Hands out the marks of a block in order.
private struct MarkCursor {
  /// Which marks at the end of a stretch are a part of it.
  enum End {
    case all
    case firstOpening
    case firstNotClosing
  }

  private let article: Article
  private var index: Int
  private let end: Int

  init(_ article: Article, in range: Range<Int>) {
    self.article = article
    index = article.marks.partition { $0.offset >= range.lowerBound }
    end = article.marks.partition { $0.offset > range.upperBound }
  }

  mutating func parts(of range: Range<Int>, until stop: End) -> [Article.Part] {
    var parts: [Article.Part] = []
    var position = range.lowerBound
    while index < end {
      let mark = article.marks[index]
      if mark.offset > range.upperBound { break }
      if mark.offset == range.upperBound, isBeyond(mark, stop) { break }
      if mark.offset > position { parts.append(.text(position..<mark.offset)) }
      parts.append(.code(mark.code, mark.edge))
      position = max(position, mark.offset)
      if mark.edge == .standalone {
        position = max(position, min(range.upperBound, article.codes[mark.code].range.upperBound))
      }
      index += 1
    }
    if position < range.upperBound { parts.append(.text(position..<range.upperBound)) }
    return parts
  }

  private func isBeyond(_ mark: Article.CodeMark, _ stop: End) -> Bool {
    switch stop {
    case .all: false
    // A line break after a segment stands between it and the next.
    case .firstOpening:
      mark.edge == .opening
        || mark.edge == .standalone && !article.codes[mark.code].range.isEmpty
    case .firstNotClosing: mark.edge != .closing
    }
  }
}

extension [Article.CodeMark] {
  /// The first position from which on a condition holds that once true stays true.
  fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

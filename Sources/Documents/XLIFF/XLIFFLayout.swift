/// The content of a source or a target with the terms that are marked in it, and which of its codes
/// and marks can be elements with content.
///
/// Codes keep what they are. A term is an element where that nests with the codes around it; else
/// its two ends are marked by themselves.
struct XLIFFLayout {
  /// A piece of the content.
  enum Token {
    case text(ArraySlice<UInt8>)
    case code(XLIFFDocument.Code)
    case openTerm(Int)
    case closeTerm(Int)
  }

  private(set) var tokens: [Token] = []
  /// Whether the token at the same position is the start or the end of an element with content.
  private(set) var isElement: [Bool] = []

  /// Lays out a content without terms.
  init(_ parts: [XLIFFDocument.Part]) {
    tokens = parts.map {
      switch $0 {
      case .text(let text): .text(Array(text.utf8)[...])
      case .code(let code): .code(code)
      }
    }
    findElements()
  }

  /// Lays out the source of a segment.
  ///
  /// - Parameters:
  ///   - parts: The source.
  ///   - place: Where in the article its text goes on; moved past it.
  ///   - terms: The places of terms in the article, in order, not overlapping.
  init(_ parts: [XLIFFDocument.Part], at place: inout XLIFFArticlePlace, terms: [Range<Int>]) {
    var next = terms.partitioningIndex { $0.lowerBound >= place.offset }
    var open: Int?
    func closeTerm(_ tokens: inout [Token]) {
      guard let term = open, terms[term].upperBound <= place.offset else { return }
      tokens.append(.closeTerm(term))
      open = nil
    }
    for part in parts {
      guard case .text(let text) = part else {
        guard case .code(let code) = part else { continue }
        place.skip(code)
        tokens.append(.code(code))
        closeTerm(&tokens)
        continue
      }
      let bytes = Array(text.utf8)
      var start = 0
      func addText(_ tokens: inout [Token], upTo end: Int) {
        if end > start { tokens.append(.text(bytes[start..<end])) }
        start = end
      }
      for index in bytes.indices where place.isNext(bytes[index]) {
        if open == nil, next < terms.count, terms[next].lowerBound == place.offset {
          addText(&tokens, upTo: index)
          tokens.append(.openTerm(next))
          open = next
          next += 1
        }
        place.offset += 1
        if let term = open, terms[term].upperBound <= place.offset {
          addText(&tokens, upTo: index + 1)
          closeTerm(&tokens)
        }
      }
      addText(&tokens, upTo: bytes.count)
    }
    if let term = open { tokens.append(.closeTerm(term)) }
    findElements()
    nestTerms()
  }

  /// The codes, in order.
  var codes: [XLIFFDocument.Code] {
    tokens.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  /// Pairs the starts and ends of elements; one whose other end stands in another segment is none.
  private mutating func findElements() {
    isElement = [Bool](repeating: false, count: tokens.count)
    var open: [(index: Int, key: String)] = []
    for (index, token) in tokens.enumerated() {
      guard case .code(let code) = token, code.isElement else { continue }
      if code.edge == .opening {
        open.append((index, code.key))
      } else if let last = open.last, last.key == code.key {
        open.removeLast()
        isElement[last.index] = true
        isElement[index] = true
      }
    }
  }

  /// Finds the terms that nest, and moves their ends over codes that stand directly beside them.
  private mutating func nestTerms() {
    var start: Int?
    var index = 0
    while index < tokens.count {
      if case .openTerm = tokens[index] { start = index }
      if case .closeTerm = tokens[index], let opened = start {
        index = nestTerm(from: opened, to: index)
        start = nil
      }
      index += 1
    }
  }

  /// Makes a term an element if it nests; returns where its end stands then.
  private mutating func nestTerm(from start: Int, to end: Int) -> Int {
    var depth = 0
    var lowest = 0
    for index in start + 1..<end where isElement[index] {
      guard case .code(let code) = tokens[index] else { continue }
      depth += code.edge == .opening ? 1 : -1
      lowest = min(lowest, depth)
    }
    var (start, end) = (start, end)
    // Elements that begin right before the term and end in it move inside.
    while lowest < 0, start > 0, isElement[start - 1], isCode(start - 1, .opening) {
      tokens.swapAt(start - 1, start)
      isElement.swapAt(start - 1, start)
      start -= 1
      lowest += 1
      depth += 1
    }
    while depth > 0, end + 1 < tokens.count, isElement[end + 1], isCode(end + 1, .closing) {
      tokens.swapAt(end, end + 1)
      isElement.swapAt(end, end + 1)
      end += 1
      depth -= 1
    }
    if lowest == 0, depth == 0 {
      isElement[start] = true
      isElement[end] = true
    }
    return end
  }

  private func isCode(_ index: Int, _ edge: Article.CodeMark.Edge) -> Bool {
    if case .code(let code) = tokens[index] { code.edge == edge } else { false }
  }
}

/// A place in the text of an article, while the sources that it was made of are read again.
///
/// An article has the text of its sources but white space at the edges of blocks.
struct XLIFFArticlePlace {
  let text: [UInt8]
  /// The block.
  let range: Range<Int>
  /// The place.
  var offset: Int

  init(_ text: [UInt8], block range: Range<Int>) {
    self.text = text
    self.range = range
    offset = range.lowerBound
  }

  /// Whether a byte of a source is the next one of the article.
  func isNext(_ byte: UInt8) -> Bool { offset < range.upperBound && text[offset] == byte }

  /// Passes over the line break that a code became.
  mutating func skip(_ code: XLIFFDocument.Code) {
    guard code.kind == .lineBreak, code.edge == .standalone, offset > range.lowerBound,
      isNext(0x0A)
    else { return }
    offset += 1
  }
}

extension [Range<Int>] {
  /// The first position from which on a condition holds that once true stays true.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

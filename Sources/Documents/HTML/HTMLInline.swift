import Model

/// Writes the content of segments: text, the article's own markup, terms and placeables.
///
/// Elements must nest, and codes, terms and segments need not: where one would cross a border, it is
/// closed there and opened again after it.
struct HTMLInline {
  private enum Open {
    case code(Int)
    case term(Int)
  }

  private let document: AnnotatedDocument
  private let offsets: ScalarOffsets
  private let isRightToLeft: Bool
  /// The text of the links that are kept, in the order of their beginnings.
  private let linkRanges: [Range<Int>]
  /// For each of them, where the one that ends last of those up to it ends.
  private let linkEnds: [Int]
  /// The placeable that comes next in the stretch.
  private var nextPlaceable = 0
  private var html = ""
  private var open: [Open] = []
  private let words: PageWords

  init(_ document: AnnotatedDocument, offsets: ScalarOffsets, words: PageWords) {
    self.words = words
    self.document = document
    self.offsets = offsets
    isRightToLeft = document.sourceLanguage.isRightToLeft
    linkRanges = document.article.codes.filter {
      $0.kind == .link && $0.reference.flatMap(HTMLText.harmlessAddress) != nil
    }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var end = 0
    linkEnds = linkRanges.map { range in
      end = max(end, range.upperBound)
      return end
    }
  }

  /// Whether a link stands in a range, or goes over its border.
  private func hasLink(in range: Range<Int>) -> Bool {
    var (low, high) = (0, linkRanges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if linkRanges[middle].lowerBound < range.upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 && linkEnds[low - 1] > range.lowerBound
  }

  /// Returns a stretch of a block.
  ///
  /// - Parameters:
  ///   - parts: Its text and codes.
  ///   - places: The places of its terms.
  ///   - placeables: Its placeables.
  ///   - term: Returns the beginning and the end of the element of a term, by its number among
  ///     `places` and whether it stands within a link.
  /// - Returns: The HTML, in which every element that begins ends.
  mutating func html(
    of parts: [Article.Part],
    places: [Range<Int>],
    placeables: [AnnotatedPlaceable],
    term: (Int, _ isInLink: Bool) -> (opening: String, closing: String)
  ) -> String {
    html = ""
    nextPlaceable = 0
    var closing: Set<Int> = []
    for case .code(let code, .closing) in parts { closing.insert(code) }
    // What the stretch before left open goes on here.
    let codes = openCodes
    open = []
    for code in codes { push(code) }
    let nesting = SpanNesting(parts, codes: document.article.codes, terms: places)
    var terms: [Int: (opening: String, closing: String)] = [:]
    for piece in nesting.pieces {
      switch piece {
      case .text(let range): write(range, placeables)
      case .standalone(let code): writeStandalone(code)
      case .open(.code(let code)): push(code)
      case .close(.code(let code)): closeCode(code)
      case .open(.term(let index)):
        let ending = openCodes.filter {
          document.article.codes[$0].range.upperBound < places[index].upperBound
            && closing.contains($0)
        }
        let above = ending.first.map { first in Array(openCodes.drop { $0 != first }) } ?? []
        for _ in above { popCode() }
        let element = term(index, hasLink(in: places[index]))
        terms[index] = element
        open.append(.term(index))
        html += element.opening
        for code in above { push(code) }
      case .close(.term(let index)):
        var above: [Int] = []
        while case .code(let code) = open.last {
          above.insert(code, at: 0)
          popCode()
        }
        if !open.isEmpty { open.removeLast() }
        html += terms[index]?.closing ?? ""
        for code in above { push(code) }
      }
    }
    let left = openCodes
    for _ in left { popCode() }
    open = left.map { .code($0) }
    return html
  }

  private var openCodes: [Int] {
    open.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  // MARK: Codes

  private mutating func push(_ code: Int) {
    open.append(.code(code))
    html += element(of: code).map { "<\($0.opening)>" } ?? ""
  }

  private mutating func popCode() {
    guard case .code(let code) = open.popLast(), let element = element(of: code) else { return }
    // A code that was opened again only to be closed leaves nothing.
    if html.hasSuffix("<\(element.opening)>") {
      html.removeLast(element.opening.count + 2)
    } else {
      html += "</\(element.name)>"
    }
  }

  private mutating func closeCode(_ code: Int) {
    guard openCodes.contains(code) else { return }
    var above: [Int] = []
    while case .code(let top) = open.last, top != code {
      above.insert(top, at: 0)
      popCode()
    }
    guard case .code = open.last else { return }
    popCode()
    for code in above { push(code) }
  }

  private func element(of code: Int) -> (name: String, opening: String)? {
    let name: String? =
      switch document.article.codes[code].kind {
      case .bold: "b"
      case .italic: "i"
      case .underline: "u"
      case .strikethrough: "s"
      case .superscript: "sup"
      case .subscript: "sub"
      case .monospace: "code"
      case .link, .image, .lineBreak, .tab, .footnote, .other: nil
      }
    if let name { return (name, name) }
    guard let href = href(of: code) else { return nil }
    return (
      "a",
      "a class=\"link\" rel=\"nofollow noopener noreferrer\" href=\"\(HTMLText.escaped(href))\""
    )
  }

  /// Where a link leads, if that is an address that can do no harm.
  private func href(of code: Int) -> String? {
    let code = document.article.codes[code]
    guard code.kind == .link, let reference = code.reference else { return nil }
    return HTMLText.harmlessAddress(reference)
  }

  private mutating func writeStandalone(_ code: Int) {
    let kind = document.article.codes[code]
    switch kind.kind {
    case .lineBreak: html += "<br>"
    case .image:
      // Pictures are not loaded: the page asks nobody for anything.
      let text = kind.equivalentText.isEmpty ? "image" : kind.equivalentText
      html += "<span class=\"image\">[<bdi>\(HTMLText.escaped(text))</bdi>]</span>"
    case .footnote:
      html +=
        "<sup>\(HTMLText.escaped(kind.equivalentText.isEmpty ? "*" : kind.equivalentText))</sup>"
    default: html += HTMLText.escaped(offsets.text(kind.range))
    }
  }

  // MARK: Text

  private mutating func write(_ range: Range<Int>, _ placeables: [AnnotatedPlaceable]) {
    var position = range.lowerBound
    while nextPlaceable < placeables.count,
      placeables[nextPlaceable].range.lowerBound < range.upperBound
    {
      let placeable = placeables[nextPlaceable]
      nextPlaceable += 1
      guard placeable.range.lowerBound >= position, placeable.range.upperBound <= range.upperBound
      else { continue }
      html += shown(position..<placeable.range.lowerBound)
      let title = "\(words["kind.\(placeable.kind)"]): \(HTMLText.escaped(placeable.value))"
      html += """
        <span class="placeable" title="\(title)">\
        \(shown(placeable.range))</span>
        """
      position = placeable.range.upperBound
    }
    html += shown(position..<range.upperBound)
  }

  private func shown(_ range: Range<Int>) -> String {
    let text = offsets.text(range)
    return isRightToLeft ? HTMLText.isolatingLatin(text) : HTMLText.escaped(text)
  }
}

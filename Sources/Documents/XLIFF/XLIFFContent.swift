import Model
import XMLStreams

/// The content of a source: text, codes and marked terms.
struct XLIFFContent {
  let table: XLIFFCodeTable
  let nesting: SpanNesting
  /// The marks of the terms, in the order in which `nesting` numbers them.
  let terms: [XLIFFTermMark]

  func write(to writer: inout XMLStreamWriter) {
    for piece in nesting.pieces {
      switch piece {
      case .text(let range): writer.xliffText(table.text(range))
      case .standalone(let code): writeStandalone(code, to: &writer)
      case .open(let span): open(span, to: &writer)
      case .close(let span): close(span, to: &writer)
      }
    }
  }

  private func open(_ span: SpanNesting.Span, to writer: inout XMLStreamWriter) {
    let isElement = !nesting.crossing.contains(span)
    switch span {
    case .term(let index):
      let mark = terms[index]
      writer.start(
        isElement ? "mrk" : "sm",
        [
          "id": mark.name, "type": "term", "ref": mark.entry.map { "#gls=\($0)" },
          "translate": mark.isDoNotTranslate ? "no" : nil,
        ]
      )
      if !isElement { writer.end() }
    case .code(let code):
      if isElement { return openPair(code, to: &writer) }
      let kind = table.codes[code]
      writer.start(
        "sc",
        [
          "id": table.codeNames[code], "dataRef": table.dataNames[kind.data],
          "equiv": kind.equivalentText.isEmpty ? nil : kind.equivalentText,
          "type": kind.kind.xliffType, "subType": kind.kind.xliffSubtype,
        ]
      )
      writer.end()
    }
  }

  private func openPair(_ code: Int, to writer: inout XMLStreamWriter) {
    let kind = table.codes[code]
    let (start, end) = (table.dataNames[kind.data], table.dataNames[kind.closingData])
    writer.start(
      "pc",
      [
        "id": table.codeNames[code],
        // Both ends refer to native code, or none does.
        "dataRefStart": end == nil ? nil : start, "dataRefEnd": start == nil ? nil : end,
        "equivStart": kind.equivalentText.isEmpty ? nil : kind.equivalentText,
        "type": kind.kind.xliffType, "subType": kind.kind.xliffSubtype,
      ]
    )
  }

  private func close(_ span: SpanNesting.Span, to writer: inout XMLStreamWriter) {
    guard nesting.crossing.contains(span) else { return writer.end() }
    switch span {
    case .term(let index): writer.start("em", ["startRef": terms[index].name])
    case .code(let code):
      let kind = table.codes[code]
      writer.start(
        "ec",
        [
          "startRef": table.codeNames[code], "dataRef": table.dataNames[kind.closingData],
          "type": kind.kind.xliffType, "subType": kind.kind.xliffSubtype,
        ]
      )
    }
    writer.end()
  }

  private func writeStandalone(_ code: Int, to writer: inout XMLStreamWriter) {
    let kind = table.codes[code]
    let equivalent = kind.equivalentText.isEmpty ? table.text(kind.range) : kind.equivalentText
    writer.start(
      "ph",
      [
        "id": table.codeNames[code], "dataRef": table.dataNames[kind.data],
        "equiv": equivalent.isEmpty ? nil : equivalent,
        "type": kind.kind.xliffType, "subType": kind.kind.xliffSubtype,
      ]
    )
    writer.end()
  }

  /// Writes a text within the codes that stand around all of the content; nothing, and `false`, where
  /// other codes stand in it, whose places in the text nobody knows.
  func writeWrapped(_ text: String, to writer: inout XMLStreamWriter) {
    let pairs = wrappingPairs ?? []
    for code in pairs { openPair(code, to: &writer) }
    writer.xliffText(text)
    for _ in pairs { writer.end() }
  }

  /// The paired codes that stand around all of the content, the outermost first; `nil` where other
  /// codes stand in it.
  var wrappingPairs: [Int]? {
    let codes = nesting.pieces.filter {
      switch $0 {
      case .open(.term), .close(.term): false
      case .open, .close, .standalone, .text: true
      }
    }
    var pairs: [Int] = []
    for case .open(.code(let code)) in codes.prefix(while: {
      if case .text = $0 { false } else { true }
    }) {
      pairs.append(code)
    }
    let isText = codes.dropFirst(pairs.count).dropLast(pairs.count).allSatisfy {
      if case .text = $0 { true } else { false }
    }
    let closings = codes.suffix(pairs.count).reversed().map { $0 }
    let areClosed = zip(pairs, closings).allSatisfy { $1 == .close(.code($0)) }
    let areElements = pairs.allSatisfy { !nesting.crossing.contains(.code($0)) }
    return isText && areClosed && areElements && codes.count >= 2 * pairs.count ? pairs : nil
  }
}

/// The target of a segment that is filled in before a translator sees it.
///
/// Only what needs no change is filled in: a context match counts as translated; an exact match
/// stays initial, since somebody has to see whether it fits here.
struct XLIFFTarget {
  let text: String
  let state: String
  private let content: XLIFFContent

  init?(_ segment: AnnotatedSegment, content: XLIFFContent) {
    self.content = content
    guard let match = segment.matches.first, match.kind != .fuzzy, content.wrappingPairs != nil
    else {
      return nil
    }
    text = match.target
    state = match.kind == .context ? "translated" : "initial"
  }

  func write(to writer: inout XMLStreamWriter) {
    writer.start("target", content: .mixed)
    content.writeWrapped(text, to: &writer)
    writer.end()
  }
}

extension Article.Code.Kind {
  /// What XLIFF calls the code.
  var xliffType: String {
    switch self {
    case .bold, .italic, .underline, .strikethrough, .superscript, .subscript, .monospace,
      .lineBreak:
      "fmt"
    case .link: "link"
    case .image: "image"
    case .tab, .footnote, .other: "other"
    }
  }

  var xliffSubtype: String? {
    switch self {
    case .bold: "xlf:b"
    case .italic: "xlf:i"
    case .underline: "xlf:u"
    case .lineBreak: "xlf:lb"
    default: nil
    }
  }
}

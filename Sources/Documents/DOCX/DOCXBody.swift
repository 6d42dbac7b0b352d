import Model
import XMLStreams

/// The body of a Word file.
struct DOCXBody {
  private let document: AnnotatedDocument
  private let offsets: ScalarOffsets
  private(set) var comments = DOCXComments()
  private var links: [String] = []
  private var linkNumbers: [String: Int] = [:]
  private var lists = DOCXLists()
  private var mentioned: Set<String> = []
  private var openCodes: [Int] = []
  private var writer = XMLStreamWriter(indentation: 0)

  init(_ document: AnnotatedDocument) {
    self.document = document
    offsets = ScalarOffsets(document.text)
  }

  /// Returns `document.xml`; comments, links and lists are known then.
  mutating func write(_ interruption: Interruption) throws(InterruptionError) -> [UInt8] {
    writer.declaration()
    writer.start(
      "w:document",
      ["xmlns:w": WordNamespace.main, "xmlns:r": WordNamespace.relationships]
    )
    writer.start("w:body")
    let slices = document.segmentsByBlock
    var table = DOCXTable()
    for index in document.article.blocks.indices {
      try interruption.check()
      let block = document.article.blocks[index]
      if case .tableCell(let cell) = block.kind {
        table.move(to: cell, isRightToLeft: isRightToLeft(block), &writer)
      } else {
        table.finish(&writer)
      }
      writeParagraph(index, document.segments[slices[index]])
    }
    table.finish(&writer)
    writer.start("w:sectPr")
    writer.empty("w:pgSz", ["w:w": "11906", "w:h": "16838"])
    let margin = "1440"
    writer.empty(
      "w:pgMar",
      [
        "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin,
        "w:header": "708", "w:footer": "708", "w:gutter": "0",
      ]
    )
    if document.sourceLanguage.isRightToLeft { writer.empty("w:bidi") }
    writer.end()
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// Returns the relationships of `document.xml`: its other parts, and its links.
  func relationships() -> [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    writer.start("Relationships", ["xmlns": namespace])
    for (number, part) in ["styles", "comments", "numbering"].enumerated() {
      writer.empty(
        "Relationship",
        [
          "Id": "rId\(number + 1)", "Type": "\(WordNamespace.relationships)/\(part)",
          "Target": "\(part).xml",
        ]
      )
    }
    for (number, link) in links.enumerated() {
      writer.empty(
        "Relationship",
        [
          "Id": "link\(number + 1)", "Type": "\(WordNamespace.relationships)/hyperlink",
          "Target": link, "TargetMode": "External",
        ]
      )
    }
    writer.end()
    return writer.takeBytes()
  }

  /// Returns `numbering.xml`.
  func numbering() -> [UInt8] { lists.xml() }

  // MARK: Paragraphs

  private func isRightToLeft(_ block: Article.Block) -> Bool {
    if let direction = block.direction { return direction == .rightToLeft }
    return (block.language ?? document.sourceLanguage).isRightToLeft
  }

  private mutating func writeParagraph(_ index: Int, _ segments: ArraySlice<AnnotatedSegment>) {
    let block = document.article.blocks[index]
    let isRightToLeft = isRightToLeft(block)
    writer.start("w:p", content: .mixed)
    writeProperties(of: block, isRightToLeft: isRightToLeft)
    for run in document.article.runs(ofBlock: index, segments: segments.map(\.range)) {
      let segment = run.segment.map { segments[segments.startIndex + $0] }
      let match = segment?.matches.first.map {
        comments.add(DocumentComment(of: $0, in: document))
      }
      if let match { writer.empty("w:commentRangeStart", ["w:id": match]) }
      write(run.parts, segment?.visibleTerms ?? [], isRightToLeft: isRightToLeft)
      if let match { endComment(match) }
    }
    writer.end()
  }

  private mutating func writeProperties(of block: Article.Block, isRightToLeft: Bool) {
    writer.start("w:pPr")
    if let style = style(of: block) { writer.empty("w:pStyle", ["w:val": style]) }
    if case .listItem(let item) = block.kind {
      if item.isContinued {
        if isRightToLeft { writer.empty("w:bidi") }
        writer.empty("w:ind", ["w:start": "\(720 * min(max(item.level, 1), 9))"])
        return writer.end()
      }
      let list = lists.number(of: item)
      writer.start("w:numPr")
      writer.empty("w:ilvl", ["w:val": "\(min(max(item.level, 1), 9) - 1)"])
      writer.empty("w:numId", ["w:val": "\(list)"])
      writer.end()
    } else if block.quotationLevel == 0 {
      lists.interrupt()
    }
    if isRightToLeft { writer.empty("w:bidi") }
    if block.quotationLevel > 1 {
      writer.empty("w:ind", ["w:start": "\(720 * min(block.quotationLevel, 8))"])
    }
    writer.end()
  }

  private func style(of block: Article.Block) -> String? {
    switch block.kind {
    case .heading(let level): "Heading\(min(max(level, 1), 6))"
    case .preformatted: "Preformatted"
    case .footnote: "FootnoteText"
    case .listItem: "ListParagraph"
    case .paragraph, .tableCell: block.quotationLevel > 0 ? "Quote" : nil
    }
  }

  // MARK: Runs

  private mutating func write(
    _ parts: [Article.Part],
    _ places: [(range: Range<Int>, terms: [AnnotatedTerm])],
    isRightToLeft: Bool
  ) {
    let nesting = SpanNesting(parts, codes: document.article.codes, terms: places.map(\.range))
    var term: Int?
    var comment: String?
    for piece in nesting.pieces {
      switch piece {
      case .text(let range): write(range, term.map { places[$0].terms }, isRightToLeft)
      case .standalone(let code): writeStandalone(code, isRightToLeft)
      case .open(.code(let code)): openCodes.append(code)
      case .close(.code(let code)): openCodes.removeAll { $0 == code }
      case .open(.term(let index)):
        term = index
        let isNew = places[index].terms.contains {
          mentioned.insert("\($0.glossary)\u{0}\($0.concept)").inserted
        }
        comment =
          isNew ? comments.add(DocumentComment(of: places[index].terms, in: document)) : nil
        if let comment { writer.empty("w:commentRangeStart", ["w:id": comment]) }
      case .close(.term):
        term = nil
        if let comment { endComment(comment) }
        comment = nil
      }
    }
  }

  private mutating func endComment(_ identifier: String) {
    writer.empty("w:commentRangeEnd", ["w:id": identifier])
    writer.start("w:r")
    writer.start("w:rPr")
    writer.empty("w:rStyle", ["w:val": "CommentReference"])
    writer.end()
    writer.empty("w:commentReference", ["w:id": identifier])
    writer.end()
  }

  private mutating func write(_ range: Range<Int>, _ terms: [AnnotatedTerm]?, _ isRightToLeft: Bool)
  {
    var look = look
    if let terms {
      look.shading = terms.allSatisfy { $0.term.status.isDiscouraged } ? "FDE8D8" : "DCF1EC"
    }
    beginLink()
    look.write(offsets.text(range), isRightToLeft: isRightToLeft, to: &writer)
    endLink()
  }

  private mutating func writeStandalone(_ code: Int, _ isRightToLeft: Bool) {
    let kind = document.article.codes[code]
    var look = look
    var text = offsets.text(kind.range)
    switch kind.kind {
    case .lineBreak: text = "\n"
    case .tab: text = "\t"
    case .image: text = "[\(kind.equivalentText.isEmpty ? "image" : kind.equivalentText)]"
    case .footnote:
      look.verticalAlignment = "superscript"
      text = kind.equivalentText.isEmpty ? "*" : kind.equivalentText
    default: break
    }
    beginLink()
    look.write(text, isRightToLeft: isRightToLeft, to: &writer)
    endLink()
  }

  /// Where the innermost link leads that is open, if that can do no harm.
  private var linkAddress: String? {
    for code in openCodes.reversed() {
      let code = document.article.codes[code]
      if code.kind == .link, let address = code.reference.flatMap(HTMLText.harmlessAddress) {
        return address
      }
    }
    return nil
  }

  private mutating func beginLink() {
    guard let address = linkAddress else { return }
    let number = linkNumbers[address] ?? links.count + 1
    if number > links.count {
      links.append(address)
      linkNumbers[address] = number
    }
    writer.start("w:hyperlink", ["r:id": "link\(number)"], content: .mixed)
  }

  private mutating func endLink() {
    if linkAddress != nil { writer.end() }
  }

  /// The look that the open codes give.
  private var look: DOCXRun {
    var look = DOCXRun()
    for code in openCodes {
      switch document.article.codes[code].kind {
      case .bold: look.isBold = true
      case .italic: look.isItalic = true
      case .underline: look.isUnderlined = true
      case .strikethrough: look.isStruck = true
      case .monospace: look.isMonospaced = true
      case .superscript: look.verticalAlignment = "superscript"
      case .subscript: look.verticalAlignment = "subscript"
      case .link: look.isLink = linkAddress != nil
      case .image, .lineBreak, .tab, .footnote, .other: break
      }
    }
    return look
  }
}

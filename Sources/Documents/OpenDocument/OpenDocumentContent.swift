import Model
import XMLStreams

/// The part of an OpenDocument text that has its paragraphs.
struct OpenDocumentContent {
  private let document: AnnotatedDocument
  private let offsets: ScalarOffsets
  private var body = XMLStreamWriter(indentation: 0)
  private var looks: [OpenDocumentLook: Int] = [:]
  private var lookOrder: [OpenDocumentLook] = []
  private var openCodes: [Int] = []
  private var mentioned: Set<String> = []
  private var commentCount = 0
  private var containers = OpenDocumentContainers()

  init(_ document: AnnotatedDocument) {
    self.document = document
    offsets = ScalarOffsets(document.text)
    containers.columnCounts = Self.columnCounts(of: document.article)
  }

  private static func columnCounts(of article: Article) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for case .tableCell(let cell) in article.blocks.map(\.kind) {
      counts[cell.table] = max(counts[cell.table] ?? 1, min(cell.column, 64))
    }
    return counts
  }

  /// Returns `content.xml`.
  mutating func write(_ interruption: Interruption) throws -> [UInt8] {
    let slices = document.segmentsByBlock
    for index in document.article.blocks.indices {
      try interruption.check()
      writeParagraph(index, document.segments[slices[index]])
    }
    containers.finish(&body)
    var writer = XMLStreamWriter(indentation: 0)
    writer.declaration()
    writer.start(
      "office:document-content",
      [
        "xmlns:office": OpenDocumentNamespace.office, "xmlns:text": OpenDocumentNamespace.text,
        "xmlns:table": OpenDocumentNamespace.table, "xmlns:style": OpenDocumentNamespace.style,
        "xmlns:fo": OpenDocumentNamespace.formatting, "xmlns:xlink": OpenDocumentNamespace.link,
        "xmlns:dc": OpenDocumentNamespace.dublinCore, "office:version": "1.2",
      ]
    )
    writeStyles(to: &writer)
    writer.start("office:body")
    writer.start("office:text")
    writer.rawXML(body.takeBytes())
    for _ in 0..<3 { writer.end() }
    return writer.takeBytes()
  }

  private func writeStyles(to writer: inout XMLStreamWriter) {
    writer.start("office:automatic-styles")
    for (number, look) in lookOrder.enumerated() {
      writer.start("style:style", ["style:name": "T\(number + 1)", "style:family": "text"])
      look.write(to: &writer)
      writer.end()
    }
    for style in OpenDocumentParagraphStyle.allCases {
      for isRightToLeft in [false, true] {
        writer.start(
          "style:style",
          [
            "style:name": style.name(isRightToLeft: isRightToLeft), "style:family": "paragraph",
            "style:parent-style-name": style.rawValue,
          ]
        )
        writer.empty(
          "style:paragraph-properties",
          [
            // LibreOffice takes `start` for the left side whatever the direction.
            "style:writing-mode": isRightToLeft ? "rl-tb" : "lr-tb",
            "fo:text-align": isRightToLeft ? "right" : "left",
          ]
        )
        writer.end()
      }
    }
    OpenDocumentContainers.writeListStyles(to: &writer)
    OpenDocumentContainers.writeTableStyles(to: &writer)
    writer.end()
  }

  // MARK: Paragraphs

  private func isRightToLeft(_ block: Article.Block) -> Bool {
    if let direction = block.direction { return direction == .rightToLeft }
    return (block.language ?? document.sourceLanguage).isRightToLeft
  }

  private mutating func writeParagraph(_ index: Int, _ segments: ArraySlice<AnnotatedSegment>) {
    let block = document.article.blocks[index]
    let isRightToLeft = isRightToLeft(block)
    containers.move(to: block.kind, isRightToLeft: isRightToLeft, &body)
    let style = OpenDocumentParagraphStyle(block)
    let name = style.name(isRightToLeft: isRightToLeft)
    if case .heading(let level) = block.kind {
      body.start(
        "text:h",
        ["text:style-name": name, "text:outline-level": "\(min(max(level, 1), 6))"],
        content: .mixed
      )
    } else {
      body.start("text:p", ["text:style-name": name], content: .mixed)
    }
    let ranges = segments.map(\.range)
    for run in document.article.runs(ofBlock: index, segments: ranges) {
      let segment = run.segment.map { segments[segments.startIndex + $0] }
      let match = segment?.matches.first.map { beginComment(DocumentComment(of: $0, in: document)) }
      write(run.parts, segment?.visibleTerms ?? [])
      if let match { endComment(match) }
    }
    body.end()
  }

  // MARK: Runs

  private mutating func write(
    _ parts: [Article.Part],
    _ places: [(range: Range<Int>, terms: [AnnotatedTerm])]
  ) {
    let nesting = SpanNesting(parts, codes: document.article.codes, terms: places.map(\.range))
    var term: Int?
    var comment: String?
    for piece in nesting.pieces {
      switch piece {
      case .text(let range): write(offsets.text(range), look(of: term.map { places[$0].terms }))
      case .standalone(let code): writeStandalone(code)
      case .open(.code(let code)): openCodes.append(code)
      case .close(.code(let code)): openCodes.removeAll { $0 == code }
      case .open(.term(let index)):
        term = index
        let isNew = places[index].terms.contains {
          mentioned.insert("\($0.glossary)\u{0}\($0.concept)").inserted
        }
        comment =
          isNew ? beginComment(DocumentComment(of: places[index].terms, in: document)) : nil
      case .close(.term):
        term = nil
        if let comment { endComment(comment) }
        comment = nil
      }
    }
  }

  private func look(of terms: [AnnotatedTerm]?) -> OpenDocumentLook {
    var look = OpenDocumentLook()
    for code in openCodes {
      switch document.article.codes[code].kind {
      case .bold: look.isBold = true
      case .italic: look.isItalic = true
      case .underline: look.isUnderlined = true
      case .strikethrough: look.isStruck = true
      case .monospace: look.isMonospaced = true
      case .superscript: look.position = "super"
      case .subscript: look.position = "sub"
      case .link, .image, .lineBreak, .tab, .footnote, .other: break
      }
    }
    if let terms {
      look.shading = terms.allSatisfy { $0.term.status.isDiscouraged } ? "#fde8d8" : "#dcf1ec"
    }
    return look
  }

  private mutating func writeStandalone(_ code: Int) {
    let kind = document.article.codes[code]
    var look = look(of: nil)
    var text = offsets.text(kind.range)
    switch kind.kind {
    case .lineBreak: text = "\n"
    case .tab: text = "\t"
    case .image: text = "[\(kind.equivalentText.isEmpty ? "image" : kind.equivalentText)]"
    case .footnote:
      look.position = "super"
      text = kind.equivalentText.isEmpty ? "*" : kind.equivalentText
    default: break
    }
    write(text, look)
  }

  private mutating func write(_ text: String, _ look: OpenDocumentLook) {
    guard !text.isEmpty else { return }
    let address = linkAddress
    if let address {
      body.start("text:a", ["xlink:type": "simple", "xlink:href": address], content: .mixed)
    }
    if !look.isPlain {
      body.start("text:span", ["text:style-name": "T\(number(of: look))"], content: .mixed)
    }
    writeCharacters(text)
    if !look.isPlain { body.end() }
    if address != nil { body.end() }
  }

  private mutating func number(of look: OpenDocumentLook) -> Int {
    if let number = looks[look] { return number }
    lookOrder.append(look)
    looks[look] = lookOrder.count
    return lookOrder.count
  }

  /// Writes text; line breaks, tabs and spaces in a row have elements.
  private mutating func writeCharacters(_ text: String) {
    var plain = ""
    var spaceCount = 0
    func flush(_ writer: inout XMLStreamWriter) {
      if spaceCount > 1 {
        writer.text(plain)
        writer.empty("text:s", ["text:c": "\(spaceCount - 1)"])
        plain = ""
      }
      spaceCount = 0
    }
    for scalar in text.unicodeScalars {
      if scalar != " " { flush(&body) }
      switch scalar {
      case "\n", "\t":
        if !plain.isEmpty { body.text(plain) }
        plain = ""
        body.empty(scalar == "\n" ? "text:line-break" : "text:tab")
      case " ":
        spaceCount += 1
        if spaceCount == 1 { plain.append(" ") }
      default: plain.unicodeScalars.append(scalar)
      }
    }
    flush(&body)
    if !plain.isEmpty { body.text(plain) }
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

  // MARK: Comments

  private mutating func beginComment(_ comment: DocumentComment) -> String {
    commentCount += 1
    let name = "c\(commentCount)"
    body.start("office:annotation", ["office:name": name])
    body.element("dc:creator", text: "Dragoman")
    for line in comment.lines {
      let style = OpenDocumentParagraphStyle.standard.name(isRightToLeft: line.isRightToLeft)
      body.start("text:p", ["text:style-name": style], content: .mixed)
      var look = OpenDocumentLook()
      look.isBold = line.isBold
      if !look.isPlain {
        body.start("text:span", ["text:style-name": "T\(number(of: look))"], content: .mixed)
      }
      writeCharacters(line.text)
      if !look.isPlain { body.end() }
      body.end()
    }
    body.end()
    return name
  }

  private mutating func endComment(_ name: String) {
    body.empty("office:annotation-end", ["office:name": name])
  }
}

/// The styles of paragraphs that are written; the raw value is the style in `odt-styles.xml`.
enum OpenDocumentParagraphStyle: String, CaseIterable {
  case standard = "Standard"
  case heading1 = "Heading_20_1"
  case heading2 = "Heading_20_2"
  case heading3 = "Heading_20_3"
  case heading4 = "Heading_20_4"
  case heading5 = "Heading_20_5"
  case heading6 = "Heading_20_6"
  case quotation = "Quotations"
  case preformatted = "Preformatted_20_Text"
  case footnote = "Footnote"

  /// Returns the style of a block.
  init(_ block: Article.Block) {
    switch block.kind {
    case .heading(let level):
      self = Self(rawValue: "Heading_20_\(min(max(level, 1), 6))") ?? .heading6
    case .preformatted: self = .preformatted
    case .footnote: self = .footnote
    case .listItem: self = .standard
    case .paragraph, .tableCell: self = block.quotationLevel > 0 ? .quotation : .standard
    }
  }

  /// The name of the style for a direction.
  func name(isRightToLeft: Bool) -> String { "\(rawValue)_\(isRightToLeft ? "rl" : "lr")" }
}

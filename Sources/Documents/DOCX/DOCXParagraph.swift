/// A paragraph of a Word document, as it is found.
struct DOCXParagraph {
  /// A piece of a paragraph.
  enum Item {
    /// Text in UTF-8.
    case text([UInt8], DOCXRunProperties)
    case lineBreak
    case tab
    /// An image with its description.
    case image(String)
    /// The mark of a footnote or endnote with its number.
    case note(String)
    case linkStart(String)
    case linkEnd
  }

  /// The place of a paragraph in a table.
  struct Cell {
    var table: Int
    var row: Int
    var column: Int
    var isHeader: Bool
  }

  var items: [Item] = []
  var style: String?
  var outlineLevel: Int?
  /// The list and the level in it; list 0 is none.
  var list: Int?
  var listLevel: Int?
  var isRightToLeft: Bool?
  var cell: Cell?
  /// Whether the end of the paragraph is deleted, so that the next one goes on with it.
  var isJoined = false

  /// Adds text; what has the same properties as the text before it is one piece with it.
  mutating func add(_ text: some Sequence<UInt8>, _ properties: DOCXRunProperties) {
    guard case .text(var bytes, properties)? = items.last else {
      items.append(.text(Array(text), properties))
      return
    }
    // Taken out first, so that the bytes are added to and not copied: a text comes in many pieces.
    items.removeLast()
    bytes.append(contentsOf: text)
    items.append(.text(bytes, properties))
  }

  /// Whether the paragraph has something to read.
  var hasText: Bool {
    items.contains { item in
      guard case .text(let text, _) = item else { return false }
      return String(decoding: text, as: UTF8.self).unicodeScalars
        .contains { !$0.properties.isWhitespace }
    }
  }
}

/// The properties of a run that a reader sees, the fonts and sizes aside.
struct DOCXRunProperties: Hashable {
  var isBold = false
  var isItalic = false
  /// Bold and italic of Arabic and other complex scripts, which Word keeps apart.
  var isComplexBold = false
  var isComplexItalic = false
  var isUnderlined = false
  var isStruck = false
  var isHidden = false
  /// `superscript` or `subscript`.
  var position: String?
  var color: String?
  var highlight: String?
  var style: String?

  /// Returns the codes of a text with these properties, the outermost first.
  func codes(for text: [UInt8]) -> [Article.Code] {
    let isComplex = String(decoding: text, as: UTF8.self).unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value)
    }
    var codes: [Article.Code] = []
    func add(_ kind: Article.Code.Kind, _ data: String) {
      codes.append(Article.Code(kind, isPaired: true, data: data))
    }
    if let style { add(.other, "<w:rStyle w:val=\"\(HTMLText.escaped(style))\"/>") }
    if let color { add(.other, "<w:color w:val=\"\(HTMLText.escaped(color))\"/>") }
    if let highlight { add(.other, "<w:highlight w:val=\"\(HTMLText.escaped(highlight))\"/>") }
    if isComplex ? isComplexBold : isBold { add(.bold, "<w:b/><w:bCs/>") }
    if isComplex ? isComplexItalic : isItalic { add(.italic, "<w:i/><w:iCs/>") }
    if isUnderlined { add(.underline, "<w:u w:val=\"single\"/>") }
    if isStruck { add(.strikethrough, "<w:strike/>") }
    if let position {
      add(
        position == "subscript" ? .subscript : .superscript,
        "<w:vertAlign w:val=\"\(HTMLText.escaped(position))\"/>"
      )
    }
    return codes
  }
}

import XMLStreams

/// Reads what stands in a source or a target: text and codes.
struct XLIFFInlineReader {
  /// A marked segment of XLIFF 1, or what stands between two.
  struct Piece {
    var segment: String?
    var parts: [XLIFFDocument.Part]
  }

  /// An element that is open, with what its end adds.
  private struct OpenElement {
    var closing: XLIFFDocument.Code?
    /// A code whose own text is being read.
    var native: XLIFFDocument.Code?
    var endsSegment = false
  }

  private var pieces = [Piece(segment: nil, parts: [])]
  private var open: [OpenElement] = []
  private var native = ""
  private var pairCount = 0

  /// How many elements are open.
  var depth: Int { open.count }

  /// Begins an element, and returns whether its content is to be read.
  mutating func start(_ name: String, _ tag: XMLStartTag, data: [String: String]) -> Bool {
    // Text in native code (sub) is no part of the segment.
    if open.contains(where: { $0.native != nil }) { return false }
    let identifier = tag.attribute("id") ?? ""
    func code(
      _ edge: Article.CodeMark.Edge,
      _ key: String,
      data reference: String? = nil
    ) -> XLIFFDocument.Code {
      XLIFFDocument.Code(
        edge: edge,
        key: key,
        kind: XLIFFCodeKind.kind(of: tag),
        data: reference.flatMap { data[$0] } ?? Self.written(tag, isEmpty: edge != .opening),
        equivalentText: tag.attribute("equiv-text") ?? tag.attribute("equiv") ?? "",
        isAnnotation: ["mrk", "sm", "em"].contains(name)
      )
    }
    switch name {
    case "g", "pc": startPair(name, tag, code, data)
    case "mrk":
      if tag.attribute("mtype") == "seg" {
        pieces.append(Piece(segment: tag.attribute("mid") ?? "\(pieces.count)", parts: []))
        open.append(OpenElement(endsSegment: true))
      } else {
        startPair(name, tag, code, data)
      }
    case "x": add(.code(code(.standalone, identifier)))
    case "bx": add(.code(code(.opening, tag.attribute("rid") ?? identifier)))
    case "ex": add(.code(code(.closing, tag.attribute("rid") ?? identifier)))
    case "sc", "sm": add(.code(code(.opening, identifier, data: tag.attribute("dataRef"))))
    case "ec", "em":
      let key = tag.attribute("startRef") ?? identifier
      add(.code(code(.closing, key, data: tag.attribute("dataRef"))))
    case "ph" where tag.attribute("dataRef") != nil:
      add(.code(code(.standalone, identifier, data: tag.attribute("dataRef"))))
    case "bpt": beginNative(code(.opening, tag.attribute("rid") ?? identifier))
    case "ept": beginNative(code(.closing, tag.attribute("rid") ?? identifier))
    case "ph": beginNative(code(.standalone, identifier))
    case "it":
      let isOpening = tag.attribute("pos") != "close"
      beginNative(code(isOpening ? .opening : .closing, tag.attribute("rid") ?? identifier))
    case "cp":
      let scalar = tag.attribute("hex").flatMap { UInt32($0, radix: 16) }.flatMap(
        Unicode.Scalar.init
      )
      // What XML has no way to write, a text cannot hold either.
      if let scalar, scalar.value >= 0x20 { append(String(Character(scalar))) }
    default: return false
    }
    if ["x", "bx", "ex", "sc", "ec", "sm", "em", "cp"].contains(name)
      || name == "ph" && tag.attribute("dataRef") != nil
    {
      open.append(OpenElement())
    }
    return true
  }

  mutating func end(_ name: String) {
    guard let ended = open.popLast() else { return }
    if ended.endsSegment { pieces.append(Piece(segment: nil, parts: [])) }
    if let closing = ended.closing { add(.code(closing)) }
    if var code = ended.native {
      if !native.isEmpty { code.data = native }
      native = ""
      add(.code(code))
    }
  }

  mutating func characters(_ text: String) {
    if open.last?.native != nil { native += text } else { append(text) }
  }

  /// Ends the source or target.
  mutating func finish() -> [Piece] {
    pieces.filter { $0.segment != nil || !$0.parts.isEmpty }
  }

  private mutating func startPair(
    _ name: String,
    _ tag: XMLStartTag,
    _ code: (Article.CodeMark.Edge, String, String?) -> XLIFFDocument.Code,
    _ data: [String: String]
  ) {
    pairCount += 1
    let key = tag.attribute("id") ?? "#\(pairCount)"
    add(.code(code(.opening, key, tag.attribute("dataRefStart"))))
    var closing = code(.closing, key, tag.attribute("dataRefEnd"))
    if tag.attribute("dataRefEnd") == nil { closing.data = "</\(name)>" }
    open.append(OpenElement(closing: closing))
  }

  private mutating func beginNative(_ code: XLIFFDocument.Code) {
    open.append(OpenElement(native: code))
  }

  private mutating func add(_ part: XLIFFDocument.Part) {
    pieces[pieces.count - 1].parts.append(part)
  }

  private mutating func append(_ text: String) {
    pieces[pieces.count - 1].parts.append(text: text)
  }

  private static func written(_ tag: XMLStartTag, isEmpty: Bool) -> String {
    let attributes = tag.attributes.map { attribute in
      " \(attribute.name.string)=\"\(HTMLText.escaped(attribute.value.string))\""
    }
    return "<\(tag.name.string)\(attributes.joined())\(isEmpty ? "/" : "")>"
  }
}

extension [XLIFFInlineReader.Piece] {
  /// All parts, whatever the segment.
  var parts: [XLIFFDocument.Part] { flatMap(\.parts) }
}

/// What a code does, by the words of both families.
///
/// Reference: XLIFF 1.2, `ctype`; XLIFF 2.1, `type` and `subType`.
private enum XLIFFCodeKind {
  static func kind(of tag: XMLStartTag) -> Article.Code.Kind {
    switch tag.attribute("subType") ?? tag.attribute("ctype") ?? tag.attribute("type") {
    case "xlf:b", "bold", "x-html-b", "x-html-strong", "x-bold": .bold
    case "xlf:i", "italic", "x-html-i", "x-html-em", "x-italic": .italic
    case "xlf:u", "underlined", "x-html-u", "x-underlined": .underline
    case "xlf:lb", "lb", "x-html-br": .lineBreak
    case "link", "x-html-a", "x-link": .link
    case "image", "x-html-img": .image
    default: .other
    }
  }
}

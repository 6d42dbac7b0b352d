import XMLStreams

/// Reads what stands in a source or a target: text and codes.
///
/// - Complexity: O(length), however often the text is interrupted by references or sections
struct XLIFFInlineReader {
  /// A marked segment of XLIFF 1, or what stands between two.
  struct Piece {
    var segment: String?
    var attributes: [XLIFFAttribute] = []
    var parts: [XLIFFDocument.Part] = []
  }

  /// An element that is open, with what its end adds.
  private struct OpenElement {
    var closing: XLIFFDocument.Code?
    var endsSegment = false
  }

  private var pieces = [Piece()]
  private var open: [OpenElement] = []
  /// The text since the last code.
  private var text = ""
  /// A code whose own text is being read.
  private struct NativeCode {
    var code: XLIFFDocument.Code
    var depth = 0
    /// The element as it stands.
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    /// The native code, with the tags of subflows in it.
    var content = ""
  }

  private var native: NativeCode?
  private var pairCount = 0

  /// How many elements are open.
  var depth: Int { open.count }

  /// Begins an element.
  ///
  /// - Parameters:
  ///   - name: The name, without its prefix.
  ///   - tag: The start tag.
  ///   - isOwn: Whether it is one of XLIFF's own elements.
  ///   - data: The native code of the unit, by its identifier.
  mutating func start(
    _ name: String,
    _ tag: XMLStartTag,
    isOwn: Bool,
    data: [String: String]
  ) {
    if native != nil {
      native?.depth += 1
      native?.markup.start(tag)
      native?.content += Self.written(tag.name.string, tag.xliffAttributes, isEmpty: false)
      return
    }
    let attributes = tag.xliffAttributes
    var code = Self.code(isOwn ? name : tag.name.string, attributes, data)
    switch isOwn ? name : "" {
    case "mrk" where attributes["mtype"] == "seg":
      flush()
      pieces.append(Piece(segment: attributes["mid"] ?? "\(pieces.count)", attributes: attributes))
      return open.append(OpenElement(endsSegment: true))
    case "g", "pc", "mrk": return startPair(code, data)
    case "bpt", "ept", "it", "ph":
      if attributes["dataRef"] != nil { break }
      native = NativeCode(code: code)
      return
    case "cp":
      if let scalar = attributes["hex"].flatMap({ UInt32($0, radix: 16) }).flatMap(
        Unicode.Scalar.init
      ),
        scalar.isXML
      {
        text.unicodeScalars.append(scalar)
        return open.append(OpenElement())
      }
      // What XML has no way to write, a text cannot hold either.
      code.isAnnotation = true
    case "x", "bx", "ex", "sc", "ec", "sm", "em": break
    default:
      // An element of a tool: with all that stands in it, it is one code.
      native = NativeCode(code: code)
      native?.markup.start(tag)
      return
    }
    add(.code(code))
    open.append(OpenElement())
  }

  mutating func end(_ name: XMLName) {
    if let current = native?.depth {
      guard current == 0 else {
        native?.depth -= 1
        native?.markup.end(name)
        native?.content += "</\(name.string)>"
        return
      }
      return endNative(name)
    }
    guard let ended = open.popLast() else { return }
    if ended.endsSegment {
      flush()
      pieces.append(Piece())
    }
    if let closing = ended.closing { add(.code(closing)) }
  }

  private mutating func endNative(_ name: XMLName) {
    guard var ended = native else { return }
    native = nil
    let isOfTool = ended.code.isOfTool
    if isOfTool { ended.markup.end(name) }
    let written = isOfTool ? ended.markup.string : ended.content
    if !written.isEmpty { ended.code.data = written }
    add(.code(ended.code))
  }

  mutating func characters(_ characters: XMLBytes) {
    guard native != nil else {
      text += characters.string
      return
    }
    native?.markup.text(characters)
    native?.content += characters.string
  }

  /// Ends the source or target.
  mutating func finish() -> [Piece] {
    flush()
    return pieces.filter { $0.segment != nil || !$0.parts.isEmpty }
  }

  private mutating func startPair(_ code: XLIFFDocument.Code, _ data: [String: String]) {
    var opening = code
    pairCount += 1
    if opening.attributes["id"] == nil, opening.attributes["mid"] == nil {
      opening.key = "#\(pairCount)"
    }
    opening.edge = .opening
    opening.isElement = true
    if let reference = opening.attributes["dataRefStart"] {
      opening.data = data[reference] ?? opening.data
    }
    var closing = opening
    closing.edge = .closing
    closing.attributes = []
    closing.data =
      opening.attributes["dataRefEnd"].flatMap { data[$0] } ?? "</\(opening.element)>"
    add(.code(opening))
    open.append(OpenElement(closing: closing))
  }

  private mutating func add(_ part: XLIFFDocument.Part) {
    flush()
    pieces[pieces.count - 1].parts.append(part)
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    pieces[pieces.count - 1].parts.append(.text(text))
    text = ""
  }

  /// The code that an element is, by its name and attributes.
  private static func code(
    _ name: String,
    _ attributes: [XLIFFAttribute],
    _ data: [String: String]
  ) -> XLIFFDocument.Code {
    let identifier = attributes["id"] ?? attributes["mid"] ?? ""
    let edge = edge(name, attributes)
    var key = attributes["rid"] ?? identifier
    if name == "ec" || name == "em" { key = attributes["startRef"] ?? identifier }
    if name == "x" || name == "ph" { key = identifier }
    return XLIFFDocument.Code(
      edge: edge,
      key: key,
      kind: XLIFFCodeKind.kind(of: attributes),
      data: attributes["dataRef"].flatMap { data[$0] }
        ?? written(
          name,
          attributes,
          isEmpty: edge != .opening || !["g", "pc", "mrk"].contains(name)
        ),
      equivalentText: attributes["equiv-text"] ?? attributes["equiv"] ?? attributes["equivStart"]
        ?? "",
      isAnnotation: ["mrk", "sm", "em"].contains(name),
      isProtected: attributes["mtype"] == "protected"
        || ["mrk", "sm"].contains(name) && attributes["translate"] == "no",
      element: name,
      attributes: attributes
    )
  }

  private static func edge(
    _ name: String,
    _ attributes: [XLIFFAttribute]
  ) -> Article.CodeMark.Edge {
    switch name {
    case "g", "pc", "mrk", "bx", "sc", "sm", "bpt": .opening
    case "ex", "ec", "em", "ept": .closing
    case "it": attributes["pos"] == "close" ? .closing : .opening
    default: .standalone
    }
  }

  private static func written(
    _ name: String,
    _ attributes: [XLIFFAttribute],
    isEmpty: Bool
  ) -> String {
    let pairs = attributes.map { " \($0.name)=\"\(HTMLText.escaped($0.value))\"" }
    return "<\(name)\(pairs.joined())\(isEmpty ? "/" : "")>"
  }
}

extension XLIFFDocument.Code {
  /// Whether the element is none of XLIFF's own.
  var isOfTool: Bool { !Self.elements.contains(element) }

  private static let elements: Set = [
    "g", "x", "bx", "ex", "bpt", "ept", "it", "ph", "mrk", "pc", "sc", "ec", "sm", "em", "cp",
  ]
}

extension [XLIFFInlineReader.Piece] {
  /// All parts, whatever the segment.
  var parts: [XLIFFDocument.Part] { flatMap(\.parts) }
}

/// What a code does, by the words of both families.
///
/// Reference: XLIFF 1.2, `ctype`; XLIFF 2.1, `type` and `subType`.
private enum XLIFFCodeKind {
  static func kind(of attributes: [XLIFFAttribute]) -> Article.Code.Kind {
    switch attributes["subType"] ?? attributes["ctype"] ?? attributes["type"] {
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

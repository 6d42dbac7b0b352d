import Model
import XMLStreams

/// Reads the paragraphs of a part of an OpenDocument text.
struct OpenDocumentBody: XMLEventHandler {
  /// A paragraph that is being read, with those that stand in it: of text boxes.
  private struct OpenParagraph {
    var paragraph = OpenDocumentParagraph()
    var inner: [OpenDocumentParagraph] = []
    /// For each element that can have a code, how many codes it opened.
    var codeCounts: [Int] = []
  }

  /// A list that is open.
  private struct OpenList {
    let style: String?
    var number: Int
    var isItemBegun = false
  }

  private let roots: Set<String>
  private let writer: OpenDocumentBlockWriter
  private var pace: Interruption.Pace
  /// How deep in an element whose content is read; 0 outside.
  private var rootDepth = 0
  /// How deep in elements the reader stands whose content is not read.
  private var skippedDepth = 0
  private var open: [OpenParagraph] = []
  private var lists: [OpenList] = []
  private var cells: [Article.Block.TableCell] = []
  private var tableCount = 0
  private var noteDepth = 0
  private var isInDescription = false
  private var description: [UInt8] = []

  /// Elements whose content is no text of the document.
  private static let skipped: Set<String> = [
    "annotation", "tracked-changes", "note-citation", "forms", "sequence-decls", "variable-decls",
    "user-field-decls", "ruby-text", "object", "binary-data", "event-listeners",
    "index-title-template",
    "table-of-content-source", "alphabetical-index-source", "math", "hidden-text",
  ]

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - roots: The elements, without prefix, in which text is read.
  ///   - writer: Takes the paragraphs.
  ///   - interruption: Asked while the part is read.
  init(roots: Set<String>, writer: OpenDocumentBlockWriter, interruption: Interruption) {
    self.roots = roots
    self.writer = writer
    pace = interruption.pace()
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    try pace.check()
    guard skippedDepth == 0 else {
      skippedDepth += 1
      return
    }
    let name = tag.name.local.string
    guard rootDepth > 0 else {
      if roots.contains(name), Self.isRoot(tag.name) {
        rootDepth = 1
        writer.isText = true
      }
      return
    }
    rootDepth += 1
    guard !Self.skipped.contains(name) else {
      rootDepth -= 1
      skippedDepth = 1
      return
    }
    start(name, tag)
  }

  mutating func endElement(_ name: XMLName) throws {
    guard skippedDepth == 0 else {
      skippedDepth -= 1
      return
    }
    guard rootDepth > 0 else { return }
    rootDepth -= 1
    switch name.local.string {
    case "p", "h": try endParagraph()
    case "span", "a": endCodes()
    case "list": _ = lists.popLast()
    case "table": _ = cells.popLast()
    case "note-body": noteDepth -= 1
    case "title", "desc": isInDescription = false
    case "frame": endFrame()
    default: break
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    try pace.check()
    guard skippedDepth == 0, rootDepth > 0 else { return }
    if isInDescription { return text.append(to: &description) }
    guard let last = open.indices.last else { return }
    open[last].paragraph.add(text.bytes)
  }

  /// The body of a text, or a header or footer in the styles.
  private static func isRoot(_ name: XMLName) -> Bool {
    name.local == "text" ? name.prefix == "office" : true
  }

  private mutating func start(_ name: String, _ tag: XMLStartTag) {
    switch name {
    case "p", "h": startParagraph(isHeading: name == "h", tag)
    case "span": openCodes(of: AttributeValues.value(tag, "style-name"))
    case "a": openLink(tag)
    case "s": addSpaces(AttributeValues.value(tag, "c").flatMap { Int($0) } ?? 1)
    case "tab":
      add(
        .standalone(Article.Code(.tab, isPaired: false, data: "<text:tab/>"), text: "\t")
      )
    case "line-break":
      add(
        .standalone(
          Article.Code(.lineBreak, isPaired: false, data: "<text:line-break/>"),
          text: ""
        )
      )
    case "note": addNoteMark(tag)
    case "note-body": noteDepth += 1
    case "list": startList(tag)
    case "list-item", "list-header": startItem(tag)
    case "table":
      tableCount += 1
      cells.append(.init(table: tableCount, row: 0, column: 0))
    case "table-header-rows": changeCell { $0.isHeader = true }
    case "table-rows": changeCell { $0.isHeader = false }
    case "table-row": changeCell { ($0.row, $0.column) = ($0.row + 1, 0) }
    case "table-cell", "covered-table-cell": startCell(tag)
    case "title", "desc":
      isInDescription = true
      if name == "desc" || description.isEmpty { description = [] }
    default: break
    }
  }

  // MARK: Paragraphs

  private mutating func startParagraph(isHeading: Bool, _ tag: XMLStartTag) {
    var opened = OpenParagraph()
    opened.paragraph.style = AttributeValues.value(tag, "style-name")
    if isHeading {
      opened.paragraph.headingLevel =
        AttributeValues.value(tag, "outline-level").flatMap { Int($0) } ?? 1
    }
    if noteDepth == 0 {
      opened.paragraph.cell = cells.last
      opened.paragraph.listItem = listItem()
    }
    open.append(opened)
  }

  private mutating func listItem() -> Article.Block.ListItem? {
    guard let list = lists.last else { return nil }
    let level = min(lists.count, 12)
    let style = lists.reversed().lazy.compactMap(\.style).first
    let isNumbered = writer.styles.isNumbered(style, level: level)
    defer { lists[lists.count - 1].isItemBegun = true }
    return .init(
      level: level,
      number: isNumbered ? list.number : nil,
      isContinued: list.isItemBegun
    )
  }

  private mutating func endParagraph() throws {
    guard let ended = open.popLast() else { return }
    if open.isEmpty || noteDepth > 0 {
      try writer.write(ended.paragraph, isNote: noteDepth > 0)
      for paragraph in ended.inner { try writer.write(paragraph, isNote: noteDepth > 0) }
    } else {
      open[open.count - 1].inner.append(ended.paragraph)
      open[open.count - 1].inner += ended.inner
    }
  }

  private mutating func add(_ item: OpenDocumentParagraph.Item) {
    guard let last = open.indices.last else { return }
    open[last].paragraph.items.append(item)
  }

  /// No author writes more spaces in a row.
  private static let maximumSpaceCount = 1_000

  private mutating func addSpaces(_ count: Int) {
    guard let last = open.indices.last else { return }
    let count = min(max(count, 1), Self.maximumSpaceCount)
    open[last].paragraph.add(repeatElement(0x20, count: count))
  }

  // MARK: Codes

  private mutating func openCodes(of style: String?) {
    guard let last = open.indices.last else { return }
    let look = writer.styles.resolved(style)
    var codes: [Article.Code] = []
    func add(_ kind: Article.Code.Kind) {
      codes.append(
        Article.Code(
          kind,
          isPaired: true,
          data: "<text:span text:style-name=\"\(HTMLText.escaped(style ?? ""))\">",
          closingData: "</text:span>"
        )
      )
    }
    if look.isBold == true { add(.bold) }
    if look.isItalic == true { add(.italic) }
    if look.isUnderlined == true { add(.underline) }
    if look.isStruck == true { add(.strikethrough) }
    if let position = look.position { add(position == "sub" ? .subscript : .superscript) }
    for code in codes { open[last].paragraph.items.append(.open(code)) }
    open[last].codeCounts.append(codes.count)
  }

  private mutating func openLink(_ tag: XMLStartTag) {
    guard let last = open.indices.last else { return }
    open[last].paragraph.items.append(
      .open(
        Article.Code(
          .link,
          isPaired: true,
          data: "<text:a>",
          closingData: "</text:a>",
          reference: AttributeValues.value(tag, "href") ?? ""
        )
      )
    )
    open[last].codeCounts.append(1)
  }

  private mutating func endCodes() {
    guard let last = open.indices.last, let count = open[last].codeCounts.popLast() else { return }
    for _ in 0..<count { open[last].paragraph.items.append(.close) }
  }

  private mutating func addNoteMark(_ tag: XMLStartTag) {
    let identifier = AttributeValues.value(tag, "id") ?? ""
    add(
      .standalone(
        Article.Code(
          .footnote,
          isPaired: false,
          data: "<text:note text:id=\"\(HTMLText.escaped(identifier))\"/>",
          identifier: identifier
        ),
        text: ""
      )
    )
  }

  private mutating func endFrame() {
    guard !description.isEmpty else { return }
    let text = String(decoding: description, as: UTF8.self)
    description = []
    add(.standalone(Article.Code(.image, isPaired: false, equivalentText: text), text: ""))
  }

  // MARK: Lists and tables

  private mutating func startList(_ tag: XMLStartTag) {
    lists.append(OpenList(style: AttributeValues.value(tag, "style-name"), number: 0))
  }

  private mutating func startItem(_ tag: XMLStartTag) {
    guard let last = lists.indices.last else { return }
    let start = AttributeValues.value(tag, "start-value").flatMap { Int($0) }
    lists[last].number = start ?? lists[last].number &+ 1
    lists[last].isItemBegun = false
  }

  private mutating func startCell(_ tag: XMLStartTag) {
    let count = AttributeValues.value(tag, "number-columns-repeated").flatMap { Int($0) } ?? 1
    let columns = min(max(1, count), 1_000)
    // What is repeated is empty; a cell that has text stands in the first of its columns.
    changeCell { $0.column += columns }
  }

  private mutating func changeCell(_ change: (inout Article.Block.TableCell) -> Void) {
    if !cells.isEmpty { change(&cells[cells.count - 1]) }
  }
}

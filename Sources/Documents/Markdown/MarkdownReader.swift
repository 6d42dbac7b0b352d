import CMarkGFM
import Model

/// Goes over the tree that cmark-gfm makes of a text.
struct MarkdownReader {
  private typealias Node = OpaquePointer

  private var builder = ArticleBuilder(collapsesSpace: false)
  private var direction: Article.Direction?
  private var lists: [(number: Int?, isItemBegun: Bool)] = []
  private var quotationLevel = 0
  private var cell = Article.Block.TableCell(table: 0, row: 0, column: 0)
  private var isInFootnote = false
  /// How many images the text that is read describes.
  private var imageDepth = 0
  private let interruption: Interruption

  init(interruption: Interruption) { self.interruption = interruption }

  mutating func addHeading(_ text: String) {
    builder.beginBlock(.heading(level: 1))
    builder.text(text)
    builder.endBlock()
  }

  mutating func read(_ text: Substring) throws {
    try interruption.check()
    let root = Self.parse(text)
    var pace = interruption.pace()
    guard let root, let iterator = cmark_iter_new(root) else {
      throw ArticleError(.outOfMemory)
    }
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(root)
    }
    while true {
      try pace.check()
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_ENTER { try enter(node) } else { exit(node) }
    }
  }

  mutating func finish() -> Article {
    var article = builder.finish(.markdown)
    article.direction = direction
    return article
  }

  private static func parse(_ text: Substring) -> Node? {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  private mutating func enter(_ node: Node) throws {
    switch Self.type(node) {
    case "paragraph": beginBlock(.paragraph)
    case "heading": beginBlock(.heading(level: Int(cmark_node_get_heading_level(node))))
    case "code_block":
      var block = Article.Block(.preformatted, range: 0..<0)
      block.hasLines = true
      block.quotationLevel = quotationLevel
      builder.beginBlock(block)
      builder.text(Self.literal(node))
      builder.endBlock()
    case "block_quote": quotationLevel += 1
    case "list": beginList(node)
    case "item": if !lists.isEmpty { lists[lists.count - 1].isItemBegun = false }
    case "footnote_definition": isInFootnote = true
    case "table": cell = .init(table: cell.table + 1, row: 0, column: 0)
    case "table_header", "table_row": (cell.row, cell.column) = (cell.row + 1, 0)
    case "table_cell":
      cell.column += 1
      cell.isHeader = cell.row == 1
      builder.beginBlock(.tableCell(cell))
    case "html_block": try readHTML(Self.literal(node))
    default: enterInline(node)
    }
  }

  private mutating func exit(_ node: Node) {
    switch Self.type(node) {
    case "paragraph", "heading", "table_cell": builder.endBlock()
    case "block_quote": quotationLevel -= 1
    case "list": _ = lists.popLast()
    case "item":
      if let number = lists.last?.number { lists[lists.count - 1].number = number &+ 1 }
    case "footnote_definition": isInFootnote = false
    case "image": imageDepth -= 1
    case "emph", "strong", "strikethrough", "link": if imageDepth == 0 { builder.close() }
    default: break
    }
  }

  private mutating func beginList(_ node: Node) {
    builder.endBlock()
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    lists.append((isOrdered ? Int(cmark_node_get_list_start(node)) : nil, false))
  }

  private mutating func beginBlock(_ kind: Article.Block.Kind) {
    var block = Article.Block(kind, range: 0..<0)
    if isInFootnote { block.kind = .footnote }
    if kind == .paragraph, let list = lists.last {
      block.kind = .listItem(
        .init(level: lists.count, number: list.number, isContinued: list.isItemBegun)
      )
      lists[lists.count - 1].isItemBegun = true
    }
    block.quotationLevel = quotationLevel
    builder.beginBlock(block)
  }

  private mutating func enterInline(_ node: Node) {
    guard builder.isInBlock, imageDepth == 0 || Self.type(node) == "image" else { return }
    switch Self.type(node) {
    case "image": addImage(node)
    case "text": builder.text(Self.literal(node))
    case "softbreak": builder.text(" ")
    case "linebreak": builder.standalone(Article.Code(.lineBreak, isPaired: false, data: "\\\n"))
    case "code":
      builder.open(Article.Code(.monospace, isPaired: true, data: "`", closingData: "`"))
      builder.text(Self.literal(node))
      builder.close()
    case "html_inline": readInlineHTML(Self.literal(node))
    case "emph": builder.open(Article.Code(.italic, isPaired: true, data: "*", closingData: "*"))
    case "strong": builder.open(Article.Code(.bold, isPaired: true, data: "**", closingData: "**"))
    case "strikethrough":
      builder.open(Article.Code(.strikethrough, isPaired: true, data: "~~", closingData: "~~"))
    case "link": openLink(node)
    case "footnote_reference":
      builder.standalone(
        Article.Code(.footnote, isPaired: false, data: "[^\(Self.literal(node))]")
      )
    default: break
    }
  }

  private mutating func openLink(_ node: Node) {
    let address = Self.string(cmark_node_get_url(node))
    let title = Self.string(cmark_node_get_title(node))
    let label = title.isEmpty ? "" : " \"\(title)\""
    builder.open(
      Article.Code(
        .link,
        isPaired: true,
        data: "[",
        closingData: "](\(address)\(label))",
        reference: address
      )
    )
  }

  private mutating func addImage(_ node: Node) {
    imageDepth += 1
    guard imageDepth == 1 else { return }
    var description = ""
    var child = cmark_node_first_child(node)
    while let next = child {
      description += Self.literal(next)
      child = cmark_node_next(next)
    }
    let address = Self.string(cmark_node_get_url(node))
    builder.standalone(
      Article.Code(
        .image,
        isPaired: false,
        data: "![\(description)](\(address))",
        equivalentText: description,
        reference: address
      )
    )
  }

  private static func type(_ node: Node) -> String {
    // The library has no names for these two.
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: string(cmark_node_get_type_string(node))
    }
  }

  private static func literal(_ node: Node) -> String { string(cmark_node_get_literal(node)) }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

extension MarkdownReader {
  /// Reads HTML that stands as a block of its own; what it says of the direction holds for all.
  private mutating func readHTML(_ text: String) throws {
    let tree = try HTMLTree(parsing: Array(text.utf8), interruption: interruption)
    direction =
      direction
      ?? tree.nodes.lazy.compactMap { $0.attribute("dir") }.first
      .flatMap { Article.Direction($0) }
    // The builder is moved to the reader and back: a copy for each piece of HTML would take time that
    // grows with the square of their number.
    var taken = ArticleBuilder(collapsesSpace: false)
    swap(&taken, &builder)
    var reader = HTMLBlockReader(
      tree,
      skipped: HTMLMainContent.unreadable(in: tree),
      builder: taken,
      interruption: interruption
    )
    taken = ArticleBuilder(collapsesSpace: false)
    try reader.read()
    builder = reader.takeBuilder()
    builder.endBlock()
    builder.collapsesSpace = false
  }

  /// Keeps a tag in a line as a code, without looking for its partner.
  private mutating func readInlineHTML(_ text: String) {
    let isLineBreak = text.lowercased().hasPrefix("<br")
    builder.standalone(Article.Code(isLineBreak ? .lineBreak : .other, isPaired: false, data: text))
  }
}

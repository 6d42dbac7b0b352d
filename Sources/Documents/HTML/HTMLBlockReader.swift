import Model

/// Reads the blocks and codes of an HTML tree, or of the parts of it that are wanted.
struct HTMLBlockReader {
  /// What the elements around a text say of it.
  private struct Context {
    var kind = Article.Block.Kind.paragraph
    var quotationLevel = 0
    var listLevel = 0
    var isPreformatted = false
    /// Whether the text stays as it is in a translation.
    var isProtected = false
    var language: LanguageTag?
    var direction: Article.Direction?
  }

  private let tree: HTMLTree
  private let skipped: [Bool]
  /// Takes what is read.
  private var builder: ArticleBuilder
  private var tableCount = 0
  private var pace: Interruption.Pace
  /// How many codes can be open at once; what is nested deeper keeps its text alone.
  private static let maximumCodeDepth = 32

  /// Prepares to read a tree.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - skipped: For each node, whether it is left out with all that stands in it.
  ///   - builder: Takes what is read.
  ///   - interruption: Asked while the tree is read.
  init(
    _ tree: HTMLTree,
    skipped: [Bool],
    builder: ArticleBuilder,
    interruption: Interruption
  ) {
    pace = interruption.pace()
    self.tree = tree
    self.skipped = skipped
    self.builder = builder
  }

  /// Reads the tree into the builder.
  mutating func read() throws(InterruptionError) {
    try read(0, Context())
    builder.endBlock()
  }

  /// Gives the builder back, with what was read.
  mutating func takeBuilder() -> ArticleBuilder {
    var taken = ArticleBuilder(collapsesSpace: false)
    swap(&taken, &builder)
    return taken
  }

  private mutating func read(_ index: Int, _ context: Context) throws(InterruptionError) {
    guard !skipped[index] else { return }
    try pace.check()
    let node = tree.nodes[index]
    if node.isText {
      read(text: node.text, context)
    } else if HTMLElements.isBlock(node.name) {
      try readBlock(index, node, context)
    } else {
      try readInline(index, node, context)
    }
  }

  private mutating func readChildren(
    of index: Int,
    _ context: Context
  ) throws(InterruptionError) {
    for child in tree.children(of: index) { try read(child, context) }
  }

  private mutating func readBlock(
    _ index: Int,
    _ node: HTMLTree.Node,
    _ context: Context
  ) throws(InterruptionError) {
    builder.endBlock()
    var context = context
    if let language = node.attribute("lang").flatMap({ LanguageTag($0) }) {
      context.language = language
    }
    if let direction = node.attribute("dir").flatMap({ Article.Direction($0) }) {
      context.direction = direction
    }
    if let isProtected = node.isProtected { context.isProtected = isProtected }
    switch node.name {
    case "ul", "ol", "menu", "dir": return try readList(index, node, context)
    case "table": return try readTable(index, node, context)
    case "blockquote": context.quotationLevel += 1
    case _ where HTMLElements.preformatted.contains(node.name): context.isPreformatted = true
    default: break
    }
    if let level = HTMLElements.headings[node.name] { context.kind = .heading(level: level) }
    try readChildren(of: index, context)
    builder.endBlock()
  }

  private mutating func readList(
    _ index: Int,
    _ node: HTMLTree.Node,
    _ context: Context
  ) throws(InterruptionError) {
    var context = context
    context.listLevel += 1
    var number = node.attribute("start").flatMap { Int($0) } ?? 1
    for child in tree.children(of: index) {
      let item = tree.nodes[child]
      if item.name == "li", !skipped[child] {
        if let value = item.attribute("value").flatMap({ Int($0) }) { number = value }
        let place = Article.Block.ListItem(
          level: context.listLevel,
          number: node.name == "ol" ? number : nil
        )
        context.kind = .listItem(place)
        let count = builder.blockCount
        try readItem(child, context, place)
        if builder.blockCount > count { number &+= 1 }
      } else {
        try read(child, context)
      }
    }
    builder.endBlock()
  }

  /// Reads a list item, whose second block and all that follow go on with the first.
  private mutating func readItem(
    _ index: Int,
    _ context: Context,
    _ place: Article.Block.ListItem
  ) throws(InterruptionError) {
    builder.endBlock()
    var context = context
    if let isProtected = tree.nodes[index].isProtected { context.isProtected = isProtected }
    let count = builder.blockCount
    for child in tree.children(of: index) {
      if builder.blockCount > count {
        var continued = place
        continued.isContinued = true
        context.kind = .listItem(continued)
      }
      try read(child, context)
    }
    builder.endBlock()
  }

  private mutating func readTable(
    _ index: Int,
    _ node: HTMLTree.Node,
    _ context: Context
  ) throws(InterruptionError) {
    let rows = HTMLTable.rows(of: index, in: tree)
    // A table of one cell in each row only arranges a page.
    let isLayout =
      node.attribute("role") == "presentation" || rows.allSatisfy { $0.count < 2 }
      || HTMLTable.arrangesPage(index, tree)
    guard !isLayout else { return try readChildren(of: index, context) }
    tableCount += 1
    let table = tableCount
    // Browsers show what stands outside of the cells before the table.
    for child in HTMLTable.outsiders(of: index, in: tree) { try read(child, context) }
    builder.endBlock()
    for (row, cells) in rows.enumerated() {
      var column = 1
      for cell in cells where !skipped[cell] {
        var context = context
        let isHeader = tree.nodes[cell].name == "th"
        context.kind = .tableCell(
          .init(table: table, row: row + 1, column: column, isHeader: isHeader)
        )
        try read(cell, context)
        let span = tree.nodes[cell].attribute("colspan").flatMap { Int($0) } ?? 1
        column += min(max(1, span), 1_000)
      }
    }
    builder.endBlock()
  }

  private mutating func readInline(
    _ index: Int,
    _ node: HTMLTree.Node,
    _ context: Context
  ) throws(InterruptionError) {
    var context = context
    switch node.name {
    case "br": return readLineBreak()
    case "img", "image", "amp-img", "amp-anim": return readImage(node, context)
    case "wbr": return
    default: break
    }
    let isProtected = node.isProtected ?? context.isProtected
    let kind =
      HTMLElements.inline[node.name] ?? (isProtected && !context.isProtected ? .other : nil)
    guard let kind, builder.openCodeCount < Self.maximumCodeDepth else {
      return try readChildren(of: index, context)
    }
    var code = Article.Code(
      kind,
      isPaired: true,
      data: HTMLTag.start(node),
      closingData: "</\(node.name)>",
      equivalentText: "",
      reference: node.attribute("href")
    )
    code.isProtected = isProtected
    context.isProtected = isProtected
    builder.open(code)
    try readChildren(of: index, context)
    builder.close()
  }

  /// A line break is a code; two of them end a block, as authors without paragraphs mean them.
  private mutating func readLineBreak() {
    guard builder.blockHasContent else { return }
    if builder.endsInLineBreak { return builder.endBlock() }
    builder.standalone(Article.Code(.lineBreak, isPaired: false, data: "<br>"))
  }

  private mutating func readImage(_ node: HTMLTree.Node, _ context: Context) {
    // Small images count readers or decorate; one without a description says nothing.
    guard let source = node.attribute("src"), !source.isEmpty,
      let description = node.attribute("alt"), !description.isEmpty
    else { return }
    beginBlock(context)
    builder.standalone(
      Article.Code(
        .image,
        isPaired: false,
        data: HTMLTag.start(node),
        equivalentText: description,
        reference: source
      )
    )
  }

  private mutating func read(text: String, _ context: Context) {
    if !builder.blockHasContent, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      return
    }
    beginBlock(context)
    guard context.isProtected, !builder.isProtected else { return builder.text(text) }
    // A paragraph that is protected as a whole has no element of its own in the line.
    var code = Article.Code(
      .other,
      isPaired: true,
      data: "<span translate=\"no\">",
      closingData: "</span>"
    )
    code.isProtected = true
    builder.open(code)
    builder.text(text)
    builder.close()
  }

  /// Begins a block, unless one is open.
  private mutating func beginBlock(_ context: Context) {
    guard !builder.isInBlock else { return }
    var block = Article.Block(context.kind, range: 0..<0)
    if context.isPreformatted, context.kind == .paragraph { block.kind = .preformatted }
    block.hasLines = context.isPreformatted
    block.quotationLevel = context.quotationLevel
    block.language = context.language
    block.direction = context.direction
    builder.collapsesSpace = !context.isPreformatted
    builder.beginBlock(block)
  }
}

/// The rows and cells of a table.
private enum HTMLTable {
  private static let sections: Set<String> = ["thead", "tbody", "tfoot"]

  /// Returns what stands in a table outside of its cells, captions too, in the order of the document.
  static func outsiders(of table: Int, in tree: HTMLTree) -> [Int] {
    var outsiders: [Int] = []
    var pending = [table]
    while let next = pending.popLast() {
      let name = tree.nodes[next].name
      if next == table || name == "tr" || sections.contains(name) {
        pending += tree.children(of: next).reversed()
      } else if name != "td", name != "th" {
        outsiders.append(next)
      }
    }
    return outsiders
  }

  static func rows(of table: Int, in tree: HTMLTree) -> [[Int]] {
    var rows: [[Int]] = []
    var pending = [table]
    while let next = pending.popLast() {
      let node = tree.nodes[next]
      if node.name == "tr" {
        rows.append(
          tree.children(of: next).filter { ["td", "th"].contains(tree.nodes[$0].name) }
        )
      } else if next == table || sections.contains(node.name) {
        pending += tree.children(of: next).reversed()
      }
    }
    return rows
  }

  /// Whether a table has tables or whole texts in its cells, and no headings of columns.
  static func arrangesPage(_ table: Int, _ tree: HTMLTree) -> Bool {
    var pending = Array(tree.children(of: table))
    var breakCount = 0
    while let next = pending.popLast() {
      switch tree.nodes[next].name {
      case "table": return true
      case "th", "thead": return false
      case "br", "p": breakCount += 1
      default: break
      }
      pending += tree.children(of: next)
    }
    return breakCount > 2 * max(3, rows(of: table, in: tree).joined().count)
  }
}

/// Start tags as text.
enum HTMLTag {
  /// Returns the start tag of an element, which says the same as the one in the document.
  static func start(_ node: HTMLTree.Node) -> String {
    let attributes = node.attributes.map { " \($0.name)=\"\(HTMLText.escaped($0.value))\"" }
    return "<\(node.name)\(attributes.joined())>"
  }
}

extension Article.Direction {
  init?(_ attribute: String) {
    self.init(rawValue: attribute.lowercased())
  }
}

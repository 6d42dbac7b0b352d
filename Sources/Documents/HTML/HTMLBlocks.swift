import Model

/// Puts blocks into the lists, tables and quotations that they stood in.
struct HTMLBlocks {
  /// What a block can stand in.
  private enum Container: Hashable {
    case quotation
    case list(level: Int, isNumbered: Bool)
    case item(level: Int)
    case table(Int)
    case row(Int)
    case cell(Int, isHeader: Bool)
  }

  private var open: [Container] = []
  private var html = ""

  /// Adds a block.
  ///
  /// - Parameters:
  ///   - block: What it is.
  ///   - content: Its HTML.
  mutating func add(_ block: Article.Block, _ content: String) {
    let path = path(of: block)
    var common = zip(open, path).prefix { $0 == $1 }.count
    if case .listItem(let item) = block.kind, !item.isContinued {
      // The item is a new one, also where the path to it is the same.
      common = min(common, path.count - 1)
    }
    close(to: common)
    for container in path[common...] { begin(container, block) }
    html += content
  }

  /// Returns what was added since the last call.
  mutating func takeHTML() -> String {
    var taken = ""
    swap(&taken, &html)
    return taken
  }

  /// Ends what is open.
  mutating func finish() { close(to: 0) }

  private func path(of block: Article.Block) -> [Container] {
    let quotations = Array(repeating: Container.quotation, count: min(block.quotationLevel, 8))
    switch block.kind {
    case .paragraph, .heading, .preformatted, .footnote: return quotations
    case .listItem(let item):
      let level = min(max(item.level, 1), 12)
      var path = quotations
      for depth in 1...level {
        let isOpen = open.contains(.list(level: depth, isNumbered: true))
        let isNumbered = depth == level ? item.number != nil : isOpen
        path += [.list(level: depth, isNumbered: isNumbered), .item(level: depth)]
      }
      return path
    case .tableCell(let cell):
      return quotations + [
        .table(cell.table), .row(cell.row), .cell(cell.column, isHeader: cell.isHeader),
      ]
    }
  }

  private mutating func begin(_ container: Container, _ block: Article.Block) {
    open.append(container)
    switch container {
    case .quotation: html += "<blockquote>\n"
    case .list(let level, let isNumbered):
      var start = ""
      if case .listItem(let item) = block.kind, item.level == level, let number = item.number,
        number != 1
      {
        start = " start=\"\(number)\""
      }
      html += isNumbered ? "<ol\(start)>\n" : "<ul>\n"
    case .item: html += "<li>"
    case .table:
      html += "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n"
    case .row: html += "<tr>"
    case .cell(_, let isHeader): html += isHeader ? "<th>" : "<td>"
    }
  }

  private mutating func close(to count: Int) {
    while open.count > count {
      switch open.removeLast() {
      case .quotation: html += "</blockquote>\n"
      case .list(_, let isNumbered): html += isNumbered ? "</ol>\n" : "</ul>\n"
      case .item: html += "</li>\n"
      case .table: html += "</table></div>\n"
      case .row: html += "</tr>\n"
      case .cell(_, let isHeader): html += isHeader ? "</th>" : "</td>"
      }
    }
  }
}
